package io.datasync.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A window of the console, in the words of somebody who uses it: what is found is found by role and name.
final class ConsolePage {
    private final Page page;

    ConsolePage(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /// Opens the path without a session, is sent to Keycloak, fills its form, and is back where the path leads.
    void signIn(String name, String path) {
        page.navigate(path);
        page.locator("#username").fill(name);
        page.locator("#password").fill(name);
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.equals(WholeSystem.origin() + path));
    }

    /// A click in the navigation, no load of a page; ends when the page with that title stands there.
    void goTo(String name, String title) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        assertThat(heading(title)).isVisible();
    }

    Locator heading(String title) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /// The page's own button, in its head; in an empty page there is another.
    Locator syncButton() {
        return page.locator("header")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("Sync Data|Syncing…")));
    }

    /// The notice above the table whose title is this.
    Locator notice(String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    Locator success() {
        return notice("Success");
    }

    /// The notice's sentence, which is the contract's word for word.
    Locator sentence(Locator notice) {
        return notice.locator(".ds-notice__sentence");
    }

    Locator progressBar() {
        return page.getByRole(
                AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Progress of the sync"));
    }

    /// The lines of a table whose text has this.
    Locator rows(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    /// "1 to 50 of 145"
    Locator footer() {
        return page.locator("main footer").getByRole(AriaRole.STATUS);
    }

    Locator drawer() {
        return page.getByRole(
                AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Notifications"));
    }

    /// Presses, and sees at once that it was taken.
    void pressSync() {
        syncButton().click();
        assertThat(
                        notice("Sync started...")
                                .or(notice("Sync in progress..."))
                                .or(success())
                                .first())
                .isVisible();
    }

    /// Keeps every percent that the notice shows from now on.
    void recordPercents() {
        page.evaluate(
                """
                () => {
                  window.percents = [];
                  const look = () => {
                    const text = document.querySelector('.ds-progress-line strong')?.textContent;
                    if (text) window.percents.push(parseInt(text, 10));
                  };
                  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
                }""");
    }

    List<Integer> percents() {
        return ((List<?>) page.evaluate("() => window.percents"))
                .stream().map(percent -> ((Number) percent).intValue()).toList();
    }

    void awaitSuccess(String message) {
        assertThat(success()).isVisible();
        assertThat(sentence(success())).hasText(message);
    }

    void closeNotice() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close").setExact(true))
                .click();
    }

    /// A request as the page's own scripts make it, with the session's cookie.
    int fetch(String method, String path, Map<String, String> headers, String body) {
        Object status =
                page.evaluate(
                        "async ([method, path, headers, body]) =>"
                                + " (await fetch(path, { method, headers, body: body === '' ? undefined : body })).status",
                        new Object[] {method, path, headers, body});
        return ((Number) status).intValue();
    }

    int fetchAsThePageDoes(String method, String path, String body) {
        return fetch(
                method,
                path,
                Map.of("X-Requested-With", "JavaScript", "Content-Type", "application/json"),
                body);
    }
}
