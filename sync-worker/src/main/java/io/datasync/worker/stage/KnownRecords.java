package io.datasync.worker.stage;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Scope;
import io.datasync.worker.directory.DirectoryTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The records as they are, a hash of each, so that a row of the sheet that is the same needs no staging: nothing that
/// the plan could find of it is left open. Only records whose references hold are known; a row that is the same as any
/// other record is judged by the plan. Read on a thread of its own while the sheet comes in.
final class KnownRecords {
    private final LineHashes known = new LineHashes();
    private final LineHash hash;
    private final CompletableFuture<Void> read;
    private volatile boolean stopped;

    private KnownRecords(Snapshot snapshot, String query) {
        long seed = RandomGenerator.getDefault().nextLong();
        hash = new LineHash(seed);
        read = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("known-records").start(() -> read(snapshot, query, seed));
    }

    /// @param columns those that the sheet has, in the order in which lines hold them
    /// @param tables  every dataset's table, by the dataset's name
    /// @param most    how many may be known
    static KnownRecords of(
            Snapshot snapshot,
            DirectoryTable directory,
            List<Integer> columns,
            Function<String, DirectoryTable> tables,
            long most) {
        return new KnownRecords(snapshot, query(directory, columns, tables, most));
    }

    /// COPY takes no parameters; all that is put in are the catalog's names and our own number.
    private static String query(
            DirectoryTable directory,
            List<Integer> columns,
            Function<String, DirectoryTable> tables,
            long most) {
        String values =
                columns.stream()
                        .map(i -> "t." + directory.column(i))
                        .collect(Collectors.joining(", "));
        String holds =
                columns.stream()
                        .filter(i -> meant(directory, i) != null)
                        .map(i -> holds(directory, i, tables))
                        .collect(Collectors.joining(" AND "));
        return "COPY (SELECT %s FROM %s t%s LIMIT %d) TO STDOUT"
                .formatted(
                        values, directory.name(), holds.isEmpty() ? "" : " WHERE " + holds, most);
    }

    private static String holds(
            DirectoryTable directory, int column, Function<String, DirectoryTable> tables) {
        DirectoryTable meant = tables.apply(Objects.requireNonNull(meant(directory, column)));
        return "(t.%1$s IS NULL OR EXISTS (SELECT FROM %2$s r WHERE r.%3$s = t.%1$s))"
                .formatted(directory.column(column), meant.name(), meant.column(meant.onlyKey()));
    }

    /// The dataset in which the column's value must have a record; null where it need not.
    private static @Nullable String meant(DirectoryTable directory, int index) {
        Column column = directory.dataset().columns().get(index);
        return column.scope() instanceof Scope.Exists exists
                ? exists.dataset()
                : column.references();
    }

    private void read(Snapshot snapshot, String query, long seed) {
        try {
            CopyOut copy =
                    snapshot.handle()
                            .getConnection()
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(query);
            LineHash line = new LineHash(seed);
            // To its end in any case: the driver leaves the rest of a cancelled copy to whoever
            // uses
            // the connection next.
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                if (!stopped) {
                    known.add(line.of(row, 0, row.length - 1));
                }
            }
            known.index();
            read.complete(null);
        } catch (SQLException e) {
            read.completeExceptionally(new StagingFailed(e));
        } catch (RuntimeException | Error e) {
            read.completeExceptionally(e);
        }
    }

    /// Waits until the records are read.
    boolean contains(byte[] bytes, int from, int to) {
        await();
        return known.size() > 0 && known.contains(hash.of(bytes, from, to));
    }

    void await() {
        try {
            read.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// From here on nobody asks any more; what goes wrong does not matter.
    void stop() {
        stopped = true;
        read.exceptionally(_ -> null).join();
    }
}
