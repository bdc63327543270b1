package io.datasync.worker.stage;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Scope;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.judge.Columns;
import io.datasync.worker.run.Claim;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The table one claim of a run copies one dataset's rows into. Each claim has its own, so that a worker that lost the
/// run without knowing it writes where nobody reads. Unlogged: what a crash of PostgreSQL takes is read again.
///
/// Columns: `_row`, `_skip` (the rule of contract section 3 that skips it; null when none does), `_reason`, `_broken`
/// (it breaks a rule), `_again` (an earlier row had its key), `_note` (see [Note]), and `c0`, `c1` … for the catalog's
/// columns.
///
/// @param ordinal the dataset's place within its sync type
public record StageTable(Claim claim, int ordinal, DirectoryTable directory) {
    /// Quoted nowhere: nothing but letters, digits and underscores.
    public String name() {
        return "stage_%d_%d_%d".formatted(claim.number(), claim.fence(), ordinal);
    }

    /// In place of one that the same claim made before an outage made it begin again.
    String create() {
        String columns =
                IntStream.range(0, directory.size())
                        .mapToObj(i -> "c" + i + " " + directory.type(i))
                        .collect(Collectors.joining(", "));
        return """
        DROP TABLE IF EXISTS %1$s;
        CREATE UNLOGGED TABLE %1$s
            (_row integer, _skip smallint, _reason text, _broken boolean, _again boolean, _note text,
             %2$s)
        """
                .formatted(name(), columns);
    }

    /// Frozen, which needs a table made by the same transaction, and lets a snapshot that is older see the rows.
    ///
    String copy(Columns sheet) {
        String columns =
                Stream.concat(present(sheet).stream(), missing(sheet).stream())
                        .map(i -> "c" + i)
                        .collect(Collectors.joining(", "));
        return "COPY %s (%s, _row, _skip, _reason, _broken, _again, _note) FROM STDIN (FREEZE)"
                .formatted(name(), columns);
    }

    /// The columns that the sheet has.
    List<Integer> present(Columns sheet) {
        return IntStream.range(0, directory.size()).filter(sheet::present).boxed().toList();
    }

    /// The columns that the sheet does not have.
    List<Integer> missing(Columns sheet) {
        return IntStream.range(0, directory.size()).filter(i -> !sheet.present(i)).boxed().toList();
    }

    /// The columns that the database has a say in.
    List<Integer> asked() {
        return IntStream.range(0, directory.size()).filter(this::asked).boxed().toList();
    }

    private boolean asked(int index) {
        Column column = directory.dataset().columns().get(index);
        return column.references() != null
                || column.scope() instanceof Scope.Exists
                || directory.unique().contains(index);
    }
}
