package io.datasync.worker.source;

import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes down what it is given, as text; `begin` forgets the rows of the attempt before.
final class RecordingSink implements RowSink {
    private final List<String> rows = new ArrayList<>();
    private final List<String> signals = new ArrayList<>();
    private final List<RunView.Source> sources = new ArrayList<>();
    private @Nullable RunError refusal;

    void refuse(RunError error) {
        refusal = error;
    }

    @Override
    public void begin(RunView.Source source) {
        sources.add(source);
        signals.add("begin");
        rows.clear();
    }

    @Override
    public Optional<RunError> header(String tab, Row header) {
        rows.add(tab + " header " + text(header));
        return Optional.ofNullable(refusal);
    }

    @Override
    public void row(String tab, Row row) {
        rows.add(tab + " " + text(row));
    }

    @Override
    public void waiting(boolean waiting) {
        signals.add(waiting ? "waiting" : "on");
    }

    List<String> rows() {
        return rows;
    }

    List<String> signals() {
        return signals;
    }

    List<RunView.Source> sources() {
        return sources;
    }

    private static String text(Row row) {
        return row.number()
                + row.cells().stream()
                        .map(
                                cell ->
                                        switch (cell) {
                                            case Cell.Blank _ -> "-";
                                            case Cell.Text(String value) -> "'" + value + "'";
                                            case Cell.Number number -> number.value().toString();
                                            case Cell.Bool(boolean value) -> value ? "yes" : "no";
                                        })
                        .toList()
                        .toString();
    }
}
