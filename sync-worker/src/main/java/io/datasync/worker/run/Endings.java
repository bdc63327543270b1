package io.datasync.worker.run;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.contract.text.Messages;
import io.datasync.worker.outbox.Outbox;
import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.run.RunViews.Settled;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The four ends of a run. Each is one transaction: fence, counts as stored, the run's end and the event that tells it.
@Singleton
public final class Endings {
    private final Jdbi jdbi;
    private final Catalog catalog;
    private final RunViews views;
    private final OutboxSignal outbox;

    public Endings(Jdbi jdbi, Catalog catalog, RunViews views, OutboxSignal outbox) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.views = views;
        this.outbox = outbox;
    }

    /// All chunks are applied: the run ends `succeeded` or `partial`, or, when what is stored does not account for every
    /// row read, `failed`.
    public RunView complete(Claim claim) {
        return ending(
                claim,
                handle -> {
                    List<Settled> settled = views.settled(handle, claim.syncId());
                    if (!settled.stream().allMatch(Settled::accountsForAll)) {
                        return failed(disagreement(settled));
                    }
                    long failed =
                            settled.stream().mapToLong(dataset -> dataset.counts().failed()).sum();
                    return new End(
                            failed > 0 ? RunStatus.PARTIAL : RunStatus.SUCCEEDED,
                            message(claim, settled),
                            null);
                });
    }

    public RunView fail(Claim claim, RunError error) {
        return ending(claim, _ -> failed(error));
    }

    /// Somebody asked for it; what was applied is kept, and told.
    public RunView cancel(Claim claim) {
        return ending(
                claim, handle -> End.cancelled(cancelled(views.settled(handle, claim.syncId()))));
    }

    private RunView ending(Claim claim, Decision decision) {
        RunView ended =
                jdbi.inTransaction(
                        handle -> {
                            Fence.lock(handle, claim);
                            return end(handle, views, claim.syncId(), decision.decide(handle));
                        });
        outbox.grew();
        return ended;
    }

    /// Ends a run whose row this transaction has locked, and tells it.
    static RunView end(Handle handle, RunViews views, UUID syncId, End end) {
        store(handle, syncId, end);
        Stamp stamp = Stamp.next(handle, syncId);
        RunView view = views.view(handle, syncId);
        Outbox.add(handle, new SyncEvent.Completed(syncId, stamp.seq(), stamp.occurredAt(), view));
        return view;
    }

    private static void store(Handle handle, UUID syncId, End end) {
        handle.createUpdate(
                        """
                        UPDATE run SET status = :status, message = :message, error = :error::jsonb,
                                       finished_at = clock_timestamp(), phase = NULL, phase_dataset = NULL
                        WHERE sync_id = :syncId
                        """)
                .bind("status", end.status().wire())
                .bind("message", end.message())
                .bind("error", Stored.json(end.error()))
                .bind("syncId", syncId)
                .execute();
        handle.execute("DELETE FROM lease WHERE sync_id = ?", syncId);
    }

    private String message(Claim claim, List<Settled> settled) {
        SyncType type = catalog.type(claim.type()).orElseThrow();
        List<String> sentences = new ArrayList<>();
        for (Dataset dataset : type.datasets()) {
            Settled own = Settled.of(dataset, settled);
            if (own != null) {
                sentences.add(
                        RunViews.message(
                                dataset, own.counts(), own.removed(), claim.derivedFrom()));
            }
        }
        return Messages.ofRun(sentences);
    }

    static String cancelled(List<Settled> settled) {
        Counts counts = settled.stream().map(Settled::counts).reduce(Counts.NONE, Counts::plus);
        if (counts.created() + counts.updated() == 0) {
            return "Cancelled before anything was changed.";
        }
        long rows = settled.stream().mapToLong(Settled::rows).sum();
        return "Cancelled after %d of %d rows. What was applied is kept."
                .formatted(counts.processed(), rows);
    }

    private static End failed(RunError error) {
        return new End(RunStatus.FAILED, error.message(), error);
    }

    private static RunError disagreement(List<Settled> settled) {
        List<String> sums = new ArrayList<>();
        settled.forEach(
                dataset -> sums.add(dataset.counts().processed() + " of " + dataset.rows()));
        return new RunError(
                "COUNTS_DISAGREE",
                "The outcomes stored do not account for every row that was read (%s). What was applied is kept."
                        .formatted(String.join(", ", sums)),
                "Report this to whoever runs the system; it is a fault of the system, not of the sheet.",
                null);
    }

    record End(RunStatus status, String message, @Nullable RunError error) {
        static End cancelled(String message) {
            return new End(RunStatus.CANCELLED, message, null);
        }
    }

    private interface Decision {
        End decide(Handle handle);
    }
}
