package io.datasync.worker.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The thread that publishes the outbox, where it is the one of all workers that holds the lock.
@Singleton
public final class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final RelayLock lock;
    private final OutboxBatch batch;
    private final EventProducer producer;
    private final OutboxSignal signal;
    private final OutboxSettings settings;
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::relay);
    private volatile boolean stopping;

    public Relay(
            Jdbi jdbi,
            RelayLock lock,
            OutboxBatch batch,
            EventProducer producer,
            OutboxSignal signal,
            OutboxSettings settings,
            MeterRegistry registry) {
        this.jdbi = jdbi;
        this.lock = lock;
        this.batch = batch;
        this.producer = producer;
        this.signal = signal;
        this.settings = settings;
        registry.gauge("datasync.outbox.age.seconds", oldestSeconds);
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        stopping = true;
        signal.grew();
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relay() {
        Duration pause = settings.poll();
        try {
            while (!stopping) {
                if (turn()) {
                    pause = settings.poll();
                } else {
                    pause = pause.multipliedBy(2);
                    pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
                }
                if (!stopping && signal.await(pause)) {
                    LOG.trace("woken");
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the relay was interrupted");
        } finally {
            producer.close();
        }
    }

    /// Holds the lock as long as all goes well.
    ///
    /// @return false after an outage
    private boolean turn() throws InterruptedException {
        try (Handle handle = jdbi.open()) {
            if (!lock.take(handle)) {
                oldestSeconds.set(OutboxBatch.oldestSeconds(handle));
                return true;
            }
            try {
                return publishUntilOutage(handle);
            } finally {
                lock.release(handle);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("the outbox cannot be read: %s", e.getMessage());
            return false;
        }
    }

    private boolean publishUntilOutage(Handle handle) throws InterruptedException {
        while (!stopping) {
            lock.seen(handle);
            OutboxBatch.Result result = batch.publish(handle, producer);
            if (!result.whole()) {
                oldestSeconds.set(OutboxBatch.oldestSeconds(handle));
                return false;
            }
            if (result.rows() == 0) {
                oldestSeconds.set(0);
                batch.prune(handle);
                if (signal.await(settings.poll())) {
                    LOG.trace("woken");
                }
            }
        }
        return true;
    }
}
