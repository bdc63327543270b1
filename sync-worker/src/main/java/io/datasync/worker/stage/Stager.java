package io.datasync.worker.stage;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunError;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.run.Steps;
import io.datasync.worker.source.ReadOutcome;
import io.datasync.worker.source.ReadRequest;
import io.datasync.worker.source.Source;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Reads a run's source into its stage tables: complete, or nothing.
@Singleton
public final class Stager {
    private final Jdbi jdbi;
    private final Source source;
    private final Catalog catalog;
    private final StageSettings settings;

    public Stager(Jdbi jdbi, Source source, Catalog catalog, StageSettings settings) {
        this.jdbi = jdbi;
        this.source = source;
        this.catalog = catalog;
        this.settings = settings;
    }

    /// What came of reading.
    public sealed interface Outcome {
        /// To be closed, with its snapshot, once the plan is made.
        ///
        /// @param contentHash SHA-256 over all that was read, hex
        record Complete(List<Staged> datasets, String contentHash, Snapshot snapshot)
                implements Outcome, AutoCloseable {
            public Complete {
                datasets = List.copyOf(datasets);
            }

            @Override
            public void close() {
                snapshot.close();
            }
        }

        record Failed(RunError error) implements Outcome {}
    }

    /// Reads all tabs of the sync type. When it answers [Outcome.Complete], the tables and the run's note that it was
    /// read are committed.
    public Outcome stage(Reading reading) throws InterruptedException {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            StageSink sink =
                    new StageSink(
                            reading, handle.getConnection(), jdbi, this::tableOf, mostKnown());
            HandOver rows = new HandOver(sink);
            try {
                return read(reading, handle, sink, rows);
            } finally {
                abandon(handle, sink, rows);
            }
        }
    }

    /// What is left of a reading that did not end well; nothing of one that did. The snapshot is closed whatever became of
    /// the other connection: left open it would hold the records' tables.
    private static void abandon(Handle handle, StageSink sink, HandOver rows) {
        try {
            rows.abandon();
            if (handle.isInTransaction()) {
                sink.abandon();
                handle.rollback();
            }
        } finally {
            sink.closeSnapshot();
        }
    }

    private DirectoryTable tableOf(String dataset) {
        return new DirectoryTable(catalog.dataset(dataset).orElseThrow());
    }

    private long mostKnown() {
        double bytes = Runtime.getRuntime().maxMemory() * settings.knownShare();
        return Math.min(Integer.MAX_VALUE / 4, (long) bytes / LineHashes.BYTES_EACH);
    }

    private Outcome read(Reading reading, Handle handle, StageSink sink, HandOver rows)
            throws InterruptedException {
        List<String> tabs = reading.type().datasets().stream().map(Dataset::tab).toList();
        return switch (source.read(new ReadRequest(reading.location(), tabs), rows)) {
            case ReadOutcome.Failed(RunError error) -> new Outcome.Failed(error);
            case ReadOutcome.Complete complete -> {
                rows.drain();
                List<Staged> staged = sink.finish();
                Steps.read(handle, reading.claim(), complete.source(), complete.contentHash());
                handle.commit();
                yield new Outcome.Complete(staged, complete.contentHash(), sink.takeSnapshot());
            }
        };
    }
}
