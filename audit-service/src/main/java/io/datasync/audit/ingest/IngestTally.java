package io.datasync.audit.ingest;

import io.datasync.contract.event.EventTypes;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What the ingest tells the operators in numbers: `datasync_audit_…`.
@Singleton
final class IngestTally {
    private static final Set<String> KNOWN_TYPES =
            Set.of(
                    EventTypes.ACCEPTED,
                    EventTypes.JOINED,
                    EventTypes.REJECTED,
                    EventTypes.STARTED,
                    EventTypes.PLANNED,
                    EventTypes.PLANNED_RECORDS,
                    EventTypes.ABSENT_RECORDS,
                    EventTypes.HELD,
                    EventTypes.APPROVED,
                    EventTypes.CANCEL_ACCEPTED,
                    EventTypes.RECORDS_CHANGED,
                    EventTypes.COMPLETED);

    private final MeterRegistry meters;
    private final DistributionSummary batches;
    private final Timer lag;

    IngestTally(MeterRegistry meters, Jdbi jdbi) {
        this.meters = meters;
        this.batches = DistributionSummary.builder("datasync.audit.ingest.batch").register(meters);
        this.lag =
                Timer.builder("datasync.audit.ingest.lag")
                        .description("From the record's time to its commit in the audit log")
                        .register(meters);
        meters.gauge("datasync.audit.runs.with.gaps", jdbi, IngestTally::runsWithGaps);
    }

    void committed(List<Arrival> arrivals, List<Taken> taken) {
        Instant now = Instant.now();
        batches.record(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            String type = tagOf(arrival.header(EventReader.TYPE));
            meters.counter("datasync.audit.events", "type", type, "result", taken.get(i).tag())
                    .increment();
            Duration age = Duration.between(arrival.publishedAt(), now);
            lag.record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    void databaseAway(String channel) {
        meters.counter("datasync.audit.ingest.retries", "channel", channel).increment();
    }

    /// A type from outside must not make a time series of its own.
    private static String tagOf(@Nullable String type) {
        return type != null && KNOWN_TYPES.contains(type) ? type : "other";
    }

    private static double runsWithGaps(Jdbi jdbi) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT count(*) FROM run_seq WHERE events < last_seq")
                                .mapTo(Double.class)
                                .one());
    }
}
