package io.datasync.api.requests;

import io.datasync.api.ApiConfig;
import io.datasync.api.runs.UnheardRuns;
import io.datasync.api.runs.UnheardRuns.Unheard;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.RunView;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Publishes a request again when the worker was not heard of for a while: a 202 means that the run reaches an end,
/// whatever became of its message. The same syncId again is the same request, so once too often does no harm.
@ApplicationScoped
public class UnheardRequests {
    private static final Logger LOG = Logger.getLogger(UnheardRequests.class);
    private static final int DOUBLINGS = 16;

    private final Jdbi jdbi;
    private final UnheardRuns unheard;
    private final RequesterToken token;
    private final RequestPublisher publisher;
    private final ApiConfig.Requests config;

    UnheardRequests(
            Jdbi jdbi,
            UnheardRuns unheard,
            RequesterToken token,
            RequestPublisher publisher,
            ApiConfig config) {
        this.jdbi = jdbi;
        this.unheard = unheard;
        this.token = token;
        this.publisher = publisher;
        this.config = config.requests();
    }

    /// One look; every process looks, and each request is taken by one of them.
    @Scheduled(
            identity = "publish-again",
            every = "${datasync.api.requests.look-every:10s}",
            delayed = "${datasync.api.requests.look-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        while (publishNext()) {
            LOG.debug("looking for another one");
        }
    }

    private boolean publishNext() {
        return jdbi.inTransaction(
                handle -> {
                    Optional<Unheard> next = unheard.next(handle);
                    if (next.isEmpty() || !published(next.get())) {
                        return false;
                    }
                    Duration wait = wait(next.get().publishedTimes());
                    unheard.publishedAgain(handle, next.get().run().id(), Instant.now().plus(wait));
                    return true;
                });
    }

    private boolean published(Unheard unheardRun) {
        RunView run = unheardRun.run();
        LOG.warnf(
                "run %s was not heard of since %s, publishing its request again",
                run.id(), run.requestedAt());
        SyncRequested request =
                new SyncRequested(
                        run.id(),
                        run.type(),
                        run.mode(),
                        run.requestedBy(),
                        run.requestedAt(),
                        null,
                        run.derivedFrom());
        return token.current().map(ours -> publisher.publish(request, ours)).orElse(false);
    }

    /// Doubled each time, so that a worker that is away for long does not find heaps of the same request.
    private Duration wait(int publishedTimes) {
        Duration wait =
                config.republishAfter().multipliedBy(1L << Math.min(DOUBLINGS, publishedTimes));
        return wait.compareTo(config.republishAtMost()) < 0 ? wait : config.republishAtMost();
    }
}
