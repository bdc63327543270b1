package io.datasync.worker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.ReadOutcome;
import io.datasync.worker.source.ReadRequest;
import io.datasync.worker.source.Row;
import io.datasync.worker.source.RowSink;
import io.datasync.worker.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A source of tabs that a test writes; fails when told to.
final class SheetSource implements Source {
    private final Map<String, List<List<@Nullable Object>>> tabs =
            Collections.synchronizedMap(new HashMap<>());
    private volatile @Nullable RunError failure;
    private volatile Runnable beforeRows = () -> {};
    private volatile int rowsBeforeFailure = Integer.MAX_VALUE;

    /// All tabs of a golden day.
    SheetSource day(int number) {
        for (String tab :
                List.of(
                        "Locations",
                        "Therapists",
                        "Schedules",
                        "Leaves",
                        "Admins",
                        "Brands",
                        "Packages")) {
            tabs.put(tab, golden(number, tab));
        }
        return this;
    }

    /// A tab: the header row, then the others; null for blank.
    SheetSource tab(String tab, List<List<@Nullable Object>> rows) {
        tabs.put(tab, rows);
        return this;
    }

    /// Fails after so many rows; null to work again.
    void failAfter(int rows, @Nullable RunError error) {
        rowsBeforeFailure = rows;
        failure = error;
    }

    /// Runs before the first row of each reading.
    void beforeRows(Runnable task) {
        beforeRows = task;
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    @Override
    public ReadOutcome read(ReadRequest request, RowSink sink) {
        RunView.Source source = new RunView.Source(request.location(), "Test", null);
        sink.begin(source);
        beforeRows.run();
        int left = rowsBeforeFailure;
        for (String tab : request.tabs()) {
            List<List<@Nullable Object>> rows = Objects.requireNonNull(tabs.get(tab), tab);
            Optional<RunError> unusable = sink.header(tab, row(1, rows.getFirst()));
            if (unusable.isPresent()) {
                return new ReadOutcome.Failed(unusable.get());
            }
            for (int i = 1; i < rows.size(); i++) {
                RunError error = failure;
                if (error != null && left-- <= 0) {
                    return new ReadOutcome.Failed(error);
                }
                sink.row(tab, row(i + 1, rows.get(i)));
            }
        }
        return new ReadOutcome.Complete(
                source,
                Integer.toHexString(request.tabs().stream().map(tabs::get).toList().hashCode()));
    }

    private static Row row(int number, List<@Nullable Object> cells) {
        return new Row(number, cells.stream().map(SheetSource::cell).toList());
    }

    private static Cell cell(@Nullable Object value) {
        return switch (value) {
            case null -> Cell.BLANK;
            case Boolean flag -> new Cell.Bool(flag);
            case Number number -> new Cell.Number(new BigDecimal(number.toString()));
            case String text when text.isEmpty() -> Cell.BLANK;
            default -> new Cell.Text(value.toString());
        };
    }

    private static List<List<@Nullable Object>> golden(int day, String tab) {
        String resource = "/io/datasync/local/golden/day-%d/%s.json".formatted(day, tab);
        try (InputStream json = SheetSource.class.getResourceAsStream(resource)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (JsonNode row :
                    Json.mapper().readTree(Objects.requireNonNull(json, resource)).get("values")) {
                List<@Nullable Object> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(value(cell)));
                rows.add(cells);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object value(JsonNode cell) {
        if (cell.isNumber()) {
            return cell.decimalValue();
        }
        if (cell.isBoolean()) {
            return cell.booleanValue();
        }
        return cell.isNull() ? null : cell.textValue();
    }
}
