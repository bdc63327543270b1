package io.datasync.worker.apply;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.judge.Columns;
import org.jspecify.annotations.Nullable;

/// Where in the sheet a row's values stand.
record Cells(Dataset dataset, Columns columns) {
    /// @param column the catalog's, from 0
    /// @param value  what the sheet says
    Problem problem(int column, int row, @Nullable String value, String message, String action) {
        boolean present = columns.present(column);
        return new Problem(
                present ? columns.cell(column, row) : "",
                present ? columns.letter(column) : "",
                dataset.columns().get(column).header(),
                value,
                message,
                action);
    }

    /// The first column of the key: where a problem of the whole record is told.
    int key() {
        return dataset.indexOf(dataset.key().getFirst());
    }
}
