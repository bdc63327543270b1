package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Rule;
import io.datasync.worker.judge.Verdict.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The rules that need only the row (contract section 3, number 5). References and uniqueness need the database.
final class RowRules {
    private final Dataset dataset;
    private final Places places;

    /// For each column, whether its rules, if any, all need the database.
    private final boolean[] plain;

    RowRules(Dataset dataset, Columns columns) {
        this.dataset = dataset;
        places = new Places(dataset, columns);
        plain = new boolean[dataset.columns().size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] =
                    dataset.columns().get(i).rules().stream()
                            .allMatch(Rule.References.class::isInstance);
        }
    }

    /// The rules that are broken, in column order.
    List<Violation> violations(int row, List<Reading> cells, List<@Nullable String> found) {
        List<Violation> violations = Collections.emptyList();
        for (int i = 0; i < cells.size(); i++) {
            if (keeps(i, cells)) {
                continue;
            }
            for (Broken broken : broken(i, row, cells)) {
                violations = violations.isEmpty() ? new ArrayList<>() : violations;
                String message = dataset.columns().get(i).label() + " " + broken.message();
                violations.add(
                        new Violation(
                                i, places.at(i, row, found.get(i), message, broken.action())));
            }
        }
        return violations;
    }

    /// True for a column that has nothing to keep to but its kind, and does; so do most.
    private boolean keeps(int index, List<Reading> cells) {
        return plain[index]
                && (cells.get(index) instanceof Reading.Value
                        || cells.get(index) instanceof Reading.Unreadable);
    }

    private List<Broken> broken(int index, int row, List<Reading> cells) {
        Column column = dataset.columns().get(index);
        return switch (cells.get(index)) {
            case Reading.Blank _ when column.present() ->
                    List.of(
                            new Broken(
                                    "can't be blank",
                                    Advice.fill(column, places.cell(index, row))));
            case Reading.Blank _, Reading.Unreadable _ -> List.of();
            case Reading.Invalid(String value, _) ->
                    List.of(
                            new Broken(
                                    "is invalid",
                                    Advice.invalid(column, value, places.cell(index, row))));
            case Reading.Value(Object value, _) -> broken(column, value, index, row, cells);
        };
    }

    private List<Broken> broken(
            Column column, Object value, int index, int row, List<Reading> cells) {
        List<Broken> broken = Collections.emptyList();
        for (Rule rule : column.rules()) {
            Broken one = broken(rule, value, index, row, cells);
            if (one != null) {
                broken = broken.isEmpty() ? new ArrayList<>() : broken;
                broken.add(one);
            }
        }
        return broken;
    }

    private @Nullable Broken broken(
            Rule rule, Object value, int index, int row, List<Reading> cells) {
        return switch (rule) {
            case Rule.OneOf(List<String> allowed) ->
                    allows(allowed, value)
                            ? null
                            : new Broken(
                                    "is not included in the list",
                                    Advice.oneOf(allowed, places.cell(index, row)));
            case Rule.Above(BigDecimal bound) ->
                    order(value, bound).orElse(1) > 0
                            ? null
                            : bound("greater than " + Values.plain(bound), index, row);
            case Rule.AtLeast(BigDecimal bound) ->
                    order(value, bound).orElse(0) >= 0
                            ? null
                            : bound("greater than or equal to " + Values.plain(bound), index, row);
            case Rule.After(String other) -> after(other, value, index, row, cells, "after", 1);
            case Rule.OnOrAfter(String other) ->
                    after(other, value, index, row, cells, "on or after", 0);
            case Rule.References _ -> null;
        };
    }

    private static boolean allows(List<String> allowed, Object value) {
        if (value instanceof String text) {
            return allowed.contains(text);
        }
        return value instanceof List<?> items
                ? items.stream().map(Values::text).allMatch(allowed::contains)
                : allowed.contains(Values.text(value));
    }

    private Broken bound(String bound, int index, int row) {
        return new Broken("must be " + bound, Advice.number(bound, places.cell(index, row)));
    }

    /// @param least the smallest order of the two values that is right
    private @Nullable Broken after(
            String otherName,
            Object value,
            int index,
            int row,
            List<Reading> cells,
            String relation,
            int least) {
        int other = dataset.indexOf(otherName);
        Object otherValue = cells.get(other).valueOrNull();
        if (otherValue == null || order(value, otherValue).orElse(least) >= least) {
            return null;
        }
        return new Broken(
                "must be " + relation + " " + dataset.columns().get(other).words(),
                Advice.after(
                        relation,
                        Values.text(otherValue),
                        places.cell(other, row),
                        places.cell(index, row)));
    }

    /// How two values of one kind compare; empty for values that do not.
    private static OptionalInt order(Object a, Object b) {
        return switch (a) {
            case LocalDate date when b instanceof LocalDate other ->
                    OptionalInt.of(Integer.signum(date.compareTo(other)));
            case LocalTime time when b instanceof LocalTime other ->
                    OptionalInt.of(Integer.signum(time.compareTo(other)));
            case Long number -> order(BigDecimal.valueOf(number), b);
            case BigDecimal number when b instanceof Long other ->
                    OptionalInt.of(number.compareTo(BigDecimal.valueOf(other)));
            case BigDecimal number when b instanceof BigDecimal other ->
                    OptionalInt.of(number.compareTo(other));
            default -> OptionalInt.empty();
        };
    }

    /// @param message without the column's name
    private record Broken(String message, String action) {}
}
