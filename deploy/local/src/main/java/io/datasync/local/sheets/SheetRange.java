package io.datasync.local.sheets;

import java.util.Optional;

/// A range of a spreadsheet: a tab, and a rectangle on it.
record SheetRange(Tab tab, A1 area) {

    /// `Tab`, `'Tab name'`, `Tab!A1:B2`, or a rectangle alone, which is on the first tab; empty when it is none of
    /// these or there is no such tab.
    static Optional<SheetRange> parse(String text, Spreadsheet spreadsheet) {
        int bang = text.lastIndexOf('!');
        if (bang > 0) {
            Optional<A1> area = A1.parse(text.substring(bang + 1));
            return spreadsheet
                    .tab(unquoted(text.substring(0, bang)))
                    .flatMap(tab -> area.map(where -> new SheetRange(tab, where)));
        }
        Optional<SheetRange> whole =
                spreadsheet.tab(unquoted(text)).map(tab -> new SheetRange(tab, A1.ALL));
        return whole.or(
                () ->
                        A1.parse(text)
                                .map(
                                        where ->
                                                new SheetRange(
                                                        spreadsheet.tabs().getFirst(), where)));
    }

    private static String unquoted(String name) {
        if (name.length() >= 2 && name.startsWith("'") && name.endsWith("'")) {
            return name.substring(1, name.length() - 1).replace("''", "'");
        }
        return name;
    }

    /// As a response names it: cut to what the tab holds.
    String written() {
        String name = tab.title();
        String quoted =
                name.matches("[A-Za-z][A-Za-z0-9_]*") ? name : "'" + name.replace("'", "''") + "'";
        return quoted + "!" + cut().written();
    }

    A1 cut() {
        return area.within(tab.rows().size(), tab.columns());
    }
}
