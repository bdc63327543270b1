package io.datasync.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.datasync.contract.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses AUDIT = ArchitectureRules.production("io.datasync.audit");

    @Test
    void theWallsHold() {
        ArchitectureRules.check("io.datasync.audit");
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.datasync.audit.(*)..")
                .should()
                .beFreeOfCycles()
                .because(
                        "each package can be understood before those that use it; move what both need below both")
                .check(AUDIT);
    }

    @Test
    void takingInAndAnsweringDoNotKnowOneAnother() {
        noClasses()
                .that()
                .resideInAPackage("io.datasync.audit.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "io.datasync.audit.runs..",
                        "io.datasync.audit.records..")
                .because(
                        "facts are taken in whether anybody asks or not; they meet in the tables only")
                .check(AUDIT);
        noClasses()
                .that()
                .resideInAnyPackage("io.datasync.audit.runs..", "io.datasync.audit.records..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.datasync.audit.ingest..", "org.apache.kafka..")
                .because("what answers only reads the tables; nothing is written for being asked")
                .check(AUDIT);
    }
}
