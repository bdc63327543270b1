package io.datasync.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The Chromium of this machine, started for a test class. What a test has opened is closed after it; when the test
/// failed, a picture of each window is left in `target/pictures/failed`.
final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    static final Path PICTURES = Path.of("target", "pictures");
    static final int WIDE = 1440;
    static final int TALL = 900;

    /// For what the page does by itself; a sync of the demo sheets takes far less.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The first start of the sign-in page compiles its templates.
    private static final Duration PATIENCE_WITH_PAGES = Duration.ofSeconds(40);

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");

    private final List<ConsolePage> windows = new ArrayList<>();
    private Playwright playwright;
    private com.microsoft.playwright.Browser chromium;

    @Override
    public void beforeAll(ExtensionContext test) {
        playwright =
                Playwright.create(
                        new CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(installed())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    /// A window of its own, with nothing kept from any other, in which that person has signed in through Keycloak's
    /// form on the way to the path.
    ConsolePage signIn(String name, String path) {
        ConsolePage window = window(false);
        window.signIn(name, path);
        return window;
    }

    /// The same without movement, as people may ask for: what is on the page is there at once.
    ConsolePage signInCalm(String name, String path) {
        ConsolePage window = window(true);
        window.signIn(name, path);
        return window;
    }

    private ConsolePage window(boolean calm) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setBaseURL(WholeSystem.origin())
                                .setViewportSize(WIDE, TALL)
                                .setLocale("en-GB")
                                .setTimezoneId("Asia/Jakarta")
                                .setReducedMotion(
                                        calm ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE));
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.setDefaultNavigationTimeout(PATIENCE_WITH_PAGES.toMillis());
        ConsolePage window = new ConsolePage(context.newPage());
        windows.add(window);
        return window;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        for (int i = 0; i < windows.size(); i++) {
            Page page = windows.get(i).page();
            if (test.getExecutionException().isPresent()) {
                String name =
                        test.getRequiredTestMethod().getName()
                                + (i == 0 ? "" : "-" + (i + 1))
                                + ".png";
                page.screenshot(
                        new ScreenshotOptions().setPath(PICTURES.resolve("failed").resolve(name)));
            }
            page.context().close();
        }
        windows.clear();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Path installed() {
        return NAMES.stream()
                .flatMap(
                        name ->
                                Stream.of(System.getenv("PATH").split(":"))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Chromium is missing; the browser tests need it: apt-get install chromium"));
    }
}
