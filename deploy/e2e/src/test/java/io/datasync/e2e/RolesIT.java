package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.e2e.Person.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Only administrators start a sync; auditors read the log; viewers see records.
class RolesIT {
    @BeforeAll
    static void start() {
        WholeSystem.running();
    }

    @Test
    void aViewerSeesRecordsAndIsRefusedEverythingElse() {
        Person vera = Person.named("vera");

        assertThat(vera.get("/api/records/locations").status()).isEqualTo(200);
        refused(Syncs.press(vera, "locations"));
        refused(vera.get("/api/audit/runs"));
        refused(vera.get("/api/syncs"));
    }

    @Test
    void anAuditorReadsTheLogAndStartsNothing() {
        Person audrey = Person.named("audrey");

        assertThat(audrey.get("/api/audit/runs").status()).isEqualTo(200);
        refused(Syncs.press(audrey, "locations"));
    }

    @Test
    void whoIsNotSignedInGetsNothing() {
        for (String path :
                List.of(
                        "/api/session",
                        "/api/records/locations",
                        "/api/audit/runs",
                        "/api/notifications")) {
            assertThat(Person.nobody().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(Syncs.press(Person.nobody(), "locations").status()).isEqualTo(401);
    }

    @Test
    void aViewersWindowCarriesNoNames() {
        Person sarah = Person.named("sarah");
        try (Live window = Live.of(Person.named("vera"))) {
            Syncs.run(sarah, "locations");
            org.awaitility.Awaitility.await().until(() -> !window.messages().isEmpty());

            assertThat(window.ofKind("run")).isEmpty();
            assertThat(window.ofKind("notification")).isEmpty();
            assertThat(window.messages().toString())
                    .doesNotContain("Sarah")
                    .doesNotContain("example.com");
        }
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isNotBlank();
    }
}
