package io.datasync.audit.records;

import io.datasync.audit.paging.Cursor;
import io.datasync.audit.paging.Page;
import io.datasync.audit.problem.RequestProblem;
import io.datasync.audit.storage.Texts;
import io.datasync.contract.run.RecordOutcome;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// What a run did to records, in the order of its datasets and then of the sheet.
@Singleton
public final class RunRecords {
    /// Parts of a cursor: dataset, row.
    static final int CURSOR = 2;

    private static final int FETCH_SIZE = 500;

    private static final String EXISTS =
            """
            SELECT EXISTS (SELECT FROM run
                           WHERE id = :id OR (origin = 'dead_letter' AND request IS NULL AND sync_id = :id))
            """;

    private static final String OF_DATASET = " WHERE c.sync_id = :syncId AND c.dataset = :dataset";

    private static final String IN_SHEET_ORDER = " ORDER BY c.sheet_row";

    private static final String OUTCOMES = " AND c.outcome = ANY (:outcomes)";

    private static final String WORDS =
            " AND (c.name ILIKE :words OR c.detail ILIKE :words OR c.subject_key ILIKE :words OR c.reason ILIKE :words)";

    private final Jdbi jdbi;

    RunRecords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// @throws RequestProblem RUN_NOT_FOUND, also for what is no UUID: it is the id of no run
    UUID existing(String syncId) {
        try {
            UUID run = UUID.fromString(syncId);
            if (exists(run)) {
                return run;
            }
        } catch (IllegalArgumentException e) {
            throw RequestProblem.runNotFound(syncId);
        }
        throw RequestProblem.runNotFound(syncId);
    }

    private boolean exists(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery(EXISTS).bind("id", id).mapTo(Boolean.class).one());
    }

    /// All records of one dataset, handed on one by one; a run may have very many.
    public void forEach(UUID syncId, String dataset, Consumer<RecordOutcome> taker) {
        jdbi.useTransaction(
                handle -> {
                    try (Stream<RecordOutcome> records =
                            handle
                                    .createQuery(
                                            select(Stage.APPLIED) + OF_DATASET + IN_SHEET_ORDER)
                                    .bind("syncId", syncId)
                                    .bind("dataset", dataset)
                                    .setFetchSize(FETCH_SIZE)
                                    .map((row, _) -> RecordColumns.read(row))
                                    .stream()) {
                        records.forEach(taker);
                    }
                });
    }

    Page<RecordOutcome> page(UUID syncId, RecordFilter filter, int limit, @Nullable Cursor after) {
        return jdbi.withHandle(
                handle -> {
                    List<RecordOutcome> found = new ArrayList<>();
                    int row = after == null ? 0 : after.integer(1);
                    List<String> datasets = RunDatasets.of(handle, syncId, filter.datasets());
                    for (String dataset : RunDatasets.from(datasets, after)) {
                        found.addAll(
                                read(
                                        handle,
                                        syncId,
                                        dataset,
                                        filter,
                                        row,
                                        limit + 1 - found.size()));
                        row = 0;
                    }
                    return Page.of(found, limit, last -> Cursor.of(last.dataset(), last.row()));
                });
    }

    long total(UUID syncId, RecordFilter filter) {
        String sql =
                "SELECT count(*) FROM "
                        + filter.stage().table()
                        + " c WHERE c.sync_id = :syncId AND c.dataset = ANY (:datasets)"
                        + conditions(filter);
        return jdbi.withHandle(
                handle -> {
                    String[] datasets =
                            RunDatasets.of(handle, syncId, filter.datasets())
                                    .toArray(String[]::new);
                    Query query =
                            handle.createQuery(sql)
                                    .bind("syncId", syncId)
                                    .bind("datasets", datasets);
                    return bind(query, filter).mapTo(Long.class).one();
                });
    }

    private static String select(Stage stage) {
        return "SELECT " + RecordColumns.ALL + " FROM " + stage.table() + " c";
    }

    private static List<RecordOutcome> read(
            Handle handle,
            UUID syncId,
            String dataset,
            RecordFilter filter,
            int afterRow,
            int limit) {
        if (limit <= 0) {
            return List.of();
        }
        String sql =
                select(filter.stage())
                        + OF_DATASET
                        + " AND c.sheet_row > :afterRow"
                        + conditions(filter)
                        + IN_SHEET_ORDER
                        + " LIMIT :limit";
        Query query =
                handle.createQuery(sql)
                        .bind("syncId", syncId)
                        .bind("dataset", dataset)
                        .bind("afterRow", afterRow)
                        .bind("limit", limit);
        return bind(query, filter).map((row, _) -> RecordColumns.read(row)).list();
    }

    private static String conditions(RecordFilter filter) {
        return (filter.outcomes().isEmpty() ? "" : OUTCOMES)
                + (filter.words() == null ? "" : WORDS);
    }

    private static Query bind(Query query, RecordFilter filter) {
        if (!filter.outcomes().isEmpty()) {
            query.bind("outcomes", filter.outcomes().toArray(String[]::new));
        }
        if (filter.words() != null) {
            query.bind("words", Texts.containing(filter.words()));
        }
        return query;
    }
}
