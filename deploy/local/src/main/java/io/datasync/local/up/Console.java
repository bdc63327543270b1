package io.datasync.local.up;

import io.datasync.local.MailPart;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// What `up` says to the person at the keyboard.
final class Console {
    private final PrintStream out;
    private final Path logs;
    private final long begin;

    /// @param begin when the script was called, in milliseconds since 1970
    Console(PrintStream out, Path logs, long begin) {
        this.out = out;
        this.logs = logs;
        this.begin = begin;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void started(Step step, Duration took, boolean wasThere) {
        String how = wasThere ? "already running" : seconds(took);
        say(
                "  %-21s %-15s  port %-5d  %s"
                        .formatted(
                                step.title(),
                                how,
                                step.part().port(),
                                logs.relativize(step.part().log())));
    }

    void ready(LocalSystem system, boolean withServices) {
        say("");
        say("Ready in " + seconds(Duration.ofMillis(System.currentTimeMillis() - begin)));
        say("");
        if (withServices) {
            say("  Console   " + system.origin());
        }
        say(
                "  Sign-ins  sarah, michael (admin), audrey (auditor), vera (viewer); the password is the user name.");
        say("            These passwords, and all others here, are the local demo's only.");
        say(
                "  Sheets    "
                        + system.sheetsEndpoint()
                        + (system.hasDemoSheets() ? "" : "  (DATASYNC_SHEETS_ENDPOINT)"));
        say("  Mail      http://localhost:" + MailPart.PAGE_PORT + "/");
        say("  Logs      " + logs + "/*.log");
        say("");
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
