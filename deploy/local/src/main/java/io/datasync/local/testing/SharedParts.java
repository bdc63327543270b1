package io.datasync.local.testing;

import io.datasync.local.KafkaPart;
import io.datasync.local.PostgresPart;

/// One PostgreSQL and one Kafka for all test classes of a JVM, started at first use, gone when the JVM ends.
public final class SharedParts {
    private SharedParts() {}

    public static PostgresPart postgres() {
        return Postgres.PART;
    }

    public static KafkaPart kafka() {
        return Kafka.PART;
    }

    private static final class Postgres {
        static final PostgresPart PART = started();

        private static PostgresPart started() {
            PostgresPart part = PostgresPart.temporary();
            part.start();
            return part;
        }
    }

    private static final class Kafka {
        static final KafkaPart PART = started();

        private static KafkaPart started() {
            KafkaPart part = KafkaPart.temporary();
            part.start();
            return part;
        }
    }
}
