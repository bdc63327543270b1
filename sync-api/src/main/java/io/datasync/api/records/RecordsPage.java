package io.datasync.api.records;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of records.
///
/// @param items the dataset's columns by name, `_refs` and `_meta`
/// @param next  the cursor of the next page; null on the last
/// @param total how many records match, on all pages
record RecordsPage(
        @Schema(
                        description =
                                "The dataset's columns by name (lists as arrays, times HH:mm, dates ISO, numbers as"
                                        + " numbers, blanks null), _refs: the names of the records that columns refer"
                                        + " to, and _meta: key, version, createdBy, changedBy (runs), changedAt")
                List<Map<String, @Nullable Object>> items,
        @Nullable String next,
        long total) {
    RecordsPage {
        items = List.copyOf(items);
    }
}
