package io.datasync.worker.undo;

import io.datasync.contract.catalog.Catalog;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.directory.Reference;
import io.datasync.worker.plan.PlanTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Sees to it that nothing refers to nothing once the undo is applied: a record that others still refer to stays, and
/// what would refer to a record that is not there is not put back.
///
/// What is failed here may be what something else counted on, so it looks again until nothing changes; each time at
/// least one row is failed, and a chain of references is as long as the datasets that make it.
final class UndoReferences {
    private final Catalog catalog;
    private final List<PlanTable> plans;

    UndoReferences(Catalog catalog, List<PlanTable> plans) {
        this.catalog = catalog;
        this.plans = List.copyOf(plans);
    }

    void settle(Handle handle) {
        int failed;
        do {
            failed = 0;
            for (PlanTable plan : plans) {
                failed += keepReferredTo(handle, plan) + failMissing(handle, plan);
            }
        } while (failed > 0);
    }

    private int keepReferredTo(Handle handle, PlanTable plan) {
        int failed = 0;
        for (Reference reference : Reference.meaning(catalog, plan.directory().dataset())) {
            failed +=
                    handle.createUpdate(referredTo(plan, reference))
                            .bind("label", reference.from().dataset().label())
                            .execute();
        }
        return failed;
    }

    /// Names at most three of those that refer to it.
    private String referredTo(PlanTable plan, Reference reference) {
        return """
        UPDATE %1$s p SET _outcome = 'f', _reason = r.reason
        FROM (SELECT d._row, 'it is referred to by ' || :label::text || ' '
                             || array_to_string(trim_array(array_agg(c.who ORDER BY c.who), greatest(count(*) - 3, 0)::integer),
                                                ', ')
                             || CASE WHEN count(*) > 3 THEN ' and ' || (count(*) - 3) || ' more' ELSE '' END AS reason
              FROM %1$s d JOIN (%2$s) c ON c.meant = d.n%3$d
              WHERE d._outcome = 'd'
              GROUP BY d._row) r
        WHERE p._row = r._row
        """
                .formatted(plan.name(), referring(reference), plan.directory().onlyKey());
    }

    /// What refers to it once this undo is applied.
    private String referring(Reference reference) {
        DirectoryTable from = reference.from();
        String who =
                from.key().stream()
                        .map(i -> "t." + from.column(i))
                        .collect(Collectors.joining(", "));
        Optional<PlanTable> plan = planOf(from);
        if (plan.isEmpty()) {
            return "SELECT t.%s AS meant, concat_ws('|', %s) AS who FROM %s t"
                    .formatted(reference.columnName(), who, from.name());
        }
        return """
        SELECT t.%1$s AS meant, concat_ws('|', %2$s) AS who
        FROM %3$s t LEFT JOIN %4$s p ON %5$s AND p._outcome IN ('u', 'd')
        WHERE p._row IS NULL
        UNION ALL
        SELECT p.n%6$d, concat_ws('|', %7$s) FROM %4$s p WHERE p._outcome IN ('c', 'u')
        """
                .formatted(
                        reference.columnName(),
                        who,
                        from.name(),
                        plan.get().name(),
                        from.key().stream()
                                .map(i -> "p.n%d = t.%s".formatted(i, from.column(i)))
                                .collect(Collectors.joining(" AND ")),
                        reference.column(),
                        from.key().stream().map(i -> "p.n" + i).collect(Collectors.joining(", ")));
    }

    private int failMissing(Handle handle, PlanTable plan) {
        List<Reference> made = Reference.madeBy(catalog, plan.directory().dataset());
        return made.isEmpty() ? 0 : handle.execute(missing(plan, made));
    }

    private String missing(PlanTable plan, List<Reference> made) {
        String bits =
                IntStream.range(0, made.size())
                        .mapToObj(i -> missing(made.get(i), 1L << i))
                        .collect(Collectors.joining(" + "));
        return """
        UPDATE %1$s p SET _outcome = 'f', _missing = q.bits
        FROM (SELECT p._row, %2$s AS bits FROM %1$s p
              %3$s
              WHERE p._outcome IN ('c', 'u')) q
        WHERE p._row = q._row AND q.bits <> 0
        """
                .formatted(
                        plan.name(),
                        bits,
                        made.stream().map(this::meant).collect(Collectors.joining("\n")));
    }

    private String missing(Reference reference, long bit) {
        String there =
                planOf(reference.to()).isEmpty()
                        ? "r%1$d._version IS NOT NULL"
                        : "(r%1$d._version IS NOT NULL AND d%1$d._row IS NULL OR c%1$d._row IS NOT NULL)";
        return "CASE WHEN p.n%1$d IS NOT NULL AND p.n%1$d IS DISTINCT FROM p.o%1$d AND NOT %2$s THEN %3$d ELSE 0 END"
                .formatted(reference.column(), there.formatted(reference.column()), bit);
    }

    /// The record that the column means, and this undo's plan to remove or to re-create it.
    private String meant(Reference reference) {
        int column = reference.column();
        String record =
                "LEFT JOIN %1$s r%2$d ON r%2$d.%3$s = p.n%2$d"
                        .formatted(reference.to().name(), column, reference.keyName());
        return planOf(reference.to())
                .map(plan -> record + planned(plan, "d", column) + planned(plan, "c", column))
                .orElse(record);
    }

    private static String planned(PlanTable plan, String outcome, int column) {
        return "\nLEFT JOIN %1$s %2$s%3$d ON %2$s%3$d.n%4$d = p.n%3$d AND %2$s%3$d._outcome = '%2$s'"
                .formatted(plan.name(), outcome, column, plan.directory().onlyKey());
    }

    private Optional<PlanTable> planOf(DirectoryTable directory) {
        return plans.stream().filter(plan -> plan.directory().equals(directory)).findFirst();
    }
}
