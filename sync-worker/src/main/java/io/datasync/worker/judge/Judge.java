package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Kind;
import io.datasync.contract.run.Keys;
import io.datasync.worker.judge.Verdict.Skip;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.Row;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges the rows of one tab, in sheet order (contract section 3). One for each dataset and reading: it remembers the
/// keys that it has seen. For one thread.
public final class Judge {
    private final Kind[] kinds;
    private final int[] positions;
    private final CellReader reader;
    private final List<Reading> defaults;
    private final int[] key;
    private final Skips skips;
    private final RowRules rules;
    private final KeySet keys = new KeySet();

    /// @param columns as [HeaderRow] found them
    public Judge(Dataset dataset, Columns columns, PhoneNumbers phones) {
        kinds = dataset.columns().stream().map(Column::kind).toArray(Kind[]::new);
        positions = columns.positions().stream().mapToInt(Integer::intValue).toArray();
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
        List<Reading> cells = new ArrayList<>(kinds.length);
        boolean blank = true;
        for (int i = 0; i < kinds.length; i++) {
            Reading reading =
                    positions[i] < 0
                            ? Reading.Blank.EMPTY
                            : reader.read(kinds[i], row.cell(positions[i]));
            blank &= reading instanceof Reading.Blank(String found) && found == null;
            cells.add(reading);
        }
        return blank ? new Verdict.Blank() : judged(row.number(), cells);
    }

    private Verdict judged(int row, List<Reading> read) {
        List<@Nullable String> found = new Found(read);
        List<Reading> cells = withDefaults(read);
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            values.add(cells.get(i).valueOrNull());
        }
        Integer firstRow = firstRowOfKey(row, values);
        Skip skip = skips.skip(row, cells, found, firstRow);
        return new Verdict.Judged(
                row,
                Collections.unmodifiableList(values),
                found,
                firstRow != null,
                skip,
                skip == null ? rules.violations(row, cells, found) : List.of());
    }

    /// Whether any row so far, whatever was said of it, has this key.
    ///
    /// @param key as [Keys] joins it
    public boolean named(String key) {
        return keys.contains(key);
    }

    /// The same list where no default applies.
    private List<Reading> withDefaults(List<Reading> read) {
        List<Reading> filled = null;
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i) instanceof Reading.Blank
                    && defaults.get(i) instanceof Reading.Value value) {
                filled = filled == null ? new ArrayList<>(read) : filled;
                filled.set(i, value);
            }
        }
        return filled == null ? read : filled;
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

    /// What stood in the cells, made only for those that are asked for: hardly any.
    private static final class Found extends AbstractList<@Nullable String> {
        private final List<Reading> cells;

        Found(List<Reading> cells) {
            this.cells = cells;
        }

        @Override
        public @Nullable String get(int index) {
            return cells.get(index).found();
        }

        @Override
        public int size() {
            return cells.size();
        }
    }
}
