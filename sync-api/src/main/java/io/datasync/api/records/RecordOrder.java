package io.datasync.api.records;

import io.datasync.api.page.Cursor;
import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A total order over a dataset's records: what the caller sorts by, then the key.
///
/// @param name for cursors: the dataset and the sort
record RecordOrder(String name, List<OrderTerm> terms) {
    RecordOrder {
        terms = List.copyOf(terms);
    }

    /// @param sort a column, with `-` in front for descending; null or blank for the name column
    /// @throws ProblemException PARAMETER_INVALID
    static RecordOrder of(Dataset dataset, @Nullable String sort) {
        String asked = sort == null || sort.isBlank() ? dataset.nameColumn() : sort.strip();
        boolean descending = asked.startsWith("-");
        String column = descending ? asked.substring(1) : asked;
        if (dataset.columns().stream().map(Column::name).noneMatch(column::equals)) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "sort is one of %s, with - in front for descending."
                            .formatted(
                                    String.join(
                                            ", ",
                                            dataset.columns().stream()
                                                    .map(Column::name)
                                                    .toList())));
        }
        List<OrderTerm> terms = new ArrayList<>();
        terms.add(OrderTerm.of(dataset, column, descending));
        for (String key : dataset.key()) {
            if (!key.equals(column)) {
                terms.add(OrderTerm.of(dataset, key, false));
            }
        }
        dataset.key().forEach(key -> terms.add(OrderTerm.exact(dataset, key)));
        return new RecordOrder(dataset.dataset() + " " + (descending ? "-" : "") + column, terms);
    }

    String orderBy() {
        return String.join(", ", terms.stream().map(OrderTerm::orderBy).toList());
    }

    Cursor cursor(List<@Nullable String> values) {
        return new Cursor(name, values);
    }

    /// @throws ProblemException CURSOR_INVALID
    List<@Nullable String> position(String cursor) {
        return Cursor.decode(cursor, name, terms.size()).values();
    }

    /// What comes behind the position, whose values are bound as `after0`, `after1`, …: level in the first terms, beyond
    /// in the next.
    String behind(List<@Nullable String> position) {
        List<String> alternatives = new ArrayList<>();
        StringBuilder level = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            String beyond = terms.get(i).behind(binding(i), position.get(i));
            if (beyond != null) {
                alternatives.add("(" + level + beyond + ")");
            }
            level.append(terms.get(i).level(binding(i), position.get(i))).append(" AND ");
        }
        return alternatives.isEmpty() ? "FALSE" : "(" + String.join(" OR ", alternatives) + ")";
    }

    static String binding(int term) {
        return "after" + term;
    }
}
