package io.datasync.api.testing;

import io.datasync.contract.GoldenEvents;
import io.datasync.contract.GoldenEvents.Message;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The golden held run, whose approval is still to be had.
public final class HeldRun {
    public static final String PATH = "/api/syncs/" + GoldenEvents.HELD;
    public static final String PLAN_HASH =
            "7f3a91c2d4e6b8a0c1f3e5d7b9a2c4e6f8d0b1a3c5e7f9b2d4a6c8e0f1b3d501";

    private static final String EXPIRES_AT = "2026-11-23T04:10:00.900Z";

    private HeldRun() {}

    /// Publishes its events up to the first of this type, as if they had just been told.
    public static void publishUpTo(String type) {
        publish(type, "2999-01-01T00:00:00.900Z");
    }

    /// Publishes its events until it is held, as if that were long ago.
    public static void publishExpired() {
        publish(EventTypes.HELD, EXPIRES_AT);
    }

    private static void publish(String type, String expiresAt) {
        List<Message> events = GoldenEvents.on(Topics.EVENTS, GoldenEvents.heldRun());
        for (Message message : events) {
            String data = message.json().replace(EXPIRES_AT, expiresAt);
            Log.publish(
                    message.topic(),
                    message.key(),
                    message.type(),
                    data.getBytes(StandardCharsets.UTF_8));
            if (message.type().equals(type)) {
                return;
            }
        }
    }
}
