package io.datasync.audit.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which entries of the log are asked for.
///
/// @param types    sync types; empty for all
/// @param outcomes empty for all
/// @param actor    stands in the id, name or e-mail of who asked; null for anybody
/// @param from     the first instant that is wanted; null for the beginning
/// @param to       the first instant that is no longer wanted; null for now
/// @param words    stand in what the entry says, or in the name, key or reason of a record; null for any
record RunFilter(
        List<String> types,
        List<String> outcomes,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String words) {
    RunFilter {
        types = List.copyOf(types);
        outcomes = List.copyOf(outcomes);
    }
}
