package io.datasync.worker.apply;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.plan.ApplySettings;
import io.datasync.worker.plan.Chunk;
import io.datasync.worker.plan.PlanStore;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Fence;
import io.datasync.worker.run.Steps;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Applies a run's plan from its checkpoint on. While one chunk is written, a second connection reads the next ones.
@Singleton
public final class Applier {
    private final Jdbi jdbi;
    private final Catalog catalog;
    private final PlanStore plans;
    private final ApplySettings settings;
    private final OutboxSignal outbox;

    public Applier(
            Jdbi jdbi,
            Catalog catalog,
            PlanStore plans,
            ApplySettings settings,
            OutboxSignal outbox) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.plans = plans;
        this.settings = settings;
        this.outbox = outbox;
    }

    /// How it ended.
    public enum Outcome {
        APPLIED,
        /// Somebody asked for it to stop.
        CANCELLED,
        /// This process goes down.
        STOPPED
    }

    /// Looks on between chunks.
    public interface Watcher {
        /// A chunk was committed.
        void committed();

        /// False when this process is to stop working.
        boolean mayGoOn();
    }

    /// @param tables the plan's, for every dataset of the type
    /// @throws PlanLost when a crash of PostgreSQL emptied the plan meanwhile
    public Outcome apply(
            Claim claim,
            SyncType type,
            List<PlanTable> tables,
            Steps.State state,
            Watcher watcher) {
        Work work = new Work(claim, type, tables);
        ChunksAhead ahead =
                new ChunksAhead(
                        work.next(state.checkpointOrdinal(), state.checkpointRow()),
                        done -> work.next(done.chunk().ordinal(), done.chunk().toRow()));
        try (ahead) {
            Optional<Prepared> current = ahead.next();
            boolean cancel = state.cancelRequested();
            while (current.isPresent() && !cancel && watcher.mayGoOn()) {
                cancel = work.write(current.get());
                outbox.grew();
                watcher.committed();
                current = ahead.next();
            }
            if (current.isEmpty()) {
                return Outcome.APPLIED;
            }
            return cancel ? Outcome.CANCELLED : Outcome.STOPPED;
        }
    }

    private final class Work {
        private final Claim claim;
        private final List<DatasetApply> datasets;

        Work(Claim claim, SyncType type, List<PlanTable> tables) {
            this.claim = claim;
            datasets =
                    jdbi.withHandle(
                            handle ->
                                    tables.stream().map(table -> of(handle, type, table)).toList());
        }

        private DatasetApply of(Handle handle, SyncType type, PlanTable table) {
            return DatasetApply.of(handle, catalog, type, claim, table, settings.sliceBytes());
        }

        Optional<Prepared> next(int afterOrdinal, int afterRow) {
            return Sql.with(
                    jdbi,
                    handle -> {
                        Optional<Chunk> chunk = plans.next(handle, claim, afterOrdinal, afterRow);
                        return chunk.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        datasets.get(chunk.get().ordinal())
                                                .prepare(handle.getConnection(), chunk.get()));
                    });
        }

        /// One transaction: fence, records, slices, checkpoint.
        ///
        /// @return true when the run is to stop here
        boolean write(Prepared prepared) {
            Chunk chunk = prepared.chunk();
            DatasetApply dataset = datasets.get(chunk.ordinal());
            return Sql.inTransaction(
                    jdbi,
                    handle -> {
                        Fence.lock(handle, claim);
                        List<Slice> slices = dataset.write(handle.getConnection(), prepared);
                        SliceStore.store(handle, claim, chunk.ordinal(), slices);
                        return Steps.checkpoint(
                                handle, claim, chunk.ordinal(), chunk.toRow(), dataset.name());
                    });
        }
    }
}
