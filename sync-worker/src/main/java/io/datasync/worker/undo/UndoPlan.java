package io.datasync.worker.undo;

import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.plan.Planner;
import io.datasync.worker.stage.Staged;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Compares what the earlier run made of one dataset's records with the records as they are: what is still so is taken
/// back, what was edited since is kept.
///
/// A kept record's `n` is what the earlier run made of it, so that `n` and `o` differ where it was edited since.
final class UndoPlan {
    private final Staged staged;
    private final PlanTable plan;
    private final DirectoryTable directory;

    UndoPlan(Staged staged, PlanTable plan) {
        this.staged = staged;
        this.plan = plan;
        directory = plan.directory();
    }

    PlanTable table() {
        return plan;
    }

    void create(Handle handle) {
        Planner.analyze(handle, staged.table().name(), staged.rows());
        handle.execute("DROP TABLE IF EXISTS " + plan.name());
        handle.execute(compare());
        if (!directory.unique().isEmpty()) {
            handle.execute(failTaken());
        }
        Planner.analyze(handle, plan.name(), staged.rows());
    }

    private String compare() {
        return """
        CREATE UNLOGGED TABLE %s AS
        SELECT j._row, j._outcome, NULL::smallint AS _out, 0::bigint AS _missing, 0::bigint AS _taken,
               CASE WHEN j._lost IS NOT NULL THEN 'the catalog does not have ' || j._lost || ' any more'
                    WHEN j._outcome = 'f' AND j._version IS NULL THEN 'the record is no longer there'
                    WHEN j._outcome = 'f' THEN 'a record with this key was created since'
               END AS _reason,
               NULL::text AS _note, j._version, %s, %s
        FROM (SELECT s.*, t._version, %s,
                     (CASE WHEN s._lost IS NOT NULL THEN 'f'
                           WHEN s._kind = 'd' THEN CASE WHEN t._version IS NULL THEN 'c' ELSE 'f' END
                           WHEN t._version IS NULL THEN 'f'
                           WHEN %s THEN 's'
                           WHEN s._kind = 'c' THEN 'd'
                           ELSE 'u' END)::"char" AS _outcome
              FROM %s s LEFT JOIN %s t ON %s) j
        """
                .formatted(
                        plan.name(),
                        each(this::wanted, ", "),
                        each("j.o%1$d"::formatted, ", "),
                        each(i -> "t.%s AS o%d".formatted(directory.column(i), i), ", "),
                        each(
                                i ->
                                        "s.h%2$d AND t.%1$s IS DISTINCT FROM s.w%2$d"
                                                .formatted(directory.column(i), i),
                                " OR "),
                        staged.table().name(),
                        directory.name(),
                        directory.key().stream()
                                .map(i -> "t.%s = s.w%d".formatted(directory.column(i), i))
                                .collect(Collectors.joining(" AND ")));
    }

    private String each(IntFunction<String> part, String between) {
        return IntStream.range(0, directory.size())
                .mapToObj(part)
                .collect(Collectors.joining(between));
    }

    private String wanted(int column) {
        return """
        CASE WHEN j._outcome = 's' AND j.h%1$d THEN j.w%1$d
             WHEN j._outcome = 'u' AND j.h%1$d THEN j.b%1$d
             WHEN j._outcome IN ('s', 'u', 'd') THEN j.o%1$d
             WHEN j._kind = 'd' THEN j.b%1$d
             WHEN j._version IS NULL THEN j.w%1$d
             ELSE j.o%1$d END AS n%1$d"""
                .formatted(column);
    }

    /// A unique value that another record has meanwhile is not put back.
    private String failTaken() {
        List<Integer> unique = directory.unique();
        String bits =
                IntStream.range(0, unique.size())
                        .mapToObj(bit -> taken(unique.get(bit), 1L << bit))
                        .collect(Collectors.joining(" + "));
        return """
        UPDATE %1$s p SET _outcome = 'f', _taken = q.bits
        FROM (SELECT p._row, %2$s AS bits FROM %1$s p WHERE p._outcome IN ('c', 'u')) q
        WHERE p._row = q._row AND q.bits <> 0
        """
                .formatted(plan.name(), bits);
    }

    private String taken(int column, long bit) {
        return "CASE WHEN p.n%2$d IS DISTINCT FROM p.o%2$d AND EXISTS (SELECT FROM %3$s u WHERE u.%1$s = p.n%2$d) THEN %4$d ELSE 0 END"
                .formatted(directory.column(column), column, directory.name(), bit);
    }
}
