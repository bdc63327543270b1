package io.datasync.worker.plan;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Scope;
import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.judge.Columns;
import io.datasync.worker.stage.StageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statement that compares one dataset's stage table with the records and keeps every row that is not unchanged.
///
/// One pass, joins only (they run in parallel, and each joins at most one row): the record itself by its key, and for
/// each column that refers to another dataset the record it means, or the plan to create it.
final class PlanSql {
    private final SyncType type;
    private final StageTable stage;
    private final PlanTable plan;
    private final DirectoryTable directory;
    private final Columns sheet;
    private final int first;
    private final Function<String, DirectoryTable> tables;

    /// @param sheet  where the catalog's columns stand in the sheet
    /// @param first  the first of the type's datasets that this run plans; those before were applied already
    /// @param tables every dataset's table, by the dataset's name
    PlanSql(
            SyncType type,
            StageTable stage,
            PlanTable plan,
            Columns sheet,
            int first,
            Function<String, DirectoryTable> tables) {
        this.type = type;
        this.stage = stage;
        this.plan = plan;
        this.sheet = sheet;
        this.first = first;
        this.tables = tables;
        directory = plan.directory();
    }

    String create() {
        return """
        CREATE UNLOGGED TABLE %s AS
        SELECT j._row,
               (CASE WHEN j._skip IS NOT NULL OR j._out IS NOT NULL THEN 's'
                     WHEN j._broken OR j._missing <> 0 OR j._taken <> 0 THEN 'f'
                     WHEN j._version IS NULL THEN 'c'
                     ELSE 'u' END)::"char" AS _outcome,
               j._out, j._missing, j._taken, j._reason, j._note,
               CASE WHEN NOT j._again THEN j._version END AS _version,
               %s, %s
        FROM (SELECT s.*, t._version, %s,
                     %s AS _out,
                     %s AS _missing,
                     %s AS _taken
              FROM %s s
              LEFT JOIN %s t ON %s
              %s) j
        WHERE j._skip IS NOT NULL OR j._broken OR j._version IS NULL OR j._out IS NOT NULL OR j._missing <> 0
              %s
              OR j._taken <> 0
        """
                .formatted(
                        plan.name(),
                        all().map(this::wanted).collect(Collectors.joining(", ")),
                        all().map("j.o%1$d"::formatted).collect(Collectors.joining(", ")),
                        all().map(i -> "t.%s AS o%d".formatted(directory.column(i), i))
                                .collect(Collectors.joining(", ")),
                        out(),
                        missing(),
                        taken(),
                        stage.name(),
                        directory.name(),
                        sameKey(),
                        references(),
                        differences());
    }

    private Stream<Integer> all() {
        return IntStream.range(0, directory.size()).boxed();
    }

    /// A column that the sheet does not have says nothing: a record keeps what it has, a new one gets the default.
    private String wanted(int column) {
        return (sheet.present(column)
                        ? "j.c%1$d AS n%1$d"
                        : "CASE WHEN j._version IS NULL THEN j.c%1$d ELSE j.o%1$d END AS n%1$d")
                .formatted(column);
    }

    private String sameKey() {
        return directory.key().stream()
                .map(i -> "t.%s = s.c%d".formatted(directory.column(i), i))
                .collect(Collectors.joining(" AND "));
    }

    private String differences() {
        return all().filter(i -> sheet.present(i) && !directory.key().contains(i))
                .map("OR j.o%1$d IS DISTINCT FROM j.c%1$d"::formatted)
                .collect(Collectors.joining(" "));
    }

    /// The first column, if any, whose scope the row is out of. Only a row that nothing earlier than rule 1 decided.
    private String out() {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < directory.size(); i++) {
            if (column(i).scope() instanceof Scope.Exists) {
                cases.add(
                        "WHEN s.c%1$d IS NOT NULL AND NOT (%2$s) THEN %1$d".formatted(i, found(i)));
            }
        }
        return cases.isEmpty()
                ? "NULL::smallint"
                : "(CASE WHEN s._skip = 1 THEN NULL %s END)::smallint"
                        .formatted(String.join(" ", cases));
    }

    private String missing() {
        return bits(plan.referring(), i -> "s.c%d IS NOT NULL AND NOT (%s)".formatted(i, found(i)));
    }

    /// A value that the record itself has already is nobody else's; only a new one has to be looked for.
    private String taken() {
        return bits(
                directory.unique(),
                i ->
                        "s.c%2$d IS NOT NULL AND t.%1$s IS DISTINCT FROM s.c%2$d AND EXISTS (SELECT FROM %3$s u WHERE u.%1$s = s.c%2$d)"
                                .formatted(directory.column(i), i, directory.name()));
    }

    private static String bits(List<Integer> columns, Function<Integer, String> condition) {
        String sum =
                IntStream.range(0, columns.size())
                        .mapToObj(
                                bit ->
                                        "CASE WHEN %s THEN %d ELSE 0 END"
                                                .formatted(
                                                        condition.apply(columns.get(bit)),
                                                        1L << bit))
                        .collect(Collectors.joining(" + "));
        return sum.isEmpty() ? "0::bigint" : "(" + sum + ")::bigint";
    }

    /// True when the record that the column means is there, or will be.
    private String found(int column) {
        return planned(column) == null
                ? "r%1$d.%2$s IS NOT NULL".formatted(column, keyOf(column))
                : "r%1$d.%2$s IS NOT NULL OR p%1$d._row IS NOT NULL"
                        .formatted(column, keyOf(column));
    }

    private String references() {
        return all().filter(i -> meant(i) != null)
                .map(this::reference)
                .collect(Collectors.joining("\n"));
    }

    private String reference(int column) {
        DirectoryTable meant = tables.apply(Objects.requireNonNull(meant(column)));
        String record =
                "LEFT JOIN %1$s r%2$d ON r%2$d.%3$s = s.c%2$d"
                        .formatted(meant.name(), column, keyOf(column));
        String planned = planned(column);
        return planned == null ? record : record + "\n" + planned;
    }

    private String keyOf(int column) {
        DirectoryTable meant = tables.apply(Objects.requireNonNull(meant(column)));
        return meant.column(meant.onlyKey());
    }

    /// The join with this run's plan to create the record; null where this run creates none of those before.
    private @Nullable String planned(int column) {
        String meant = Objects.requireNonNull(meant(column));
        List<String> names = type.datasets().stream().map(Dataset::dataset).toList();
        int ordinal = names.indexOf(meant);
        if (ordinal < first || ordinal >= plan.ordinal()) {
            return null;
        }
        int key = tables.apply(meant).onlyKey();
        PlanTable earlier =
                new PlanTable(plan.number(), plan.fence(), ordinal, tables.apply(meant));
        return "LEFT JOIN %1$s p%2$d ON p%2$d.n%3$d = s.c%2$d AND p%2$d._outcome = 'c'"
                .formatted(earlier.name(), column, key);
    }

    private @Nullable String meant(int column) {
        String references = column(column).references();
        if (references != null) {
            return references;
        }
        return column(column).scope() instanceof Scope.Exists exists ? exists.dataset() : null;
    }

    private Column column(int index) {
        return directory.dataset().columns().get(index);
    }
}
