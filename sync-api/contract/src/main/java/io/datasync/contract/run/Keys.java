package io.datasync.contract.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A record's key as one string: the key values in catalog order joined by `|`; a `|` or `\` within a value is
/// preceded by `\`.
public final class Keys {
    private Keys() {}

    public static String join(List<String> values) {
        return values.size() == 1
                ? escaped(values.getFirst())
                : values.stream().map(Keys::escaped).collect(Collectors.joining("|"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("|", "\\|");
    }

    /// The values that [#join(List)] was given.
    public static List<String> split(String key) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '\\' && i + 1 < key.length()) {
                value.append(key.charAt(++i));
            } else if (c == '|') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return List.copyOf(values);
    }
}
