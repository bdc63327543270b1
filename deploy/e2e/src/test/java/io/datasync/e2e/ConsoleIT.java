package io.datasync.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.datasync.local.sheets.Day;
import io.datasync.local.sheets.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The console in a browser: signing in, syncing, progress, notices, tables that refresh themselves, windows that agree.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {
    private static final String THERAPISTS = "/records/therapists";

    /// Until the test ends it, at the longest: the worker waits 30 s for an answer.
    private static final Faults SLOW = Faults.slow(Duration.ofSeconds(25), Duration.ZERO);

    /// Enough to be seen while they are applied.
    private static final int MANY = 20_000;

    @RegisterExtension static final Browser BROWSER = new Browser();

    @BeforeAll
    static void startEmpty() {
        WholeSystem.fresh();
    }

    @AfterEach
    void sheetsAreWell() {
        WholeSystem.sheets().reset();
    }

    /// First, since it begins with nothing at all.
    @Test
    @Order(1)
    void sarahSyncsBothDaysAndSeesEverythingWithoutReloading() {
        WholeSystem.sheets().day(Day.ONE);
        ConsolePage console = BROWSER.signIn("sarah", THERAPISTS);
        seesAnEmptyPageThatSaysWhatWillStandThere(console);

        console.goTo("Locations", "Location Management");
        console.pressSync();
        console.awaitSuccess(Directory.message(Day.ONE, "locations"));

        console.goTo("Therapists", "Therapist Management");
        console.page().evaluate("window.sameDocument = true");
        watchesTheFirstDayArrive(console);
        watchesTheSecondDayArrive(console);
        Assertions.assertThat(console.page().evaluate("window.sameDocument"))
                .as("nothing was reloaded")
                .isEqualTo(true);
        findsOutWhyTwoFailed(console);
    }

    private static void seesAnEmptyPageThatSaysWhatWillStandThere(ConsolePage console) {
        assertThat(console.heading("Therapist Management")).isVisible();
        assertThat(console.heading("No therapists yet")).isVisible();
        assertThat(console.page().getByText("Not synced yet")).isVisible();
        assertThat(console.page().getByText("Therapists and schedules come from Google Sheets."))
                .isVisible();
        assertThat(console.heading("The tabs need these headers in row 1")).isVisible();
        for (String header :
                new String[] {"Full Name", "Employment Type", "Specializations", "Start Time"}) {
            assertThat(console.page().getByRole(AriaRole.MAIN)).containsText(header);
        }
        assertThat(console.tab("Therapists")).hasText(Pattern.compile("Therapists\\s*0"));
    }

    private static void watchesTheFirstDayArrive(ConsolePage console) {
        WholeSystem.sheets().faults(SLOW);
        Stopwatch stopwatch = Stopwatch.on(console);
        console.syncButton().click();
        assertThat(console.notice("Sync started..."))
                .isVisible(new IsVisibleOptions().setTimeout(1000));
        assertThat(console.syncButton()).hasText("Syncing…");
        assertThat(console.syncButton()).hasAttribute("aria-disabled", "true");

        Locator progress = console.notice("Sync in progress...");
        assertThat(progress).isVisible();
        assertThat(progress).containsText("You can keep working, leave this page or refresh it.");
        assertThat(progress).containsText("Reading");
        assertThat(progress).containsText(Pattern.compile("\\d+ %"));
        assertThat(console.progressBar()).isVisible();
        assertThat(console.page().getByLabel(Pattern.compile("^Syncing, \\d+ %$"))).isVisible();
        WholeSystem.sheets().faults(Faults.NONE);

        console.awaitSuccess(Directory.message(Day.ONE, "therapists"));
        stopwatch.write("day 1 of therapists, held at the sheets until all was looked at");
        assertThat(console.syncButton()).hasText("Sync Data");
        assertThat(console.tab("Therapists")).hasText(Pattern.compile("Therapists\\s*145"));
        assertThat(console.tab("Schedules")).hasText(Pattern.compile("Schedules\\s*89"));
        assertThat(console.footer()).hasText("1 to 50 of 145");
        assertThat(console.rows("adi.maharani@example.com")).containsText("EMP-0018");
    }

    private static void watchesTheSecondDayArrive(ConsolePage console) {
        WholeSystem.sheets().day(Day.TWO);
        Stopwatch stopwatch = Stopwatch.on(console);
        console.syncButton().click();
        stopwatch.awaitEnd();
        stopwatch.write("day 2 of therapists");

        console.awaitSuccess(
                "Processed 151 Karyawan therapists: 2 created, 5 updated, 140 unchanged, 2 skipped,"
                        + " 2 failed. Processed 153 schedules: 0 created, 0 updated, 89 unchanged, 64 skipped, 0 failed.");
        assertThat(console.footer()).hasText("1 to 50 of 147");
        assertThat(console.page().getByText("Last synced just now by Sarah Hartono, 2 failed"))
                .isVisible();

        console.button("Changed by this sync").click();
        assertThat(console.footer()).hasText("1 to 7 of 7");
        assertThat(console.rows("John Doe")).containsText("New");
        assertThat(console.rows("Jane Smith")).containsText("New");
        assertThat(console.rows("Mike Johnson")).containsText("+62 812 3456 780");
        assertThat(console.rows("Mike Johnson")).not().containsText("New");
    }

    private static void findsOutWhyTwoFailed(ConsolePage console) {
        console.sentence(console.success())
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("2 failed"))
                .click();

        assertThat(console.heading("Therapists sync")).isVisible();
        assertThat(console.tab("Failed")).hasAttribute("aria-selected", "true");
        explains(
                console,
                "EMP-0205",
                "Bob Wilson",
                "row 151",
                "column G",
                "Specializations can't be blank",
                "G151");
        explains(console, "Email is invalid", "Rosa Halim", "row 152", "column C", "rosa@", "C152");
        explains(console, "Location code must exist", "row 152", "column H", "LOC-999", "H152");
    }

    private static void explains(ConsolePage console, String row, String... words) {
        for (String word : words) {
            assertThat(console.rows(row))
                    .containsText(word, new ContainsTextOptions().setUseInnerText(true));
        }
    }

    @Test
    void thePercentGrowsRowByRowAndNeverMovesBack() {
        ConsolePage console = BROWSER.signIn("sarah", "/records/admins");
        WholeSystem.sheets().tab("demo-admins", "Admins", manyAdmins());
        console.recordPercents();
        console.pressSync();

        console.awaitSuccess(
                "Processed %d admins: %d created, 0 updated, 0 unchanged, 0 skipped, 0 failed."
                        .formatted(MANY, MANY));
        Assertions.assertThat(console.percents())
                .isSorted()
                .anySatisfy(percent -> Assertions.assertThat(percent).isBetween(1, 99));
        assertThat(console.footer()).hasText("1 to 50 of 20,000");
    }

    private static List<List<String>> manyAdmins() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Email", "Full Name", "Role"));
        for (int i = 1; i <= MANY; i++) {
            rows.add(List.of("admin." + i + "@example.com", "Admin " + i, "Manager"));
        }
        return rows;
    }

    @Test
    void aReloadInTheMiddleLosesNothing() {
        Directory.filled();
        ConsolePage console = BROWSER.signIn("sarah", THERAPISTS);
        WholeSystem.sheets().faults(SLOW);
        console.pressSync();
        assertThat(console.notice("Sync in progress...")).isVisible();

        console.page().reload();

        assertThat(console.notice("Sync in progress...")).isVisible();
        assertThat(console.progressBar()).isVisible();
        assertThat(console.syncButton()).hasText("Syncing…");
        WholeSystem.sheets().faults(Faults.NONE);
        console.awaitSuccess(Directory.therapistsUnchanged());
    }

    @Test
    void twoWindowsShowTheSameAndWhatIsClosedInOneStaysClosedInBoth() {
        Directory.filled();
        ConsolePage first = BROWSER.signIn("sarah", THERAPISTS);
        ConsolePage second = BROWSER.signIn("sarah", THERAPISTS);
        WholeSystem.sheets().faults(SLOW);
        first.pressSync();

        assertThat(second.notice("Sync in progress...")).isVisible();
        assertThat(second.progressBar()).isVisible();
        assertThat(second.syncButton()).hasText("Syncing…");
        WholeSystem.sheets().faults(Faults.NONE);
        first.awaitSuccess(Directory.therapistsUnchanged());
        second.awaitSuccess(Directory.therapistsUnchanged());

        second.closeNotice();
        assertThat(second.success()).not().isVisible();
        assertThat(first.success()).not().isVisible();

        first.page().reload();
        assertThat(first.footer()).hasText(Pattern.compile("1 to 50 of \\d+"));
        assertThat(first.success()).not().isVisible();
    }

    @Test
    void aFailureSaysWhereAndWhatToDoAndChangesNothing() {
        Directory.filled();
        String before = Directory.therapists();
        ConsolePage console = BROWSER.signIn("sarah", THERAPISTS);
        WholeSystem.sheets().cell("demo-therapists", "Therapists", "G1", "Specialisations");
        console.pressSync();

        Locator notice = console.notice("Sync failed. Nothing was changed.");
        assertThat(notice).isVisible();
        assertThat(notice).containsText("HEADER_MISSING");
        assertThat(console.sentence(notice)).containsText("“Therapists”");
        assertThat(console.sentence(notice)).containsText("“Therapist roster 2026”");
        assertThat(console.sentence(notice)).containsText("“Specializations”");
        assertThat(console.sentence(notice)).containsText("“Specialisations” in G1");
        assertThat(notice).containsText("What to do");
        assertThat(notice).containsText("Rename G1 to “Specializations”");
        assertThat(notice).containsText(Pattern.compile("All \\d+ therapists are untouched"));

        assertThat(console.page().getByText("Last synced")).isVisible();
        assertThat(console.link("last attempt failed")).isVisible();
        assertThat(console.footer()).hasText(Pattern.compile("1 to 50 of \\d+"));
        Assertions.assertThat(Directory.therapists()).isEqualTo(before);
    }

    @Test
    void everythingCanBeDoneFromTheKeyboardAndTheFocusIsNeverLost() {
        Directory.filled();
        ConsolePage console = BROWSER.signIn("sarah", THERAPISTS);
        assertThat(console.footer()).hasText(Pattern.compile("1 to 50 of \\d+"));
        Keyboard keyboard = new Keyboard(console.page());

        keyboard.tabTo("Sync Data");
        keyboard.press("Enter");
        assertThat(console.notice("Sync started...")).isVisible();
        keyboard.isOn("Sync started...");
        console.awaitSuccess(Directory.therapistsUnchanged());
        keyboard.isOn("Success");

        keyboard.tabTo("Details");
        keyboard.press("Enter");
        assertThat(console.success()).containsText("See 66 skipped");
        keyboard.tabTo("Close");
        keyboard.press("Enter");
        assertThat(console.success()).not().isVisible();
        keyboard.isOn("Sync Data");

        keyboard.tabBackTo("Notifications");
        keyboard.press("Enter");
        assertThat(console.drawer()).isVisible();
        keyboard.isOn("Notifications");
        keyboard.tabTo("Close notifications");
        keyboard.press("Enter");
        assertThat(console.drawer()).not().isVisible();
        keyboard.isOn("Notifications");
        keyboard.press("Enter");
        assertThat(console.drawer()).isVisible();
        keyboard.press("Escape");
        assertThat(console.drawer()).not().isVisible();
        keyboard.isOn("Notifications");
    }
}
