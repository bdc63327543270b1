package io.datasync.audit.records;

import io.datasync.audit.paging.Cursor;
import io.datasync.audit.paging.Page;
import io.datasync.audit.storage.Texts;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The records that a run found to be no longer in the sheet, in the order of its datasets and then of their keys.
@Singleton
final class AbsentFromSheet {
    /// Parts of a cursor: dataset, chunk, place within it.
    static final int CURSOR = 3;

    private static final String OF_DATASET =
            """
            SELECT a.dataset, a.subject_key, a.name, a.detail, a.chunk, a.place FROM absent_record a
            WHERE a.sync_id = :syncId AND a.dataset = :dataset AND (a.chunk, a.place) > (:afterChunk, :afterPlace)
            """;

    private static final String WORDS =
            " AND (a.subject_key ILIKE :words OR a.name ILIKE :words OR a.detail ILIKE :words)";

    private static final String IN_KEY_ORDER = " ORDER BY a.chunk, a.place LIMIT :limit";

    /// Where there are very many the run lists the first of them and tells how many there are.
    private static final String ALL =
            """
            SELECT coalesce(sum(greatest(coalesce(d.absent, 0),
                                         (SELECT count(*) FROM absent_record a
                                          WHERE a.sync_id = d.sync_id AND a.dataset = d.dataset))), 0)
            FROM run_dataset d WHERE d.sync_id = :syncId AND d.dataset = ANY (:datasets)
            """;

    private static final String FOUND =
            "SELECT count(*) FROM absent_record a WHERE a.sync_id = :syncId AND a.dataset = ANY (:datasets)"
                    + WORDS;

    private final Jdbi jdbi;

    AbsentFromSheet(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A record, and where it stands in the list.
    private record Placed(AbsentItem item, Cursor place) {}

    /// @param datasets empty for all
    /// @param words    stand in the key, the name or the detail; null for any
    Page<AbsentItem> page(
            UUID syncId,
            List<String> datasets,
            @Nullable String words,
            int limit,
            @Nullable Cursor after) {
        List<Placed> found =
                jdbi.withHandle(handle -> read(handle, syncId, datasets, words, limit + 1, after));
        Page<Placed> page = Page.of(found, limit, Placed::place);
        return new Page<>(page.items().stream().map(Placed::item).toList(), page.next());
    }

    /// How many there are, or with words: how many of the listed ones have them.
    long total(UUID syncId, List<String> datasets, @Nullable String words) {
        return jdbi.withHandle(
                handle -> {
                    Query query =
                            handle.createQuery(words == null ? ALL : FOUND)
                                    .bind("syncId", syncId)
                                    .bind(
                                            "datasets",
                                            RunDatasets.of(handle, syncId, datasets)
                                                    .toArray(String[]::new));
                    return bind(query, words).mapTo(Long.class).one();
                });
    }

    private static List<Placed> read(
            Handle handle,
            UUID syncId,
            List<String> wanted,
            @Nullable String words,
            int limit,
            @Nullable Cursor after) {
        List<Placed> found = new ArrayList<>();
        int chunk = after == null ? 0 : after.integer(1);
        int place = after == null ? 0 : after.integer(2);
        List<String> datasets = RunDatasets.of(handle, syncId, wanted);
        for (String dataset : RunDatasets.from(datasets, after)) {
            Query query =
                    handle.createQuery(OF_DATASET + (words == null ? "" : WORDS) + IN_KEY_ORDER)
                            .bind("syncId", syncId)
                            .bind("dataset", dataset)
                            .bind("afterChunk", chunk)
                            .bind("afterPlace", place)
                            .bind("limit", limit - found.size());
            found.addAll(bind(query, words).map((row, _) -> placed(row)).list());
            chunk = 0;
            place = 0;
        }
        return found;
    }

    private static Query bind(Query query, @Nullable String words) {
        return words == null ? query : query.bind("words", Texts.containing(words));
    }

    private static Placed placed(ResultSet row) throws SQLException {
        AbsentItem item =
                new AbsentItem(
                        row.getString("dataset"),
                        row.getString("subject_key"),
                        row.getString("name"),
                        row.getString("detail"));
        return new Placed(
                item, Cursor.of(item.dataset(), row.getInt("chunk"), row.getInt("place")));
    }
}
