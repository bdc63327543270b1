package io.datasync.contract.catalog;

import java.util.HashSet;
import java.util.Set;

/// Whether what a column says of itself goes together.
final class ColumnChecks {
    private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL);
    private static final Set<Kind> MOMENTS = Set.of(Kind.DATE, Kind.TIME);
    private static final Set<Kind> WORDS = Set.of(Kind.TEXT, Kind.EMAIL);

    private ColumnChecks() {}

    static void check(ColumnDraft column, Faults faults) {
        if (column.required() && column.present()) {
            faults.add(
                    column.at("present"),
                    "can never apply, a blank cell is skipped as \"required\" already; keep one of the two");
        }
        Kind kind = column.kind();
        if (kind == null) {
            return;
        }
        if (column.unique() && (kind == Kind.LIST || kind == Kind.BOOLEAN)) {
            faults.add(
                    column.at("unique"),
                    "cannot be asked of kind %s; take \"unique\" out".formatted(kind.wire()));
        }
        if (column.scope() instanceof Scope.Equals && !WORDS.contains(kind)) {
            faults.add(
                    column.at("scope.equals"),
                    "compares texts, and the column is of kind %s; its kind must be text or email"
                            .formatted(kind.wire()));
        }
        column.rules().forEach(rule -> checkRule(column, kind, rule, faults));
        checkDefault(column, kind, faults);
    }

    private static void checkRule(ColumnDraft column, Kind kind, Rule rule, Faults faults) {
        switch (rule) {
            case Rule.OneOf oneOf -> checkOneOf(column, kind, oneOf, faults);
            case Rule.Above _ -> need(column, "above", kind, NUMBERS, "integer or decimal", faults);
            case Rule.AtLeast _ ->
                    need(column, "atLeast", kind, NUMBERS, "integer or decimal", faults);
            case Rule.After _ -> need(column, "after", kind, MOMENTS, "date or time", faults);
            case Rule.OnOrAfter _ ->
                    need(column, "onOrAfter", kind, MOMENTS, "date or time", faults);
            case Rule.References _ -> {} // the dataset referred to decides, see CatalogChecks
        }
    }

    private static void checkOneOf(ColumnDraft column, Kind kind, Rule.OneOf oneOf, Faults faults) {
        need(column, "oneOf", kind, Set.of(Kind.TEXT), "text", faults);
        Set<String> seen = new HashSet<>();
        for (String value : oneOf.values()) {
            if (!seen.add(value)) {
                faults.add(column.at("oneOf"), "has \"%s\" twice; keep one".formatted(value));
            }
        }
    }

    private static void need(
            ColumnDraft column,
            String field,
            Kind kind,
            Set<Kind> allowed,
            String words,
            Faults faults) {
        if (!allowed.contains(kind)) {
            faults.add(
                    column.at(field),
                    "cannot be asked of kind %s; the column's kind must be %s"
                            .formatted(kind.wire(), words));
        }
    }

    private static void checkDefault(ColumnDraft column, Kind kind, Faults faults) {
        String value = column.defaultValue();
        if (value == null) {
            return;
        }
        if (column.required() || column.present()) {
            faults.add(
                    column.at("default"),
                    "fills a blank cell, so \"%s\" can never apply; keep one of the two"
                            .formatted(column.required() ? "required" : "present"));
        }
        if (column.unique()) {
            faults.add(
                    column.at("default"),
                    "would give the same value to every blank cell of a unique column; keep one of the two");
        }
        Defaults.fault(kind, value, column.rules())
                .ifPresent(reason -> faults.add(column.at("default"), reason));
    }
}
