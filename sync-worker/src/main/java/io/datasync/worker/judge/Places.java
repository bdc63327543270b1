package io.datasync.worker.judge;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RecordOutcome.Problem;
import org.jspecify.annotations.Nullable;

/// Where in the sheet a problem stands.
record Places(Dataset dataset, Columns columns) {
    String cell(int column, int row) {
        return columns.present(column)
                ? columns.cell(column, row)
                : "the column “" + dataset.columns().get(column).header() + "”";
    }

    Problem at(int column, int row, @Nullable String found, String message, String action) {
        boolean present = columns.present(column);
        return new Problem(
                present ? columns.cell(column, row) : "",
                present ? columns.letter(column) : "",
                dataset.columns().get(column).header(),
                found,
                message,
                action);
    }
}
