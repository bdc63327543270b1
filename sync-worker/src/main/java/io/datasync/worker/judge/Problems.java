package io.datasync.worker.judge;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Scope;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RecordOutcome.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The problems that only the database can tell of, told as the judge tells its own.
public final class Problems {
    private final Catalog catalog;
    private final SyncType type;
    private final Dataset dataset;
    private final Places places;

    /// @param type    the sync type that the dataset is of
    /// @param columns where the dataset's columns stood in the sheet
    public Problems(Catalog catalog, SyncType type, Dataset dataset, Columns columns) {
        this.catalog = catalog;
        this.type = type;
        this.dataset = dataset;
        places = new Places(dataset, columns);
    }

    /// "X must exist": the value refers to no record.
    ///
    /// @param column a column with a reference, from 0
    /// @param found  what stood in the cell; null for blank
    public Problem doesNotExist(int column, int row, @Nullable String found) {
        Column at = dataset.columns().get(column);
        String referenced = Objects.requireNonNull(at.references(), "a column that references");
        return places.at(
                column,
                row,
                found,
                at.label() + " must exist",
                create(referenced, column, row, found));
    }

    /// Out of scope since the record that the column means does not exist; the message is the scope's reason.
    ///
    /// @param column a column whose scope is [Scope.Exists], from 0
    public Problem outOfScope(int column, int row, @Nullable String found) {
        if (!(dataset.columns().get(column).scope()
                instanceof Scope.Exists(String referenced, String otherwise))) {
            throw new IllegalArgumentException(
                    "column %d of %s has no scope that needs the database"
                            .formatted(column, dataset.dataset()));
        }
        return places.at(column, row, found, otherwise, create(referenced, column, row, found));
    }

    /// "X has already been taken": another record has the value.
    ///
    /// @param holder the key or name of the other record; null where it is not known
    public Problem taken(int column, int row, @Nullable String found, @Nullable String holder) {
        Column at = dataset.columns().get(column);
        String action =
                "%s has this %s already. Correct %s, or the other record, then sync again."
                        .formatted(
                                holder == null ? "Another record" : holder,
                                Advice.spoken(at),
                                places.cell(column, row));
        return places.at(column, row, found, at.label() + " has already been taken", action);
    }

    private String create(String referenced, int column, int row, @Nullable String found) {
        Dataset other = catalog.dataset(referenced).orElseThrow();
        String what = other.table().replace('_', ' ');
        String key = Advice.spoken(other.column(other.key().getFirst()));
        return "No %s has this %s. Correct %s, or add %s %s."
                .formatted(
                        what,
                        key,
                        places.cell(column, row),
                        found == null ? "it" : found,
                        where(other));
    }

    private String where(Dataset other) {
        if (type.datasets().stream().anyMatch(own -> own.dataset().equals(other.dataset()))) {
            return "to the tab “" + other.tab() + "” and sync again";
        }
        return "and sync "
                + catalog.types().stream()
                        .filter(candidate -> candidate.datasets().contains(other))
                        .map(SyncType::label)
                        .findFirst()
                        .orElse(other.title())
                + " first";
    }
}
