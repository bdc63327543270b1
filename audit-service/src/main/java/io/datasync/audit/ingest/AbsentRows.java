package io.datasync.audit.ingest;

import io.datasync.audit.storage.Texts;
import io.datasync.contract.event.SyncEvent.AbsentRecords;
import io.datasync.contract.run.AbsentRecord;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes table `absent_record`: a chunk is one statement.
final class AbsentRows {
    private static final String INSERT =
            """
            INSERT INTO absent_record (sync_id, dataset, chunk, place, subject_key, name, detail)
            SELECT :syncId, :dataset, :chunk, place, subject_key, name, detail
            FROM unnest(CAST(:keys AS text[]), CAST(:names AS text[]), CAST(:details AS text[])) WITH ORDINALITY
                 AS listed (subject_key, name, detail, place)
            ON CONFLICT DO NOTHING
            """;

    private AbsentRows() {}

    static void insert(Handle handle, AbsentRecords absent) {
        RecordRows.mention(handle, absent.syncId(), absent.dataset());
        List<AbsentRecord> records = absent.records();
        if (records.isEmpty()) {
            return;
        }
        handle.createUpdate(INSERT)
                .bind("syncId", absent.syncId())
                .bind("dataset", absent.dataset())
                .bind("chunk", absent.chunk())
                .bind("keys", texts(records, AbsentRecord::key))
                .bind("names", texts(records, AbsentRecord::name))
                .bind("details", texts(records, AbsentRecord::detail))
                .execute();
    }

    private static String[] texts(
            List<AbsentRecord> records, Function<AbsentRecord, @Nullable String> column) {
        return records.stream()
                .map(record -> Texts.storable(column.apply(record)))
                .toArray(String[]::new);
    }
}
