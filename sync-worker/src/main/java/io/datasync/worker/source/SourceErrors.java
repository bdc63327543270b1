package io.datasync.worker.source;

import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why Google Sheets could not be read, in words, with what to do.
final class SourceErrors {
    private SourceErrors() {}

    static RunError notConfigured(SyncType type) {
        return new RunError(
                "SOURCE_NOT_CONFIGURED",
                "No spreadsheet is set for “%s”.".formatted(type.label()),
                "Set %s to the spreadsheet's id, restart the worker and sync again."
                        .formatted(type.spreadsheetVariable()),
                null);
    }

    static RunError noCredentials() {
        return new RunError(
                "SOURCE_NOT_CONFIGURED",
                "Google Sheets cannot be read: no service account's key file is set.",
                "Set DATASYNC_SHEETS_CREDENTIALS to the path of the key file, restart the worker and sync again.",
                null);
    }

    static RunError badCredentialsFile(Path file) {
        return new RunError(
                "SOURCE_UNAUTHORIZED",
                "The service account's key file %s cannot be read.".formatted(file),
                "Put the JSON key file of the service account there, restart the worker and sync again.",
                null);
    }

    static RunError unauthorized(RunView.Source source, @Nullable String email) {
        return new RunError(
                "SOURCE_UNAUTHORIZED",
                "Google does not accept the sign-in of %s."
                        .formatted(email == null ? "the worker, which sends none" : email),
                "Give the worker a valid key file of its service account (DATASYNC_SHEETS_CREDENTIALS), restart it and sync again.",
                where(source, null, null));
    }

    static RunError forbidden(RunView.Source source, @Nullable String email) {
        return new RunError(
                "SOURCE_FORBIDDEN",
                "%s may not be read by %s."
                        .formatted(
                                capital(named(source)),
                                email == null ? "the worker's service account" : email),
                "Share the spreadsheet with %s as a viewer, then try again."
                        .formatted(email == null ? "the worker's service account" : email),
                where(source, null, null));
    }

    static RunError notFound(RunView.Source source, List<String> tabs) {
        return new RunError(
                "SOURCE_NOT_FOUND",
                "There is no spreadsheet with the id “%s”, which should have the tab%s %s."
                        .formatted(source.id(), tabs.size() == 1 ? "" : "s", quoted(tabs)),
                "Correct the spreadsheet's id in the worker's settings, or restore the spreadsheet, then try again.",
                where(source, null, null));
    }

    static RunError unavailable(
            RunView.Source source, Duration tried, int attempts, Trouble.Passing last) {
        return new RunError(
                last.badAnswer() ? "SOURCE_BAD_RESPONSE" : "SOURCE_UNAVAILABLE",
                "%s could not be read for %s, in %d attempt%s. The last one: %s."
                        .formatted(
                                capital(named(source)),
                                words(tried),
                                attempts,
                                attempts == 1 ? "" : "s",
                                last.what()),
                "Try again in a few minutes. If it goes on, see whether Google Sheets is available.",
                where(source, null, null));
    }

    static RunError refused(RunView.Source source, int status) {
        return new RunError(
                "SOURCE_BAD_RESPONSE",
                "Google Sheets refused to read %s with the status %d."
                        .formatted(named(source), status),
                "Try again. If it goes on, tell the people who run this system.",
                where(source, null, null));
    }

    static RunError tabMissing(RunView.Source source, String tab, Collection<String> tabs) {
        Optional<String> near = NearMiss.of(tab, tabs, NearMiss.SIMILAR);
        return new RunError(
                "TAB_MISSING",
                "%s has no tab “%s”. It has %s.%s"
                        .formatted(
                                capital(named(source)),
                                tab,
                                quoted(tabs),
                                near.map(" “%s” looks like it."::formatted).orElse("")),
                near.map(
                                found ->
                                        "Rename the tab “%s” to “%s”, then try again."
                                                .formatted(found, tab))
                        .orElse("Add a tab “%s”, then try again.".formatted(tab)),
                where(source, tab, near.orElse(null)));
    }

    private static RunError.Where where(
            RunView.Source source, @Nullable String tab, @Nullable String nearMiss) {
        String title = source.title();
        return new RunError.Where(
                title == null ? source.id() : title,
                source.url(),
                tab,
                null,
                null,
                null,
                nearMiss,
                List.of());
    }

    private static String named(RunView.Source source) {
        String title = source.title();
        return title == null ? "the spreadsheet “" + source.id() + "”" : "“" + title + "”";
    }

    private static String capital(String text) {
        return text.startsWith("the ") ? "The" + text.substring(3) : text;
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
    }

    private static String words(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 120) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        return seconds / 60 + " minutes";
    }
}
