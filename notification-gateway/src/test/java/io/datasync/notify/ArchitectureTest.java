package io.datasync.notify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.datasync.contract.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theWallsHold() {
        ArchitectureRules.check("io.datasync.notify");
    }

    @Test
    void whatWindowsSeeKnowsNeitherKafkaNorTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("io.datasync.notify.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.jdbi..",
                        "java.sql..",
                        "io.datasync.notify.ingest..")
                .because(
                        "sockets must go on while Kafka or the database is away; hand the switchboard plain values")
                .check(ArchitectureRules.production("io.datasync.notify"));
    }

    @Test
    void whatUsersAreToldKnowsNoSockets() {
        noClasses()
                .that()
                .resideInAPackage("io.datasync.notify.notifications..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.datasync.notify.live..",
                        "io.datasync.notify.ingest..",
                        "org.apache.kafka..")
                .because("mail and webhooks tell of the same notices; what is live comes on top")
                .check(ArchitectureRules.production("io.datasync.notify"));
    }
}
