package io.datasync.contract.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column as its file has it, perhaps with faults.
///
/// @param kind null when it is not one of the known ones
record ColumnDraft(
        String path,
        @Nullable String name,
        @Nullable String header,
        List<String> aliases,
        @Nullable Kind kind,
        boolean required,
        boolean present,
        boolean unique,
        @Nullable String defaultValue,
        @Nullable Scope scope,
        List<Rule> rules) {
    String at(String field) {
        return path + "." + field;
    }

    /// To be called on a draft without faults only.
    Column build() {
        return new Column(
                Draft.sound(name),
                Draft.sound(header),
                aliases,
                Draft.sound(kind),
                required,
                present,
                unique,
                defaultValue,
                scope,
                rules);
    }
}
