package io.datasync.worker.stage;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunError;
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

    public Stager(Jdbi jdbi, Source source) {
        this.jdbi = jdbi;
        this.source = source;
    }

    /// What came of reading.
    public sealed interface Outcome {
        /// @param contentHash SHA-256 over all that was read, hex
        record Complete(List<Staged> datasets, String contentHash) implements Outcome {
            public Complete {
                datasets = List.copyOf(datasets);
            }
        }

        record Failed(RunError error) implements Outcome {}
    }

    /// Reads all tabs of the sync type. When it answers [Outcome.Complete], the tables and the run's note that it was
    /// read are committed.
    public Outcome stage(Reading reading) throws InterruptedException {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            StageSink sink = new StageSink(reading, handle.getConnection());
            try {
                return read(reading, handle, sink);
            } finally {
                if (handle.isInTransaction()) {
                    sink.abandon();
                    handle.rollback();
                }
            }
        }
    }

    private Outcome read(Reading reading, Handle handle, StageSink sink)
            throws InterruptedException {
        List<String> tabs = reading.type().datasets().stream().map(Dataset::tab).toList();
        return switch (source.read(new ReadRequest(reading.location(), tabs), sink)) {
            case ReadOutcome.Failed(RunError error) -> new Outcome.Failed(error);
            case ReadOutcome.Complete complete -> {
                List<Staged> staged = sink.finish();
                Steps.read(handle, reading.claim(), complete.source(), complete.contentHash());
                handle.commit();
                yield new Outcome.Complete(staged, complete.contentHash());
            }
        };
    }
}
