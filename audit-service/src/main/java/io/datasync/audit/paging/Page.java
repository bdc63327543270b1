package io.datasync.audit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What fits on one page.
///
/// @param next where the next page begins; null on the last one
public record Page<T>(List<T> items, @Nullable Cursor next) {
    public Page {
        items = List.copyOf(items);
    }

    /// Of one row more than the page has, which tells that there is a next one.
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> place) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, place.apply(items.getLast()));
    }
}
