package io.datasync.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.datasync.contract.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String API = "io.datasync.api";

    @Test
    void theWallsHold() {
        ArchitectureRules.check(API);
    }

    @Test
    void theProjectionKnowsNothingOfHttp() {
        noClasses()
                .that()
                .resideInAPackage(API + ".runs..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", API + ".syncs..", API + ".session..")
                .because(
                        "runs are told by events whoever asks; put what HTTP needs into io.datasync.api.syncs")
                .check(production());
    }

    @Test
    void onlyTheRecordsReadTheDirectory() {
        noClasses()
                .that()
                .resideInAPackage(API + ".records..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(API + ".runs..", API + ".syncs..", API + ".requests..")
                .because(
                        "records are the worker's data, shown as they are; runs are told elsewhere")
                .check(production());
    }

    private static JavaClasses production() {
        return ArchitectureRules.production(API);
    }
}
