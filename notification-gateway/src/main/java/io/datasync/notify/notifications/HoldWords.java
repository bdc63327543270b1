package io.datasync.notify.notifications;

import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.contract.run.RunView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Why a run waits for approval, and until when, in sentences.
final class HoldWords {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private HoldWords() {}

    static String of(RunView run, Hold hold) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Waiting for approval until " + MINUTE.format(hold.expiresAt()) + ".");
        hold.guards().forEach(guard -> sentences.add(of(guard)));
        if (hold.guards().isEmpty()) {
            sentences.add(of(planned(run)));
        }
        sentences.add("Nothing was written.");
        return String.join(" ", sentences);
    }

    private static String of(GuardTrip guard) {
        if (guard.rowsBefore() != null) {
            return "The tab %s has %d rows where the last good run read %d: more than %d %% are gone."
                    .formatted(guard.tab(), guard.rows(), guard.rowsBefore(), guard.limitPercent());
        }
        if (guard.rowsFailed() != null) {
            return "Of the %d rows of the tab %s %d would fail: more than %d %%."
                    .formatted(guard.rows(), guard.tab(), guard.rowsFailed(), guard.limitPercent());
        }
        return "A guard of the tab %s tripped (%s).".formatted(guard.tab(), guard.code());
    }

    private static Counts planned(RunView run) {
        return run.datasets().stream()
                .map(DatasetResult::planned)
                .filter(Objects::nonNull)
                .reduce(Counts.NONE, Counts::plus);
    }

    private static String of(Counts counts) {
        return "Planned: %d created, %d updated, %d unchanged, %d skipped, %d failed."
                .formatted(
                        counts.created(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.skipped(),
                        counts.failed());
    }
}
