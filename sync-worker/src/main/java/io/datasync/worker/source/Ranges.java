package io.datasync.worker.source;

import java.util.regex.Pattern;

/// Tabs as the Sheets API names them, in A1 notation.
final class Ranges {
    /// A name of letters alone is neither a cell nor in need of quotes.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]{4,}");

    private static final Pattern FROM_A1 = Pattern.compile("\\$?A(\\$?1)?(:.*)?");

    private Ranges() {}

    /// All of a tab.
    static String all(String tab) {
        return PLAIN.matcher(tab).matches() ? tab : "'" + tab.replace("'", "''") + "'";
    }

    /// True when an answer's range is that tab, from its first cell on.
    static boolean isAllOf(String tab, String range) {
        if (tabOf(range).equals(tab)) {
            return true;
        }
        int split = range.lastIndexOf('!');
        return split > 0
                && tabOf(range.substring(0, split)).equals(tab)
                && FROM_A1.matcher(range.substring(split + 1)).matches();
    }

    private static String tabOf(String name) {
        return name.length() > 1 && name.startsWith("'") && name.endsWith("'")
                ? name.substring(1, name.length() - 1).replace("''", "'")
                : name;
    }
}
