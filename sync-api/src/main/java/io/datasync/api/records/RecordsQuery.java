package io.datasync.api.records;

import io.datasync.contract.catalog.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Which records of a dataset are asked for, as SQL and its bound values.
///
/// @param position  the last record of the page before, by the order's terms; null for the first page
/// @param changedBy the run that changed them last; null for any
record RecordsQuery(
        Dataset dataset,
        List<Reference> references,
        SearchWords words,
        @Nullable UUID changedBy,
        RecordOrder order,
        @Nullable List<@Nullable String> position) {

    String count() {
        return "SELECT count(*) " + from() + where(filters());
    }

    /// The page's rows: the columns, the references' names, the technical columns, the order's values.
    String page() {
        List<String> columns = new ArrayList<>();
        dataset.columns().forEach(column -> columns.add(SqlName.own(column.name())));
        references.forEach(reference -> columns.add(reference.name()));
        List.of("_version", "_created_by", "_changed_by", "_changed_at")
                .forEach(technical -> columns.add(SqlName.own(technical)));
        order.terms().forEach(term -> columns.add(term.asText()));
        List<String> conditions = filters();
        if (position != null) {
            conditions.add(order.behind(position));
        }
        return "SELECT "
                + String.join(", ", columns)
                + from()
                + where(conditions)
                + " ORDER BY "
                + order.orderBy()
                + " LIMIT :size";
    }

    private String from() {
        StringBuilder from = new StringBuilder(" FROM ").append(SqlName.table(dataset.table()));
        from.append(" t");
        references.forEach(reference -> from.append(' ').append(reference.join()));
        return from.toString();
    }

    private List<String> filters() {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < words.patterns().size(); i++) {
            conditions.add(anyTextLike("word" + i));
        }
        if (changedBy != null) {
            conditions.add("t._changed_by = :changedBy");
        }
        return conditions;
    }

    /// In a text column, an item of a list, or the name of a record that is referred to: what a person sees as text.
    private String anyTextLike(String binding) {
        List<String> places = new ArrayList<>();
        dataset.columns().stream()
                .map(column -> searchable(column.name()))
                .flatMap(Optional::stream)
                .forEach(places::add);
        references.forEach(reference -> places.add(reference.name()));
        if (places.isEmpty()) {
            return "FALSE";
        }
        String like = " ILIKE :" + binding;
        return "(" + String.join(" OR ", places.stream().map(place -> place + like).toList()) + ")";
    }

    private Optional<String> searchable(String column) {
        return switch (dataset.column(column).kind()) {
            case TEXT, EMAIL, PHONE -> Optional.of(SqlName.own(column));
            case LIST -> Optional.of("array_to_string(" + SqlName.own(column) + ", ', ')");
            case DATE, TIME, BOOLEAN, INTEGER, DECIMAL -> Optional.empty();
        };
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    void bindFilters(SqlStatement<?> statement) {
        for (int i = 0; i < words.patterns().size(); i++) {
            statement.bind("word" + i, words.patterns().get(i));
        }
        if (changedBy != null) {
            statement.bind("changedBy", changedBy);
        }
    }

    void bindPage(SqlStatement<?> statement, int size) {
        bindFilters(statement);
        statement.bind("size", size);
        for (OrderTerm term : order.terms()) {
            OrderTerm.ListOrder list = term.list();
            if (list != null) {
                statement.bindArray(list.binding(), String.class, list.values());
            }
        }
        if (position != null) {
            for (int i = 0; i < position.size(); i++) {
                statement.bind(RecordOrder.binding(i), position.get(i));
            }
        }
    }
}
