package io.datasync.local.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A spreadsheet with its tabs, in order.
record Spreadsheet(String id, String title, List<Tab> tabs) {
    Spreadsheet {
        tabs = List.copyOf(tabs);
    }

    Optional<Tab> tab(String name) {
        return tabs.stream().filter(tab -> tab.title().equals(name)).findFirst();
    }

    Spreadsheet with(Tab old, Tab changed) {
        List<Tab> all = new ArrayList<>(tabs);
        all.set(all.indexOf(old), changed);
        return new Spreadsheet(id, title, all);
    }
}
