package io.datasync.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.Json;
import io.datasync.contract.run.RunError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountTest {
    private static final String EMAIL = "sync@roster.iam.gserviceaccount.com";
    private static final ReadRequest ONE = new ReadRequest("roster", List.of("Therapists"));
    private static final String SMALL =
            "{\"valueRanges\":[{\"range\":\"Therapists!A1:B2\",\"values\":[[\"A\"],[1]]}]}";

    @TempDir Path directory;
    private final FakeGoogle google = new FakeGoogle();
    private final RecordingSink sink = new RecordingSink();

    @AfterEach
    void close() throws IOException {
        google.close();
    }

    @Test
    void a_key_file_signs_in_and_its_token_goes_with_each_request() throws Exception {
        google.tokens(
                FakeGoogle.json(
                        "{\"access_token\":\"t-1\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"));
        google.values(FakeGoogle.json(SMALL));

        assertThat(sheets(keyFile()).read(ONE, sink)).isInstanceOf(ReadOutcome.Complete.class);

        assertThat(google.requests().stream().filter(request -> request.line().startsWith("GET")))
                .hasSize(2)
                .allMatch(request -> "Bearer t-1".equals(request.headers().get("authorization")));
    }

    @Test
    void a_sheet_that_is_not_shared_names_the_service_accounts_address() throws Exception {
        google.tokens(
                FakeGoogle.json(
                        "{\"access_token\":\"t-1\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"));
        google.metadata(FakeGoogle.status(403));

        RunError error = failed(sheets(keyFile()).read(ONE, sink));

        assertThat(error.code()).isEqualTo("SOURCE_FORBIDDEN");
        assertThat(error.message())
                .isEqualTo("The spreadsheet “roster” may not be read by " + EMAIL + ".");
        assertThat(error.action())
                .isEqualTo("Share the spreadsheet with " + EMAIL + " as a viewer, then try again.");
    }

    @Test
    void a_sign_in_that_google_refuses_is_unauthorized_at_once() throws Exception {
        google.tokens(FakeGoogle.status(400));

        RunError error = failed(sheets(keyFile()).read(ONE, sink));

        assertThat(error.code()).isEqualTo("SOURCE_UNAUTHORIZED");
        assertThat(error.message())
                .isEqualTo("Google does not accept the sign-in of " + EMAIL + ".");
        assertThat(sink.signals()).isEmpty();
    }

    @Test
    void a_key_file_that_cannot_be_read_is_named_and_not_quoted() throws Exception {
        Path broken =
                Files.writeString(directory.resolve("key.json"), "{\"private_key\":\"secret\"");

        RunError error = failed(sheets(broken).read(ONE, sink));

        assertThat(error.code()).isEqualTo("SOURCE_UNAUTHORIZED");
        assertThat(error.message()).contains("key.json").doesNotContain("secret");
        assertThat(failed(sheets(directory.resolve("none.json")).read(ONE, sink)).code())
                .isEqualTo("SOURCE_UNAUTHORIZED");
    }

    @Test
    void googles_own_sheets_are_not_read_without_a_key_file() throws Exception {
        GoogleSheets sheets =
                new GoogleSheets(
                        new TestConfig(Optional.empty(), Optional.empty()),
                        _ -> Duration.ZERO,
                        new ManualTime(),
                        new Random(7));

        RunError error = failed(sheets.read(ONE, sink));

        assertThat(error.code()).isEqualTo("SOURCE_NOT_CONFIGURED");
        assertThat(error.action()).contains("DATASYNC_SHEETS_CREDENTIALS");
    }

    @Test
    void people_are_linked_to_google_or_to_the_server_that_stands_in_for_it() {
        Links ours = new Links(Optional.of(google.endpoint()));
        Links googles = new Links(Optional.empty());

        assertThat(ours.to("a b", 7L, "G1")).isEqualTo(google.endpoint() + "?spreadsheet=a+b");
        assertThat(googles.to("abc", 7L, "G1"))
                .isEqualTo("https://docs.google.com/spreadsheets/d/abc/edit#gid=7&range=G1");
        assertThat(googles.to("abc", null, null))
                .isEqualTo("https://docs.google.com/spreadsheets/d/abc/edit");
    }

    private GoogleSheets sheets(Path keyFile) {
        return new GoogleSheets(
                new TestConfig(Optional.of(google.endpoint()), Optional.of(keyFile)),
                _ -> Duration.ZERO,
                new ManualTime(),
                new Random(7));
    }

    private Path keyFile() throws IOException, NoSuchAlgorithmException {
        String key =
                Base64.getMimeEncoder()
                        .encodeToString(
                                KeyPairGenerator.getInstance("RSA")
                                        .generateKeyPair()
                                        .getPrivate()
                                        .getEncoded());
        Map<String, String> account =
                Map.of(
                        "type",
                        "service_account",
                        "client_id",
                        "1",
                        "client_email",
                        EMAIL,
                        "private_key_id",
                        "k1",
                        "private_key",
                        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n",
                        "token_uri",
                        google.endpoint() + "token");
        return Files.write(directory.resolve("key.json"), Json.mapper().writeValueAsBytes(account));
    }

    private static RunError failed(ReadOutcome outcome) {
        return switch (outcome) {
            case ReadOutcome.Failed(RunError error) -> error;
            case ReadOutcome.Complete complete -> throw new AssertionError(complete.toString());
        };
    }
}
