package io.datasync.notify.notifications;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The opaque place between two pages of notices: the last one's time and id.
final class NotificationCursor {
    private static final int BYTES = 3 * Long.BYTES;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private NotificationCursor() {}

    static String of(Notification last) {
        byte[] bytes =
                ByteBuffer.allocate(BYTES)
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.at()))
                        .putLong(last.id().getMostSignificantBits())
                        .putLong(last.id().getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty when the text is no cursor of ours.
    static Optional<Place> read(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Instant at = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
            return at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)
                    ? Optional.empty()
                    : Optional.of(new Place(at, new UUID(buffer.getLong(), buffer.getLong())));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOurs) {
            return Optional.empty();
        }
    }

    /// Where a page ended.
    record Place(Instant at, UUID id) {}
}
