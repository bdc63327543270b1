package io.datasync.audit.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Jdbi;

/// The two topics that the log is made from.
@ApplicationScoped
class Channels {
    static final String EVENTS = "events";
    private static final String DEAD_LETTERS = "dead-letters";

    private final Persistence persistence;
    private final EventIngest events;
    private final DeadLetterIngest deadLetters;

    Channels(Persistence persistence, Jdbi jdbi) {
        this.persistence = persistence;
        this.events = new EventIngest(jdbi);
        this.deadLetters = new DeadLetterIngest(jdbi);
    }

    @Incoming(EVENTS)
    Uni<Void> events(ConsumerRecords<byte[], byte[]> batch) {
        return persistence.store(EVENTS, batch, events::take);
    }

    @Incoming(DEAD_LETTERS)
    Uni<Void> deadLetters(ConsumerRecords<byte[], byte[]> batch) {
        return persistence.store(DEAD_LETTERS, batch, deadLetters::take);
    }
}
