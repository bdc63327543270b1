package io.datasync.contract.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One column of a dataset: how it is headed in the sheet, named in the table, and judged.
///
/// @param name         in the table and in messages, e.g. `phone_number`
/// @param header       in the sheet, e.g. `Phone Number`
/// @param aliases      further headers that are taken for it
/// @param required     blank: the row is skipped ("Missing required fields")
/// @param present      blank: the row fails ("can't be blank")
/// @param unique       no two records may share a value
/// @param defaultValue what a blank cell means, written as a cell would be; null for blank
/// @param scope        null where every row is in scope
/// @param rules        in the order in which their messages are given
public record Column(
        String name,
        String header,
        List<String> aliases,
        Kind kind,
        boolean required,
        boolean present,
        boolean unique,
        @Nullable String defaultValue,
        @Nullable Scope scope,
        List<Rule> rules) {
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(kind, "kind");
        aliases = List.copyOf(aliases);
        rules = List.copyOf(rules);
    }

    /// The name in words with a capital, as messages have it: `Location code`.
    public String label() {
        String words = words();
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /// The name in words, as the second column of a message has it: `opens at`.
    public String words() {
        return name.replace('_', ' ');
    }

    /// The dataset this column refers to by a "must exist" rule; null if none.
    public @Nullable String references() {
        for (Rule rule : rules) {
            if (rule instanceof Rule.References(String dataset)) {
                return dataset;
            }
        }
        return null;
    }
}
