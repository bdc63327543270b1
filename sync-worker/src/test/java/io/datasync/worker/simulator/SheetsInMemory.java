package io.datasync.worker.simulator;

import io.datasync.contract.run.RunView;
import io.datasync.worker.simulator.Sheet.Line;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.ReadOutcome;
import io.datasync.worker.source.ReadRequest;
import io.datasync.worker.source.Row;
import io.datasync.worker.source.RowSink;
import io.datasync.worker.source.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Spreadsheets as they stand when they are read.
final class SheetsInMemory implements Source {
    private final Map<String, Sheet> sheets = new ConcurrentHashMap<>();

    void put(String type, Sheet sheet) {
        sheets.put(type, sheet);
    }

    @Override
    public ReadOutcome read(ReadRequest request, RowSink sink) {
        Sheet sheet = Objects.requireNonNull(sheets.get(request.location()));
        RunView.Source source = new RunView.Source(request.location(), "Simulated", null);
        sink.begin(source);
        for (int tab = 0; tab < request.tabs().size(); tab++) {
            String name = request.tabs().get(tab);
            var _ =
                    sink.header(
                            name,
                            new Row(1, List.of(new Cell.Text("Code"), new Cell.Text("Amount"))));
            List<Line> lines = sheet.tabs().get(tab);
            for (int i = 0; i < lines.size(); i++) {
                sink.row(name, row(Sheet.row(i), lines.get(i)));
            }
        }
        return new ReadOutcome.Complete(source, sheet.toString());
    }

    private static Row row(int number, Line line) {
        return new Row(
                number,
                List.of(
                        line.code() == null ? Cell.BLANK : new Cell.Text(line.code()),
                        line.amount() == null
                                ? Cell.BLANK
                                : new Cell.Number(BigDecimal.valueOf(line.amount()))));
    }
}
