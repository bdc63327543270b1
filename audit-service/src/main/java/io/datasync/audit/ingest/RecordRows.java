package io.datasync.audit.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.audit.storage.Texts;
import io.datasync.contract.Json;
import io.datasync.contract.event.SyncEvent.PlannedRecords;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes tables `record` and `planned_record`: a slice is one statement, however many records it has.
final class RecordRows {
    private static final String INTO_RECORD = into("record");
    private static final String INTO_PLANNED = into("planned_record");

    /// The place among the datasets comes with the run's own views; until then behind all that have one.
    private static final String MENTION_DATASET =
            """
            INSERT INTO run_dataset (sync_id, dataset, position) VALUES (:syncId, :dataset, 1000)
            ON CONFLICT (sync_id, dataset) DO NOTHING
            """;

    private RecordRows() {}

    /// What a chunk did.
    static void insert(Handle handle, RecordsChanged slice) {
        insert(
                handle,
                INTO_RECORD,
                new FactId(slice.syncId(), slice.seq()),
                slice.dataset(),
                slice.records());
    }

    /// What the plan of a held run would do.
    static void insert(Handle handle, PlannedRecords slice) {
        insert(
                handle,
                INTO_PLANNED,
                new FactId(slice.syncId(), slice.seq()),
                slice.dataset(),
                slice.records());
    }

    /// Makes sure that the run has this dataset.
    static void mention(Handle handle, UUID syncId, String dataset) {
        handle.createUpdate(MENTION_DATASET)
                .bind("syncId", syncId)
                .bind("dataset", dataset)
                .execute();
    }

    private static void insert(
            Handle handle, String into, FactId fact, String dataset, List<RecordOutcome> told) {
        mention(handle, fact.syncId(), dataset);
        List<RecordOutcome> records =
                told.stream().filter(record -> record.outcome() != Outcome.UNCHANGED).toList();
        if (records.isEmpty()) {
            return;
        }
        handle.createUpdate(into)
                .bind("syncId", fact.syncId())
                .bind("seq", fact.seq())
                .bind("dataset", dataset)
                .bind("outcomes", texts(records, record -> record.outcome().wire()))
                .bind("tabs", texts(records, RecordOutcome::tab))
                .bind("rows", records.stream().map(RecordOutcome::row).toArray(Integer[]::new))
                .bind("keys", texts(records, RecordOutcome::key))
                .bind("names", texts(records, RecordOutcome::name))
                .bind("details", texts(records, RecordOutcome::detail))
                .bind("reasons", texts(records, RecordOutcome::reason))
                .bind("changes", texts(records, record -> json(record.changes())))
                .bind("problems", texts(records, record -> json(record.problems())))
                .bind(
                        "removed",
                        records.stream().map(RecordOutcome::wasRemoved).toArray(Boolean[]::new))
                .execute();
    }

    /// The two tables have the same columns and the same key.
    private static String into(String table) {
        return """
            INSERT INTO %s (sync_id, seq, dataset, outcome, tab, sheet_row, subject_key, name, detail, reason,
                                changes, problems, removed)
            SELECT :syncId, :seq, :dataset, outcome, tab, sheet_row, subject_key, name, detail, reason,
                   CAST(changes AS jsonb), CAST(problems AS jsonb), removed
            FROM unnest(CAST(:outcomes AS text[]), CAST(:tabs AS text[]), CAST(:rows AS integer[]),
                        CAST(:keys AS text[]), CAST(:names AS text[]), CAST(:details AS text[]),
                        CAST(:reasons AS text[]), CAST(:changes AS text[]), CAST(:problems AS text[]),
                        CAST(:removed AS boolean[]))
                 AS slice (outcome, tab, sheet_row, subject_key, name, detail, reason, changes, problems, removed)
            ON CONFLICT (sync_id, dataset, sheet_row) DO NOTHING"""
                .formatted(table);
    }

    private static String[] texts(
            List<RecordOutcome> records, Function<RecordOutcome, @Nullable String> column) {
        return records.stream()
                .map(record -> Texts.storable(column.apply(record)))
                .toArray(String[]::new);
    }

    private static String json(Object value) {
        try {
            return Texts.storableJson(Json.mapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record's changes can be written as JSON", e);
        }
    }
}
