package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import io.datasync.bench.sheet.SheetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A contender in a scenario: its process, its table, and the times it took.
final class Entrant implements AutoCloseable {
    /// What a contender clears away after its end, it does then.
    private static final Duration AFTER = Duration.ofMillis(100);

    private final ContenderKind kind;
    private final JavaProcess process;
    private final MemberTable table;
    private final List<Double> millis = new ArrayList<>();
    private @Nullable Path last;

    Entrant(Arena arena, ContenderKind kind, int heapMegabytes, int delayMillis)
            throws SQLException {
        this.kind = kind;
        String database = "bench_" + kind.label().replace('-', '_');
        process = arena.enter(kind, database, heapMegabytes, delayMillis);
        table = new MemberTable(arena.administer(database));
    }

    ContenderKind kind() {
        return kind;
    }

    MemberTable table() {
        return table;
    }

    Figures figures() {
        return new Figures(millis);
    }

    void sync(SheetFiles sheet, boolean counted) throws IOException {
        last = sheet.copyText();
        process.say(last.toString());
        double took = Long.parseLong(process.answer()) / 1e6;
        if (counted) {
            millis.add(took);
            LockSupport.parkNanos(AFTER.toNanos());
        }
    }

    /// @throws IllegalStateException when the table holds anything else than the sheet that was synced last
    void check() throws SQLException, IOException {
        if (kind.leavesTheSheet() && last != null) {
            String expected = table.contentOf(last);
            String found = table.content();
            if (!expected.equals(found)) {
                throw new IllegalStateException(
                        "%s left other rows than the sheet's: %s in place of %s"
                                .formatted(kind.label(), found, expected));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        process.close();
        table.close();
    }
}
