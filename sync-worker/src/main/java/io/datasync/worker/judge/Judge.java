package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.Keys;
import io.datasync.worker.judge.Verdict.Skip;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges the rows of one tab, in sheet order (contract section 3). One for each dataset and reading: it remembers the
/// keys that it has seen. For one thread.
public final class Judge {
    private final Dataset dataset;
    private final Columns columns;
    private final CellReader reader;
    private final List<Reading> defaults;
    private final int[] key;
    private final Skips skips;
    private final RowRules rules;
    private final KeySet keys = new KeySet();

    /// @param columns as [HeaderRow] found them
    public Judge(Dataset dataset, Columns columns, PhoneNumbers phones) {
        this.dataset = dataset;
        this.columns = columns;
        reader = new CellReader(phones);
        defaults = dataset.columns().stream().map(this::defaultOf).toList();
        key = dataset.key().stream().mapToInt(dataset::indexOf).toArray();
        skips = new Skips(dataset, columns);
        rules = new RowRules(dataset, columns);
    }

    private Reading defaultOf(Column column) {
        String value = column.defaultValue();
        return value == null
                ? Reading.Blank.EMPTY
                : reader.read(column.kind(), new Cell.Text(value));
    }

    /// What can be said of the row from its own cells and the rows above it. Never throws, whatever its cells hold.
    public Verdict judge(Row row) {
        List<Reading> cells = new ArrayList<>(dataset.columns().size());
        boolean blank = true;
        for (int i = 0; i < dataset.columns().size(); i++) {
            Reading reading = read(row, i);
            blank &= reading.found() == null;
            cells.add(reading);
        }
        return blank ? new Verdict.Blank() : judged(row.number(), cells);
    }

    private Reading read(Row row, int column) {
        return columns.present(column)
                ? reader.read(
                        dataset.columns().get(column).kind(), row.cell(columns.position(column)))
                : Reading.Blank.EMPTY;
    }

    private Verdict judged(int row, List<Reading> cells) {
        List<@Nullable String> found = new ArrayList<>(cells.size());
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Reading cell = cells.get(i);
            found.add(cell.found());
            if (cell instanceof Reading.Blank && defaults.get(i) instanceof Reading.Value value) {
                cells.set(i, value);
            }
            values.add(cells.get(i).valueOrNull());
        }
        Skip skip = skips.skip(row, cells, found, firstRowOfKey(row, values));
        return new Verdict.Judged(
                row,
                Collections.unmodifiableList(values),
                Collections.unmodifiableList(found),
                skip,
                skip == null ? rules.violations(row, cells, found) : List.of());
    }

    /// The earlier row with the same key; null when there is none, or when the key cannot be read.
    private @Nullable Integer firstRowOfKey(int row, List<@Nullable Object> values) {
        List<String> parts = new ArrayList<>(key.length);
        for (int column : key) {
            Object value = values.get(column);
            if (value == null) {
                return null;
            }
            parts.add(Values.text(value));
        }
        return keys.add(Keys.join(parts), row);
    }
}
