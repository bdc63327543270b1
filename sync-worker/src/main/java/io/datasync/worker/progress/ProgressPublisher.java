package io.datasync.worker.progress;

import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.Progressed;
import io.datasync.contract.event.Revision;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.worker.outbox.CloudEvent;
import io.datasync.worker.run.RunViews;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// Tells on a thread of its own how far the runs of this process are.
@Singleton
public final class ProgressPublisher {
    private static final Logger LOG = Logger.getLogger(ProgressPublisher.class);

    private final Jdbi jdbi;
    private final RunViews views;
    private final ProgressProducer producer;
    private final ProgressSettings settings;
    private final Map<UUID, Watched> watched = new ConcurrentHashMap<>();
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("progress").unstarted(this::tell);
    private volatile boolean stopping;

    public ProgressPublisher(
            Jdbi jdbi, RunViews views, ProgressProducer producer, ProgressSettings settings) {
        this.jdbi = jdbi;
        this.views = views;
        this.producer = producer;
        this.settings = settings;
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        stopping = true;
        changes.release();
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param read how many records were read so far
    public void watch(UUID syncId, LongSupplier read) {
        watched.put(syncId, new Watched(syncId, read));
    }

    public void unwatch(UUID syncId) {
        watched.remove(syncId);
    }

    /// Something of it is settled since; told when the time has come.
    public void changed(UUID syncId) {
        Watched run = watched.get(syncId);
        if (run != null) {
            run.changed();
        }
    }

    /// It does something else now; told at once.
    public void phaseChanged(UUID syncId) {
        Watched run = watched.get(syncId);
        if (run != null) {
            run.phaseChanged();
            changes.release();
        }
    }

    private void tell() {
        try {
            while (!stopping) {
                if (changes.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                }
                watched.values().forEach(this::tellIfDue);
            }
        } catch (InterruptedException e) {
            LOG.debug("telling progress was interrupted");
        } finally {
            producer.close();
        }
    }

    private void tellIfDue(Watched run) {
        if (stopping || !run.due(settings.every().toNanos(), System.nanoTime())) {
            return;
        }
        try {
            jdbi.useTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ, handle -> tell(handle, run));
        } catch (RuntimeException e) {
            LOG.debugf("progress was not told: %s", e.getMessage());
        }
    }

    private void tell(Handle handle, Watched run) {
        RunView view = views.view(handle, run.syncId(), run.read());
        if (view.status() != RunStatus.RUNNING) {
            return;
        }
        Telling telling =
                handle.createQuery(
                                """
                                SELECT seq, clock_timestamp() AS now,
                                       extract(epoch FROM clock_timestamp() - event_at) * 1000 AS millis
                                FROM run WHERE sync_id = :syncId
                                """)
                        .bind("syncId", run.syncId())
                        .map((row, _) -> Telling.of(row))
                        .one();
        long revision = Revision.ofProgress(telling.seq(), telling.millis());
        producer.send(
                new CloudEvent(
                        run.syncId(),
                        run.syncId() + ":p" + revision,
                        EventTypes.PROGRESSED,
                        telling.now(),
                        EventCodec.write(new Progressed(run.syncId(), revision, view))));
    }
}
