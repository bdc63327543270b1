package io.datasync.worker.outbox;

import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.Revision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.InflaterOutputStream;
import org.jspecify.annotations.Nullable;

/// A fact in the outbox.
///
/// @param payload its data; null when it tells of a slice
/// @param slice   the slice it tells of, done or planned; null when it has data of its own
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record OutboxRow(
        long id,
        UUID syncId,
        long seq,
        String type,
        Instant occurredAt,
        byte @Nullable [] payload,
        @Nullable SliceRow slice) {
    /// Everything that [#of] reads, without a WHERE.
    static final String SELECT =
            """
            SELECT o.id, o.sync_id, o.seq, o.type, o.occurred_at, o.payload, o.slice,
                   coalesce(s.details, p.details) AS details, r.type AS sync_type, d.dataset
            FROM outbox o
            LEFT JOIN slice s ON o.type = '%s'
                 AND s.sync_id = o.sync_id AND s.ordinal = o.slice_ordinal AND s.slice = o.slice
            LEFT JOIN planned_slice p ON o.type = '%s'
                 AND p.sync_id = o.sync_id AND p.ordinal = o.slice_ordinal AND p.slice = o.slice
            LEFT JOIN run_dataset d ON d.sync_id = o.sync_id AND d.ordinal = o.slice_ordinal
            LEFT JOIN run r ON r.sync_id = d.sync_id
            """
                    .formatted(EventTypes.RECORDS_CHANGED, EventTypes.PLANNED_RECORDS);

    /// @param details deflated JSON array of record outcomes
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record SliceRow(String syncType, String dataset, int number, byte[] details) {}

    static OutboxRow of(ResultSet row) throws SQLException {
        byte[] details = row.getBytes("details");
        return new OutboxRow(
                row.getLong("id"),
                row.getObject("sync_id", UUID.class),
                row.getLong("seq"),
                row.getString("type"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getBytes("payload"),
                details == null
                        ? null
                        : new SliceRow(
                                row.getString("sync_type"),
                                row.getString("dataset"),
                                row.getInt("slice"),
                                details));
    }

    CloudEvent event() {
        return new CloudEvent(
                syncId,
                syncId + ":" + seq,
                type,
                occurredAt,
                slice == null ? Objects.requireNonNull(payload) : data(slice));
    }

    /// The JSON of a [SyncEvent.RecordsChanged] or a [SyncEvent.PlannedRecords], which look the same, with the slice's array put in as it is.
    private byte[] data(SliceRow of) {
        String head =
                """
                {"syncId":"%s","seq":%d,"occurredAt":"%s","revision":%d,"syncType":"%s","dataset":"%s","chunk":%d,"records":"""
                        .formatted(
                                syncId,
                                seq,
                                occurredAt,
                                Revision.ofEvent(seq),
                                of.syncType(),
                                of.dataset(),
                                of.number());
        ByteArrayOutputStream data = new ByteArrayOutputStream(of.details().length * 8);
        data.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        try (InflaterOutputStream inflater = new InflaterOutputStream(data)) {
            inflater.write(of.details());
        } catch (IOException e) {
            throw new UncheckedIOException("slice " + of.number() + " cannot be inflated", e);
        }
        data.write('}');
        return data.toByteArray();
    }
}
