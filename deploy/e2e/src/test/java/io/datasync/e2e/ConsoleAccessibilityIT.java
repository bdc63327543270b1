package io.datasync.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.datasync.local.sheets.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every page and state: nothing that axe calls serious or critical, light and dark, and no sideways scroll at the width
/// of a telephone.
class ConsoleAccessibilityIT {
    private static final Set<String> NOT_ALLOWED = Set.of("serious", "critical");
    private static final String THERAPISTS = "/records/therapists";
    private static final int NARROW = 390;
    private static final int NARROW_TALL = 844;

    /// Until the test ends it, at the longest: the worker waits 30 s for an answer.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    @RegisterExtension static final Browser BROWSER = new Browser();

    @BeforeAll
    static void startWithoutBrands() {
        WholeSystem.fresh();
        Directory.filled();
    }

    @AfterEach
    void sheetsAreWell() {
        WholeSystem.sheets().reset();
    }

    @Test
    void recordsSyncingSuccessAndItsDetails() {
        ConsolePage console = BROWSER.signInCalm("sarah", THERAPISTS);
        assertThat(console.footer()).hasText(Pattern.compile("1 to 50 of \\d+"));
        isOpenToAll(console, "records");

        WholeSystem.sheets().faults(Faults.slow(LONGEST_WAIT, Duration.ZERO));
        console.pressSync();
        assertThat(console.progressBar()).isVisible();
        isOpenToAll(console, "syncing");
        assertThat(console.progressBar()).isVisible();
        WholeSystem.sheets().faults(Faults.NONE);

        console.awaitSuccess(Directory.therapistsUnchanged());
        console.button("Details").click();
        assertThat(console.success()).containsText("See 66 skipped");
        isOpenToAll(console, "success with details");
    }

    @Test
    void failureHistoryAndDrawer() {
        ConsolePage console = BROWSER.signInCalm("sarah", THERAPISTS);
        WholeSystem.sheets().cell("demo-therapists", "Therapists", "G1", "Specialisations");
        console.pressSync();
        assertThat(console.notice("Sync failed. Nothing was changed.")).isVisible();
        isOpenToAll(console, "failure");

        console.button("Notifications").click();
        assertThat(console.drawer()).isVisible();
        isOpenToAll(console, "notifications");
        console.button("Close notifications").click();

        console.goTo("Sync history", "Sync history");
        assertThat(console.rows("Therapists").first()).containsText("Sarah Hartono");
        isOpenToAll(console, "history");
    }

    @Test
    void aRunsPageWithItsFailedSkippedAndWrittenRows() {
        ConsolePage console =
                BROWSER.signInCalm("sarah", "/history?type=therapists&outcome=partial");
        console.rows("Sarah Hartono").last().getByRole(AriaRole.LINK).click();
        for (String tab : List.of("Failed", "Skipped", "Details as text")) {
            console.tab(tab).click();
            assertThat(console.tab(tab)).hasAttribute("aria-selected", "true");
            console.page().waitForLoadState(LoadState.NETWORKIDLE);
            isOpenToAll(console, "run, " + tab);
        }
    }

    @Test
    void anEmptyPageAndTheViewersPage() {
        ConsolePage sarah = BROWSER.signInCalm("sarah", "/records/brands-packages");
        assertThat(sarah.heading("No brands yet")).isVisible();
        isOpenToAll(sarah, "empty");

        ConsolePage vera = BROWSER.signInCalm("vera", "/records/locations");
        assertThat(vera.page().getByText("You can view these records")).isVisible();
        assertThat(vera.rows("LOC-001")).isVisible();
        isOpenToAll(vera, "viewer");
    }

    private static void isOpenToAll(ConsolePage console, String state) {
        Page page = console.page();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            page.waitForFunction(
                    "dark => document.documentElement.classList.contains('pf-v6-theme-dark') === dark",
                    scheme == ColorScheme.DARK);
            assertThat(violations(page)).as(state + ", " + scheme).isEmpty();
        }
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, NARROW_TALL);
        scrollsNotSideways(page, "document.documentElement", state);
        scrollsNotSideways(page, "document.querySelector('main')", state + ", the panel");
        page.setViewportSize(Browser.WIDE, Browser.TALL);
    }

    /// Parts of the page learn of the new width from events, so it may take a moment.
    private static void scrollsNotSideways(Page page, String element, String what) {
        String beyond = "%1$s.scrollWidth - %1$s.clientWidth".formatted(element);
        try {
            page.waitForFunction("() => " + beyond + " === 0");
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "%s scrolls sideways by %s px".formatted(what, page.evaluate(beyond)), e);
        }
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> NOT_ALLOWED.contains(rule.getImpact()))
                        .flatMap(
                                rule ->
                                        rule.getNodes().stream()
                                                .map(
                                                        node ->
                                                                rule.getId()
                                                                        + ": "
                                                                        + node.getTarget()
                                                                        + " "
                                                                        + node.getFailureSummary()))
                        .toList();
    }
}
