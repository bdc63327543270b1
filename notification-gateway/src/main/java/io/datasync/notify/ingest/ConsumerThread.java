package io.datasync.notify.ingest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A Kafka consumer on a thread of its own. When what is done with the records fails, the consumer is closed and, after
/// a pause, opened anew, so that it goes on from what was last committed. An outage of the broker alone needs nothing:
/// the client waits for it.
final class ConsumerThread implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ConsumerThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private final Task task;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<String, byte[]> current;

    ConsumerThread(String name, Supplier<? extends Consumer<String, byte[]>> consumers, Task task) {
        this.name = name;
        this.consumers = consumers;
        this.task = task;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        do {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                current = consumer;
                task.open(consumer);
                while (stopped.getCount() > 0) {
                    task.step(consumer);
                }
            } catch (WakeupException | InterruptException | InterruptedException e) {
                LOG.debugf("%s was told to stop", name);
            } catch (RuntimeException e) {
                LOG.warnf(e, "%s begins anew in %d s", name, PAUSE.toSeconds());
            } finally {
                current = null;
            }
        } while (!stops(PAUSE));
    }

    private boolean stops(Duration within) {
        try {
            return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /// What is done with a consumer.
    interface Task {
        /// Called once with each new consumer.
        void open(Consumer<String, byte[]> consumer) throws InterruptedException;

        /// Called again and again; polls, and does what is to be done.
        void step(Consumer<String, byte[]> consumer) throws InterruptedException;
    }
}
