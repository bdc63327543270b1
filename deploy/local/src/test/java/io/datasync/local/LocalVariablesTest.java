package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalVariablesTest {
    private final LocalVariables variables =
            new LocalVariables(
                    "jdbc:x", "kafka:1", "http://issuer", "http://sheets/", "http://door", 25);

    @Test
    void eachServiceSignsInToTheDatabaseAsItself() {
        assertThat(variables.of(Service.NOTIFICATION_GATEWAY, Map.of()))
                .containsEntry("DATASYNC_DB_USER", "gateway")
                .containsEntry("DATASYNC_DB_PASSWORD", "gateway-local")
                .containsEntry("DATASYNC_SHEETS_ENDPOINT", "http://sheets/");
    }

    @Test
    void theCallersEnvironmentWinsButForWhatIsEachServicesOwn() {
        Map<String, String> caller =
                Map.of(
                        "DATASYNC_SHEETS_ENDPOINT", "http://other:1/",
                        "DATASYNC_SPREADSHEET_LEAVES", "1AbC",
                        "DATASYNC_DB_USER", "somebody",
                        "PATH", "/bin");
        assertThat(variables.of(Service.SYNC_WORKER, caller))
                .containsEntry("DATASYNC_SHEETS_ENDPOINT", "http://other:1/")
                .containsEntry("DATASYNC_SPREADSHEET_LEAVES", "1AbC")
                .containsEntry("DATASYNC_SPREADSHEET_ADMINS", "demo-admins")
                .containsEntry("DATASYNC_DB_USER", "worker")
                .doesNotContainKey("PATH");
    }

    @Test
    void theSecretsOfTheSessionAreAsLongAsTheyMustBe() {
        assertThat(variables.of(Service.SYNC_API, Map.of()).get("DATASYNC_SESSION_SECRET"))
                .hasSize(32);
        assertThat(variables.of(Service.SYNC_API, Map.of()).get("DATASYNC_OIDC_STATE_SECRET"))
                .hasSize(32);
    }
}
