package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Scope;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.judge.Reading.Unreadable;
import io.datasync.worker.judge.Verdict.Skip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which of the rules 1 to 4 of contract section 3 skips a row, the first that applies.
final class Skips {
    private static final int OUT_OF_SCOPE = 1;
    private static final int REQUIRED_BLANK = 2;
    private static final int UNREADABLE = 3;
    private static final int DUPLICATE = 4;

    private final Dataset dataset;
    private final Places places;
    private final int[] scoped;
    private final int[] required;

    Skips(Dataset dataset, Columns columns) {
        this.dataset = dataset;
        places = new Places(dataset, columns);
        scoped = those(column -> column.scope() instanceof Scope.Equals);
        required = those(Column::required);
    }

    private int[] those(Predicate<Column> are) {
        return IntStream.range(0, dataset.columns().size())
                .filter(i -> are.test(dataset.columns().get(i)))
                .toArray();
    }

    /// Null when the row is not skipped.
    ///
    /// @param firstRow the earlier row with the same key; null when there is none
    @Nullable Skip skip(
            int row,
            List<Reading> cells,
            List<@Nullable String> found,
            @Nullable Integer firstRow) {
        Skip skip = outOfScope(row, cells, found);
        if (skip == null) {
            skip = requiredBlank(row, cells, found);
        }
        if (skip == null) {
            skip = unreadable(row, cells, found);
        }
        return skip == null && firstRow != null ? duplicate(row, cells, found, firstRow) : skip;
    }

    /// A scope that needs the database is settled when the plan is made; a blank or unreadable cell decides nothing.
    private @Nullable Skip outOfScope(int row, List<Reading> cells, List<@Nullable String> found) {
        for (int i : scoped) {
            if (dataset.columns().get(i).scope()
                            instanceof Scope.Equals(String value, String reason)
                    && !isBlankOr(value, cells.get(i).valueOrNull())) {
                String action = Advice.outOfScope(places.cell(i, row), value);
                return new Skip(
                        OUT_OF_SCOPE,
                        reason,
                        List.of(places.at(i, row, found.get(i), reason, action)));
            }
        }
        return null;
    }

    private static boolean isBlankOr(String value, @Nullable Object cell) {
        return cell == null || Values.text(cell).equals(value);
    }

    private @Nullable Skip requiredBlank(
            int row, List<Reading> cells, List<@Nullable String> found) {
        List<Problem> problems = Collections.emptyList();
        for (int i : required) {
            if (cells.get(i) instanceof Reading.Blank) {
                problems = problems.isEmpty() ? new ArrayList<>() : problems;
                Column column = dataset.columns().get(i);
                String action = Advice.fill(column, places.cell(i, row));
                problems.add(
                        places.at(i, row, found.get(i), column.label() + " is missing", action));
            }
        }
        return problems.isEmpty()
                ? null
                : new Skip(REQUIRED_BLANK, "Missing required fields", problems);
    }

    private @Nullable Skip unreadable(int row, List<Reading> cells, List<@Nullable String> found) {
        List<Problem> problems = Collections.emptyList();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Unreadable(Reading.Why why, _)) {
                problems = problems.isEmpty() ? new ArrayList<>() : problems;
                Column column = dataset.columns().get(i);
                String action = Advice.unreadable(column, why, places.cell(i, row), found.get(i));
                problems.add(
                        places.at(i, row, found.get(i), Advice.whyUnreadable(column, why), action));
            }
        }
        return problems.isEmpty() ? null : new Skip(UNREADABLE, "Invalid data", problems);
    }

    private Skip duplicate(
            int row, List<Reading> cells, List<@Nullable String> found, int firstRow) {
        List<String> texts = new ArrayList<>();
        for (String name : dataset.key()) {
            Object value = cells.get(dataset.indexOf(name)).valueOrNull();
            texts.add(Values.text(Objects.requireNonNull(value)));
        }
        int first = dataset.indexOf(dataset.key().getFirst());
        String reason = "Duplicate in sheet";
        String action = Advice.duplicate(texts, firstRow, places.cell(first, row), row);
        return new Skip(
                DUPLICATE,
                reason,
                List.of(places.at(first, row, found.get(first), reason, action)));
    }
}
