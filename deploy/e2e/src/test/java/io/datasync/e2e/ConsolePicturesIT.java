package io.datasync.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.datasync.local.sheets.Day;
import io.datasync.local.sheets.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Not a test of its own: a picture of every page and state in `target/pictures`, to be laid beside the designer's.
@Tag("nightly")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsolePicturesIT {
    private static final List<View> VIEWS =
            List.of(
                    new View("light", Browser.WIDE, Browser.TALL, ColorScheme.LIGHT),
                    new View("dark", Browser.WIDE, Browser.TALL, ColorScheme.DARK),
                    new View("1000-light", 1000, 800, ColorScheme.LIGHT),
                    new View("390-light", 390, 844, ColorScheme.LIGHT),
                    new View("390-dark", 390, 844, ColorScheme.DARK));

    private static final int LARGE = 30_000;

    @RegisterExtension static final Browser BROWSER = new Browser();

    @BeforeAll
    static void startEmpty() {
        WholeSystem.fresh();
    }

    @AfterEach
    void sheetsAreWell() {
        WholeSystem.sheets().faults(Faults.NONE);
    }

    @Test
    @Order(1)
    void emptyPages() {
        ConsolePage console = BROWSER.signInCalm("sarah", "/records/brands-packages");
        assertThat(console.heading("No brands yet")).isVisible();
        take(console, "10b-empty");
    }

    @Test
    @Order(2)
    void therapists() {
        Person sarah = Person.named("sarah");
        Person michael = Person.named("michael");
        for (String type :
                List.of("locations", "therapists", "leaves", "admins", "brands-packages")) {
            Syncs.run(type.equals("leaves") ? michael : sarah, type);
        }
        WholeSystem.sheets().day(Day.TWO);
        Syncs.run(michael, "locations");
        Syncs.run(michael, "brands-packages");
        Syncs.run(sarah, "admins");

        ConsolePage console = BROWSER.signInCalm("sarah", "/records/therapists");
        console.awaitSuccess(Directory.message(Day.ONE, "therapists"));
        console.closeNotice();
        take(console, "01-idle");

        WholeSystem.sheets().cell("demo-therapists", "Therapists", "G1", "Specialisations");
        console.pressSync();
        assertThat(console.notice("Sync failed. Nothing was changed.")).isVisible();
        take(console, "04-failure");

        WholeSystem.sheets().reset();
        WholeSystem.sheets().faults(Faults.slow(Duration.ofSeconds(12), Duration.ZERO));
        console.pressSync();
        assertThat(console.notice("Sync in progress...")).isVisible();
        take(console, "02-syncing");
        WholeSystem.sheets().faults(Faults.NONE);

        console.awaitSuccess(Directory.message(Day.TWO, "therapists"));
        console.button("Changed by this sync").click();
        assertThat(console.footer()).hasText("1 to 7 of 7");
        take(console, "03-success");
        console.button("Details").click();
        assertThat(console.success()).containsText("What to do");
        take(console, "03b-success-details");
    }

    @Test
    @Order(3)
    void runs() {
        ConsolePage console = BROWSER.signInCalm("sarah", "/history");
        assertThat(console.rows("Therapists").first()).containsText("Sarah Hartono");
        take(console, "07-history");
        console.rows("Therapists")
                .filter(new Locator.FilterOptions().setHasText("Partial"))
                .first()
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(console.rows("Bob Wilson")).isVisible();
        take(console, "05-run-failed");
        console.tab("Updated").click();
        assertThat(console.rows("Mike Johnson").first()).isVisible();
        take(console, "05b-run-updated");
        console.tab("Created").click();
        assertThat(console.rows("John Doe")).isVisible();
        take(console, "05c-run-created");
        console.tab("Skipped").click();
        assertThat(console.page().getByText("Unknown therapist").first()).isVisible();
        take(console, "05d-run-skipped");
        console.tab("Details as text").click();
        assertThat(console.page().getByText("Created: John Doe (john@example.com)")).isVisible();
        take(console, "05e-run-text");
        console.goTo("Sync history", "Sync history");
        console.rows("HEADER_MISSING").first().getByRole(AriaRole.LINK).click();
        assertThat(console.page().getByText("What to do")).isVisible();
        take(console, "05f-run-error");
    }

    @Test
    @Order(4)
    void notices() {
        ConsolePage console = BROWSER.signInCalm("sarah", "/records/therapists");
        WholeSystem.sheets().faults(Faults.slow(Duration.ofSeconds(10), Duration.ZERO));
        String syncId = Syncs.press(Person.named("michael"), "leaves").json().path("id").asText();
        console.button("Notifications").click();
        assertThat(console.drawer().getByRole(AriaRole.PROGRESSBAR)).isVisible();
        take(console, "10a-notifications");
        console.button("Close notifications").click();
        console.goTo("Leaves", "Therapist Leaves");
        assertThat(console.notice("Sync in progress..."))
                .containsText("Michael Pranata started it at");
        take(console, "11a-others-sync");
        WholeSystem.sheets().faults(Faults.NONE);
        Syncs.awaitEnd(Person.named("sarah"), syncId);
    }

    @Test
    @Order(5)
    void theViewersPageAndTheSignedOutOne() {
        ConsolePage vera = BROWSER.signInCalm("vera", "/records/locations");
        assertThat(vera.footer()).hasText(Pattern.compile("1 to \\d+ of 47"));
        take(vera, "10c-viewer");
        vera.page().navigate("/signed-out");
        assertThat(vera.heading("You are signed out")).isVisible();
        take(vera, "12-signed-out");
    }

    /// A sheet large enough to be met in the middle; which percent the picture shows is chance.
    @Test
    @Order(6)
    void aLargeSheetIsApplied() {
        ConsolePage console = BROWSER.signInCalm("sarah", "/records/therapists");
        List<List<?>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "Employee ID",
                        "Full Name",
                        "Email",
                        "Employment Type",
                        "Specializations",
                        "Location Code"));
        for (int i = 1; i <= LARGE; i++) {
            String email = "person." + i + "@example.com";
            rows.add(List.of("BIG-" + i, "Person " + i, email, "Karyawan", "Facial", "LOC-001"));
        }
        WholeSystem.sheets().tab("demo-therapists", "Therapists", rows);
        console.pressSync();
        console.page()
                .waitForFunction(
                        "() => /[1-9]/.test(document.querySelector('.ds-progress-line strong')?.textContent)");
        take(console, "02b-applying");
        assertThat(console.success()).isVisible();
    }

    private static void take(ConsolePage console, String name) {
        for (View view : VIEWS) {
            console.page().emulateMedia(new EmulateMediaOptions().setColorScheme(view.scheme()));
            console.page().setViewportSize(view.width(), view.height());
            console.page().evaluate("() => document.fonts.ready.then(() => true)");
            console.page()
                    .screenshot(
                            new ScreenshotOptions()
                                    .setPath(
                                            Browser.PICTURES.resolve(
                                                    name + "-" + view.name() + ".png")));
        }
        console.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        console.page().setViewportSize(Browser.WIDE, Browser.TALL);
    }

    private record View(String name, int width, int height, ColorScheme scheme) {}
}
