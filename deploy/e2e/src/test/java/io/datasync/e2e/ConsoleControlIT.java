package io.datasync.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.datasync.local.sheets.Day;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an administrator decides in a browser: to look at a plan before it is applied, to let a held run go on, to take
/// a run back.
class ConsoleControlIT {
    private static final String LOCATIONS = "/records/locations";

    @RegisterExtension static final Browser BROWSER = new Browser();

    @BeforeAll
    static void start() {
        WholeSystem.running();
    }

    @BeforeEach
    void dayOneIsSynced() {
        WholeSystem.emptyDirectory();
        WholeSystem.sheets().day(Day.ONE);
        WholeSystem.sheets().reset();
        Syncs.run(Person.named("sarah"), "locations");
    }

    @AfterEach
    void sheetsAreWell() {
        WholeSystem.sheets().reset();
    }

    @Test
    void aPlanIsLookedAtThenAppliedThenTakenBack() {
        WholeSystem.sheets().day(Day.TWO);
        ConsolePage console = BROWSER.signInCalm("sarah", LOCATIONS);
        assertThat(console.footer()).hasText("1 to 45 of 45");

        console.button("More ways to sync").click();
        console.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Preview changes…")))
                .click();

        assertThat(console.heading("Preview of a locations sync")).isVisible();
        assertThat(console.tab("Changes")).hasText(Pattern.compile("Changes\\s*5"));
        assertThat(console.tab("Failed")).hasText(Pattern.compile("Failed\\s*2"));
        assertThat(main(console)).containsText("2 to be created");
        assertThat(main(console)).containsText("3 to be updated");

        console.button("Apply exactly this plan").click();
        console.goTo("Locations", "Location Management");
        console.awaitSuccess(Directory.message(Day.TWO, "locations"));
        assertThat(console.footer()).hasText("1 to 47 of 47");

        console.success()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^Undo")))
                .click();
        Locator dialog = console.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Undo this sync?");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo now"))
                .click();
        console.goTo("Locations", "Location Management");
        assertThat(console.footer()).hasText("1 to 45 of 45");
        assertThat(main(console)).containsText("Undid 5 locations: 2 removed, 3 put back, 0 kept");
    }

    @Test
    void aHeldRunExplainsItsGuardInFiguresBeforeItIsApplied() {
        for (int row = 46; row > 6; row--) {
            WholeSystem.sheets().deleteRow("demo-locations", "Locations", row);
        }
        ConsolePage console = BROWSER.signInCalm("sarah", LOCATIONS);
        console.syncButton().click();

        console.link("Look at the plan").first().click();

        assertThat(console.heading("Locations sync on hold")).isVisible();
        assertThat(main(console)).containsText("45 rows");
        assertThat(main(console)).containsText("5 rows");
        assertThat(console.tab("No longer in the sheet"))
                .hasText(Pattern.compile("No longer in the sheet\\s*40"));

        console.button("Apply although 40 rows are gone…").click();
        Locator dialog = console.page().getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply this plan"))
                .click();

        console.goTo("Locations", "Location Management");
        console.awaitSuccess(
                "Processed 5 locations: 0 created, 0 updated, 5 unchanged, 0 skipped, 0 failed.");
        assertThat(console.footer()).hasText("1 to 45 of 45");
    }

    private static Locator main(ConsolePage console) {
        return console.page().getByRole(AriaRole.MAIN);
    }
}
