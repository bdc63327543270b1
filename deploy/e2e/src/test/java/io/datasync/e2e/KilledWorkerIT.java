package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.local.Service;
import io.datasync.local.sheets.Day;
import io.datasync.local.sheets.Faults;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The worker is killed with -9 in the middle of a sync and started again: the run ends with the same result.
class KilledWorkerIT {
    /// Short, so that what a killed worker held is soon another's.
    private static final Map<String, String> SHORT_LEASES =
            Map.of("DATASYNC_WORKER_LEASE", "5s", "DATASYNC_WORKER_RENEW_EVERY", "1s");

    @BeforeAll
    static void startEmpty() {
        WholeSystem.fresh(SHORT_LEASES);
    }

    /// Other classes go on with the services as they find them.
    @AfterAll
    static void usualLeases() {
        WholeSystem.fresh();
    }

    @AfterEach
    void sheetsAreWell() {
        WholeSystem.sheets().reset();
    }

    @Test
    void theRunEndsAsIfNothingHadHappened() {
        Person sarah = Person.named("sarah");
        Syncs.run(sarah, "locations");
        WholeSystem.sheets().faults(Faults.slow(Duration.ofSeconds(25), Duration.ZERO));
        String syncId = Syncs.press(sarah, "therapists").expect(202).json().path("id").asText();
        await("the middle of the run")
                .until(
                        () ->
                                sarah.get("/api/syncs/" + syncId)
                                        .json()
                                        .path("status")
                                        .asText()
                                        .equals("running"));

        WholeSystem.kill(Service.SYNC_WORKER);
        WholeSystem.sheets().reset();
        WholeSystem.running();

        JsonNode run = Syncs.awaitEnd(sarah, syncId);
        assertThat(run.path("message").asText())
                .isEqualTo(Golden.syncs(Day.ONE).get(1).path("message").asText());
        assertThat(sarah.get("/api/records/therapists").json().path("total").asInt())
                .isEqualTo(145);
        assertThat(Syncs.awaitAudited(sarah, syncId).path("text").asText())
                .isEqualTo(Golden.text(Golden.syncs(Day.ONE).get(1)));
    }

    @Test
    void aRequestMadeWhileNoWorkerIsThereWaitsForOne() {
        Person sarah = Person.named("sarah");
        WholeSystem.kill(Service.SYNC_WORKER);

        String syncId = Syncs.press(sarah, "locations").expect(202).json().path("id").asText();
        assertThat(sarah.get("/api/syncs/" + syncId).json().path("status").asText())
                .isEqualTo("queued");
        WholeSystem.running();

        assertThat(Syncs.awaitEnd(sarah, syncId).path("status").asText()).isEqualTo("succeeded");
    }
}
