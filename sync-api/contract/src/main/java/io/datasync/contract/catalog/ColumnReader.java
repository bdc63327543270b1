package io.datasync.contract.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a column of a catalog file.
final class ColumnReader {
    private ColumnReader() {}

    static ColumnDraft read(Mapping column) {
        String name = column.text("name");
        if (name != null) {
            Names.faultOfColumn(name).ifPresent(reason -> column.fault("name", reason));
        }
        ColumnDraft draft =
                new ColumnDraft(
                        column.path(),
                        name,
                        column.text("header"),
                        column.optionalTexts("aliases"),
                        kind(column),
                        column.flag("required"),
                        column.flag("present"),
                        column.flag("unique"),
                        column.scalar("default"),
                        scope(column),
                        rules(column));
        column.done();
        ColumnChecks.check(draft, column.faults());
        return draft;
    }

    private static @Nullable Kind kind(Mapping column) {
        String word = column.text("kind");
        if (word == null) {
            return null;
        }
        List<String> known = Arrays.stream(Kind.values()).map(Kind::wire).toList();
        if (known.contains(word)) {
            return Kind.of(word);
        }
        column.fault("kind", "\"%s\" is no kind%s".formatted(word, NearMiss.hint(word, known)));
        return null;
    }

    private static @Nullable Scope scope(Mapping column) {
        Mapping scope = column.optionalMapping("scope");
        if (scope == null) {
            return null;
        }
        String equals = scope.optionalText("equals");
        String exists = scope.optionalText("exists");
        String otherwise = scope.text("otherwise");
        scope.done();
        if (scope.has("equals") == scope.has("exists")) {
            column.fault("scope", "must have either \"equals\" or \"exists\"");
            return null;
        }
        if (otherwise == null) {
            return null;
        }
        if (equals != null) {
            return new Scope.Equals(equals, otherwise);
        }
        return exists == null ? null : new Scope.Exists(exists, otherwise);
    }

    /// In the order in which the contract lists their messages.
    private static List<Rule> rules(Mapping column) {
        List<Rule> rules = new ArrayList<>();
        List<String> oneOf = column.optionalTexts("oneOf");
        if (!oneOf.isEmpty()) {
            rules.add(new Rule.OneOf(oneOf));
        }
        BigDecimal above = column.optionalNumber("above");
        if (above != null) {
            rules.add(new Rule.Above(above));
        }
        BigDecimal atLeast = column.optionalNumber("atLeast");
        if (atLeast != null) {
            rules.add(new Rule.AtLeast(atLeast));
        }
        String after = column.optionalText("after");
        if (after != null) {
            rules.add(new Rule.After(after));
        }
        String onOrAfter = column.optionalText("onOrAfter");
        if (onOrAfter != null) {
            rules.add(new Rule.OnOrAfter(onOrAfter));
        }
        String references = column.optionalText("references");
        if (references != null) {
            rules.add(new Rule.References(references));
        }
        return rules;
    }
}
