package io.datasync.audit.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of a run's records are asked for.
///
/// @param stage    what was done, or what was only planned
/// @param datasets empty for all
/// @param outcomes empty for all
/// @param words    stand in the name, the detail, the key or the reason; null for any
record RecordFilter(
        Stage stage, List<String> datasets, List<String> outcomes, @Nullable String words) {
    RecordFilter {
        datasets = List.copyOf(datasets);
        outcomes = List.copyOf(outcomes);
    }
}
