package io.datasync.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Measures in the page itself, by its own clock, what a person waits for after the click. The figures go to
/// `target/console-times.log`; nothing is asserted about them.
final class Stopwatch {
    private static final Path LOG = Path.of("target", "console-times.log");

    private static final String START =
            """
            () => {
              const times = (window.stopwatch = {});
              const note = (what) => {
                if (times.click !== undefined) times[what] ??= Math.round(performance.now() - times.click);
              };
              const look = () => {
                const title = document.getElementById('notice-title')?.textContent ?? '';
                if (title === 'Sync started...') note('started');
                if (document.querySelector('main [role=progressbar]')) note('progress');
                if (title === 'Success' && times.started !== undefined) {
                  note('end');
                  times.run ??= document.querySelector('.ds-notice .ds-notice__aside')?.textContent;
                }
              };
              new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
              const click = () => (times.click = performance.now());
              document.addEventListener('click', click, { capture: true, once: true });
            }""";

    private final Page page;

    private Stopwatch(Page page) {
        this.page = page;
    }

    /// Runs from the next click on.
    static Stopwatch on(ConsolePage console) {
        console.page().evaluate(START);
        return new Stopwatch(console.page());
    }

    void awaitEnd() {
        page.waitForFunction("() => window.stopwatch.end !== undefined");
    }

    /// A run that is over before "Sync started..." has stood its time shows no progress.
    void write(String what) {
        Map<?, ?> times = (Map<?, ?>) page.evaluate("() => window.stopwatch");
        String line =
                "%s, ms after the click: \"Sync started...\" %s, first progress %s, end notice %s (the run: %s)%n"
                        .formatted(
                                what,
                                times.get("started"),
                                times.get("progress"),
                                times.get("end"),
                                times.get("run"));
        try {
            Files.createDirectories(LOG.getParent());
            Files.writeString(LOG, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
