package io.datasync.contract.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What one *Sync Data* button syncs: its datasets, in this order, from one spreadsheet.
///
/// @param type  its name, e.g. `brands-packages`
/// @param label in the navigation, e.g. `Brands & packages`
/// @param page  the title of its page, e.g. `Brand & Package Management`
/// @param order of the pages; the smaller stands first
/// @param guards what holds a run before it writes anything
public record SyncType(
        String type, String label, String page, int order, Guards guards, List<Dataset> datasets) {
    public SyncType {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(guards, "guards");
        datasets = List.copyOf(datasets);
        if (datasets.isEmpty()) {
            throw new IllegalArgumentException("sync type " + type + " has no dataset");
        }
    }

    /// The environment variable that holds its spreadsheet's id, e.g. `DATASYNC_SPREADSHEET_BRANDS_PACKAGES`.
    public String spreadsheetVariable() {
        return "DATASYNC_SPREADSHEET_" + type.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
