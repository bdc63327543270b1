package io.datasync.api.syncs;

import io.datasync.api.page.Cursor;
import io.datasync.api.page.Page;
import io.datasync.api.runs.KnownRun;
import io.datasync.api.runs.RunStore;
import io.datasync.api.runs.RunStore.Before;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Lists of runs, newest first.
@ApplicationScoped
class RunLists {
    private static final String LIST = "runs";

    private final Jdbi jdbi;
    private final RunStore runs;

    RunLists(Jdbi jdbi, RunStore runs) {
        this.jdbi = jdbi;
        this.runs = runs;
    }

    Page<RunAnswer> page(
            List<String> statuses, List<String> types, int limit, @Nullable String after) {
        Before before = after == null ? null : before(after);
        List<KnownRun> found =
                jdbi.withHandle(handle -> runs.newest(handle, statuses, types, before, limit + 1));
        boolean more = found.size() > limit;
        List<KnownRun> page = more ? found.subList(0, limit) : found;
        return new Page<>(
                page.stream().map(RunAnswer::of).toList(), more ? cursor(page.getLast()) : null);
    }

    private static String cursor(KnownRun last) {
        return new Cursor(
                        LIST,
                        List.of(last.view().requestedAt().toString(), last.view().id().toString()))
                .encoded();
    }

    private static Before before(String after) {
        List<@Nullable String> values = Cursor.decode(after, LIST, 2).values();
        try {
            return new Before(
                    Instant.parse(String.valueOf(values.getFirst())),
                    UUID.fromString(String.valueOf(values.getLast())));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }
}
