package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds the catalog's columns in a tab's header row: case and outer spaces do not matter, nor does the order; unknown
/// columns are ignored.
public final class HeaderRow {
    private HeaderRow() {}

    /// What came of it.
    public sealed interface Resolution {
        record Found(Columns columns) implements Resolution {}

        record Unusable(RunError error) implements Resolution {}
    }

    /// @param header the tab's first row that is not blank; without cells for an empty tab
    public static Resolution resolve(Dataset dataset, RunView.Source source, Row header) {
        List<String> headers = texts(header);
        HeaderFaults faults = new HeaderFaults(dataset, source, header.number(), headers);
        if (headers.stream().allMatch(String::isEmpty)) {
            return new Resolution.Unusable(faults.empty());
        }
        List<Integer> positions = new ArrayList<>();
        for (Column column : dataset.columns()) {
            List<Integer> found = positionsOf(column, headers);
            if (found.size() > 1) {
                return new Resolution.Unusable(faults.duplicate(column, found));
            }
            positions.add(found.isEmpty() ? -1 : found.getFirst());
        }
        return faults.missing(positions)
                .<Resolution>map(Resolution.Unusable::new)
                .orElseGet(() -> new Resolution.Found(new Columns(positions)));
    }

    private static List<Integer> positionsOf(Column column, List<String> headers) {
        List<String> names =
                Stream.concat(Stream.of(column.header()), column.aliases().stream())
                        .map(HeaderRow::folded)
                        .toList();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (names.contains(folded(headers.get(i)))) {
                found.add(i);
            }
        }
        return found;
    }

    private static String folded(String header) {
        return CellText.normalise(header).toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(Row header) {
        return header.cells().stream()
                .map(
                        cell ->
                                switch (cell) {
                                    case Cell.Blank _ -> "";
                                    case Cell.Text(String text) -> CellText.normalise(text);
                                    case Cell.Number number ->
                                            CellNumber.extreme(number.value())
                                                    ? number.value().toString()
                                                    : Values.plain(number.value());
                                    case Cell.Bool(boolean value) -> value ? "TRUE" : "FALSE";
                                })
                .toList();
    }
}
