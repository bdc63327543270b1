package io.datasync.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.local.PartFailure;
import io.datasync.local.Place;
import io.datasync.local.SheetsPart;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTest {
    @TempDir private Path run;

    @Test
    void theDemoSheetsAreLeftOutWhenTheWorkerReadsFromElsewhere() {
        assertThat(titles(Map.of())).contains("Demo Sheets");
        assertThat(titles(Map.of("DATASYNC_SHEETS_ENDPOINT", "http://host:1/")))
                .doesNotContain("Demo Sheets");
    }

    private List<String> titles(Map<String, String> caller) {
        return new LocalSystem(run, caller, false).steps().stream().map(Step::title).toList();
    }

    @Test
    void thePartsAloneAreAllButTheServices() {
        assertThat(new LocalSystem(run, Map.of(), true).steps())
                .extracting(Step::title)
                .containsExactly(
                        "Keycloak", "PostgreSQL", "Kafka", "Demo Sheets", "Mail", "Front door");
    }

    @Test
    void aServiceWaitsForTheGroundItStandsOn() {
        assertThat(new LocalSystem(run, Map.of(), false).steps())
                .filteredOn(step -> step.title().equals("sync-worker"))
                .singleElement()
                .satisfies(
                        step ->
                                assertThat(step.after())
                                        .extracting(part -> part.name())
                                        .containsExactly("postgresql", "kafka", "keycloak"));
    }

    @Test
    void allTakenPortsAreNamedBeforeAnythingStarts() throws Exception {
        List<Step> steps = new LocalSystem(run, Map.of(), false).steps();
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            List<Step> wanted =
                    List.of(
                            new Step(
                                    "One",
                                    SheetsPart.at(Place.under(run, "sheets"), one.getLocalPort()),
                                    List.of()),
                            new Step(
                                    "Other",
                                    SheetsPart.at(Place.under(run, "sheets"), other.getLocalPort()),
                                    List.of()));
            assertThatThrownBy(() -> Starter.requirePorts(wanted))
                    .isInstanceOf(PartFailure.class)
                    .hasMessageContaining(
                            "Port " + one.getLocalPort() + ", which One needs, is taken by process")
                    .hasMessageContaining(
                            "Port "
                                    + other.getLocalPort()
                                    + ", which Other needs, is taken by process");
        }
        assertThat(steps).noneMatch(step -> step.part().isRunning());
    }

    @Test
    void anOptionThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Options.of(List.of("--fresh", "--detached")))
                .hasMessageStartingWith("up does not know --detached. Usage:");
        assertThat(Options.of(List.of("--fresh", "--detach")))
                .isEqualTo(new Options(true, true, false));
    }
}
