package io.datasync.audit.storage;

import org.jspecify.annotations.Nullable;

/// Text on its way into PostgreSQL and into its patterns.
public final class Texts {
    private Texts() {}

    /// PostgreSQL's text knows every character but NUL, which becomes the replacement character.
    public static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', '\uFFFD');
    }

    /// JSON for a `jsonb` column: it refuses the escaped NUL too.
    public static String storableJson(String json) {
        return json.contains("\\u0000") ? withoutEscapedNul(json) : json;
    }

    private static String withoutEscapedNul(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) == '\\' && i + 1 < json.length()) {
                boolean nul = json.startsWith("\\u0000", i);
                out.append(nul ? "\\ufffd" : json.substring(i, i + 2));
                i += nul ? 5 : 1;
            } else {
                out.append(json.charAt(i));
            }
        }
        return out.toString();
    }

    /// The `LIKE` pattern of "contains these words as they are written".
    public static String containing(String words) {
        String literal = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literal + "%";
    }
}
