package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;

/// Somebody who has no mouse.
final class Keyboard {
    /// More stops than any page has.
    private static final int PATIENCE = 120;

    private static final String FOCUSED =
            """
            () => {
              const focused = document.activeElement;
              if (!focused || focused === document.body) return '';
              return (focused.getAttribute('aria-label') ?? focused.textContent).trim();
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void tabTo(String name) {
        walk("Tab", name);
    }

    void tabBackTo(String name) {
        walk("Shift+Tab", name);
    }

    /// What has the focus is called that, or begins so.
    void isOn(String name) {
        await("the focus on " + name)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(focused()).startsWith(name));
    }

    private void walk(String key, String name) {
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i < PATIENCE; i++) {
            page.keyboard().press(key);
            String focused = focused();
            if (focused.startsWith(name)) {
                return;
            }
            passed.append(focused.isEmpty() ? "(nothing)" : focused).append(", ");
        }
        throw new AssertionError(key + " does not lead to " + name + ", only to " + passed);
    }

    private String focused() {
        return (String) page.evaluate(FOCUSED);
    }
}
