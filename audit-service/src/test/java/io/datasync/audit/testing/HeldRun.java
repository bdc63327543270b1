package io.datasync.audit.testing;

import io.datasync.contract.GoldenEvents;
import io.datasync.contract.GoldenEvents.Message;
import io.datasync.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The golden held run as a run of another id: its facts, one by one.
public record HeldRun(UUID id) {
    /// How many facts it has until it is held, and in all.
    public static final int UNTIL_HELD = 6;

    public static final int ALL = 10;

    /// Publishes its facts of these numbers.
    public void publish(Broker broker, int fromSeq, int toSeq) {
        List<Message> facts = GoldenEvents.on(Topics.EVENTS, GoldenEvents.heldRun());
        for (Message fact : facts.subList(fromSeq - 1, toSeq)) {
            broker.send(
                    fact.topic(),
                    id.toString(),
                    Map.of("ce_type", fact.type(), "ce_id", mine(fact.ceId())),
                    mine(fact.json()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String mine(String text) {
        return text.replace(GoldenEvents.HELD.toString(), id.toString());
    }
}
