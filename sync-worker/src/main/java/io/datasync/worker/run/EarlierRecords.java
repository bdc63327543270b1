package io.datasync.worker.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.datasync.contract.Json;
import io.datasync.contract.run.RecordOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;

/// What an ended run did with its records, read again from its slices, one slice at a time.
///
/// @param after the slice that was read last, 0 before the first
public record EarlierRecords(UUID syncId, int ordinal, Which which, int after) {
    private static final TypeReference<List<RecordOutcome>> RECORDS = new TypeReference<>() {};

    /// Which slices are worth reading. They hold other records too.
    public enum Which {
        CHANGED,
        LEFT
    }

    /// A slice's records, and those of the slices after it.
    public record Part(List<RecordOutcome> records, EarlierRecords rest) {
        public Part {
            records = List.copyOf(records);
        }
    }

    /// Of one dataset, by its place in the earlier run.
    public static EarlierRecords of(UUID syncId, int ordinal, Which which) {
        return new EarlierRecords(syncId, ordinal, which, 0);
    }

    /// The datasets of the run that has such records, in its order.
    public static List<Told> datasets(Handle handle, UUID syncId, Which which) {
        return handle.createQuery(
                        """
                        SELECT d.ordinal, d.dataset FROM run_dataset d
                        WHERE d.sync_id = :syncId
                              AND EXISTS (SELECT FROM slice s WHERE s.sync_id = d.sync_id AND s.ordinal = d.ordinal
                                                                    AND %s)
                        ORDER BY d.ordinal
                        """
                                .formatted(condition(which)))
                .bind("syncId", syncId)
                .map((row, _) -> new Told(row.getInt("ordinal"), row.getString("dataset")))
                .list();
    }

    /// A dataset of the earlier run.
    public record Told(int ordinal, String dataset) {}

    /// SHA-256 over all that the run's slices hold, hex.
    public static String hash(Handle handle, UUID syncId) {
        return handle.createQuery(
                        """
                        SELECT encode(sha256(coalesce(string_agg(sha256(details), ''::bytea ORDER BY ordinal, slice),
                                                      ''::bytea)), 'hex')
                        FROM slice WHERE sync_id = :syncId
                        """)
                .bind("syncId", syncId)
                .mapTo(String.class)
                .one();
    }

    /// Empty when all were read.
    public Optional<Part> next(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT slice, details FROM slice s
                        WHERE sync_id = :syncId AND ordinal = :ordinal AND slice > :after AND details IS NOT NULL AND %s
                        ORDER BY slice
                        LIMIT 1
                        """
                                .formatted(condition(which)))
                .bind("syncId", syncId)
                .bind("ordinal", ordinal)
                .bind("after", after)
                .map(
                        (row, _) ->
                                new Part(
                                        inflated(row.getBytes("details")),
                                        new EarlierRecords(
                                                syncId, ordinal, which, row.getInt("slice"))))
                .findOne();
    }

    private static String condition(Which which) {
        return switch (which) {
            case CHANGED -> "s.created + s.updated > 0";
            case LEFT -> "s.skipped + s.failed > 0";
        };
    }

    private static List<RecordOutcome> inflated(byte[] details) {
        try (InflaterInputStream json =
                new InflaterInputStream(new ByteArrayInputStream(details))) {
            return Json.mapper().readValue(json, RECORDS);
        } catch (IOException e) {
            throw new IllegalStateException("a slice holds JSON that is not ours", e);
        }
    }
}
