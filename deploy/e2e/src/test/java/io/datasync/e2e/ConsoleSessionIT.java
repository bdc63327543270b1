package io.datasync.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A browser's session: what each role is shown and is refused, and what a session's cookie alone does not open.
class ConsoleSessionIT {
    private static final String THERAPISTS = "/records/therapists";
    private static final String A_SYNC = "{\"type\":\"locations\",\"mode\":\"apply\"}";

    @RegisterExtension static final Browser BROWSER = new Browser();

    @BeforeAll
    static void start() {
        WholeSystem.running();
        Directory.filled();
    }

    @Test
    void veraSeesRecordsAndNothingOfTheSyncs() {
        ConsolePage console = BROWSER.signIn("vera", THERAPISTS);

        assertThat(console.footer()).hasText(Pattern.compile("1 to 50 of \\d+"));
        assertThat(console.page().getByText("You can view these records")).isVisible();
        assertThat(console.rows("adi.maharani@example.com")).isVisible();
        assertThat(console.syncButton()).hasCount(0);
        assertThat(console.link("Sync history")).hasCount(0);
        assertThat(console.button("Notifications")).hasCount(0);
        assertThat(console.page().getByRole(AriaRole.MAIN)).not().containsText("Sarah Hartono");

        assertThat(console.fetchAsThePageDoes("POST", "/api/syncs", A_SYNC)).isEqualTo(403);
        assertThat(console.fetchAsThePageDoes("GET", "/api/syncs", "")).isEqualTo(403);
        assertThat(console.fetchAsThePageDoes("GET", "/api/audit/runs", "")).isEqualTo(403);
        console.page().navigate("/history");
        assertThat(console.heading("The audit log is not open to you")).isVisible();
    }

    @Test
    void audreyReadsTheHistoryAndStartsNothing() {
        ConsolePage console = BROWSER.signIn("audrey", THERAPISTS);
        assertThat(console.footer()).hasText(Pattern.compile("1 to 50 of \\d+"));
        assertThat(console.page().getByText("You can view these records")).isVisible();
        assertThat(console.syncButton()).hasCount(0);

        console.goTo("Sync history", "Sync history");
        assertThat(console.heading("Sync history")).isVisible();
        assertThat(console.rows("Therapists").first()).containsText("Sarah Hartono");

        assertThat(console.fetchAsThePageDoes("POST", "/api/syncs", A_SYNC)).isEqualTo(403);
        assertThat(console.fetchAsThePageDoes("GET", "/api/audit/runs", "")).isEqualTo(200);
    }

    @Test
    void theCookieAloneChangesNothing() {
        ConsolePage console = BROWSER.signIn("sarah", THERAPISTS);
        String before = newestRun();

        int refused =
                console.fetch(
                        "POST", "/api/syncs", Map.of("Content-Type", "application/json"), A_SYNC);

        assertThat(refused).isEqualTo(403);
        assertThat(newestRun()).as("no run was started").isEqualTo(before);
        assertThat(console.fetchAsThePageDoes("GET", "/api/session", "")).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheIdentityProvider() {
        ConsolePage console = BROWSER.signIn("michael", THERAPISTS);
        assertThat(console.fetchAsThePageDoes("GET", "/api/session", "")).isEqualTo(200);

        console.button("Account of Michael Pranata").click();
        console.page().getByRole(AriaRole.MENUITEM).getByText("Sign out").click();

        assertThat(console.heading("You are signed out")).isVisible();
        assertThat(console.fetchAsThePageDoes("GET", "/api/session", "")).isIn(401, 499);
        assertThat(console.fetchAsThePageDoes("GET", "/api/records/therapists", "")).isIn(401, 499);
        console.button("Sign in").click();
        assertThat(console.page().locator("#username")).isVisible();
    }

    @Test
    void aSocketOpensOnlyFromOurOwnOriginAndOnlyWithASession() {
        ConsolePage console = BROWSER.signIn("sarah", THERAPISTS);
        List<Cookie> cookies = console.page().context().cookies(WholeSystem.origin());

        assertThat(Handshake.status(cookies, WholeSystem.origin())).isEqualTo(101);
        assertThat(Handshake.status(cookies, "https://elsewhere.example")).isEqualTo(403);
        assertThat(Handshake.status(List.of(), WholeSystem.origin())).isIn(401, 499);
    }

    private static String newestRun() {
        return Person.named("sarah")
                .get("/api/audit/runs?type=locations&limit=1")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }
}
