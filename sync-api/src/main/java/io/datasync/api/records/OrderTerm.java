package io.datasync.api.records;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One term of an order. Blanks stand last, whatever the direction.
///
/// @param expression in SQL
/// @param type       its SQL type
/// @param list       the values behind the binding that [#expression()] uses, when it sorts by a list's order; else null
/// @param nullable   whether it can be blank
record OrderTerm(
        String expression,
        String type,
        @Nullable ListOrder list,
        boolean descending,
        boolean nullable) {

    /// How a person expects the column in order: texts whatever their case, values of a list as the list has them
    /// (Monday before Tuesday).
    static OrderTerm of(Dataset dataset, String name, boolean descending) {
        Column column = dataset.column(name);
        boolean nullable = !dataset.key().contains(name);
        String plain = SqlName.own(name);
        for (Rule rule : column.rules()) {
            if (rule instanceof Rule.OneOf(List<String> values) && SqlType.isText(column.kind())) {
                String binding = "order_" + name;
                return new OrderTerm(
                        "array_position(:" + binding + ", " + plain + ")",
                        "integer",
                        new ListOrder(binding, values),
                        descending,
                        true);
            }
        }
        return SqlType.isText(column.kind())
                ? new OrderTerm("lower(" + plain + ")", "text", null, descending, nullable)
                : new OrderTerm(plain, SqlType.of(column.kind()), null, descending, nullable);
    }

    /// A key column as it stands, which tells two records apart for certain.
    static OrderTerm exact(Dataset dataset, String keyColumn) {
        return new OrderTerm(
                SqlName.own(keyColumn),
                SqlType.of(dataset.column(keyColumn).kind()),
                null,
                false,
                false);
    }

    String orderBy() {
        return expression + (descending ? " DESC" : " ASC") + " NULLS LAST";
    }

    /// The value as text, for a cursor.
    String asText() {
        return "CAST(" + expression + " AS text)";
    }

    /// True for those that come behind the bound value; null when none do.
    @Nullable String behind(String binding, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String beyond = expression + (descending ? " < " : " > ") + bound(binding);
        return nullable ? "(" + beyond + " OR " + expression + " IS NULL)" : beyond;
    }

    /// True for those that are level with the bound value.
    String level(String binding, @Nullable String value) {
        return value == null ? expression + " IS NULL" : expression + " = " + bound(binding);
    }

    private String bound(String binding) {
        return "CAST(:" + binding + " AS " + type + ")";
    }

    /// The order of a list of values, under the name it is bound by.
    record ListOrder(String binding, List<String> values) {
        ListOrder {
            values = List.copyOf(values);
        }
    }
}
