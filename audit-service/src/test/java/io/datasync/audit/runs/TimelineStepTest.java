package io.datasync.audit.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.audit.runs.RunActs.Act;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineStepTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final Requester SARAH =
            new Requester(Requester.Kind.USER, "1", "Sarah Hartono", "sarah@example.com");
    private static final Requester MICHAEL =
            new Requester(Requester.Kind.USER, "2", "Michael Tan", "michael@example.com");

    @Test
    void anOrdinaryRunIsAppliedOnceItIsPlanned() {
        assertThat(steps(run(RunMode.APPLY, null), List.of()))
                .containsExactly(
                        "requested 0 Sarah Hartono",
                        "accepted 1",
                        "reading 2",
                        "planning 3",
                        "applying 4",
                        "completed 9");
    }

    @Test
    void aHeldRunIsAppliedFromItsApproval() {
        Act approved = new Act("approved", AT.plusSeconds(6), MICHAEL);

        assertThat(steps(run(RunMode.APPLY, hold(AT.plusSeconds(6))), List.of(approved)))
                .containsExactly(
                        "requested 0 Sarah Hartono",
                        "accepted 1",
                        "reading 2",
                        "planning 3",
                        "held 5",
                        "approved 6 Michael Tan",
                        "applying 6",
                        "completed 9");
    }

    @Test
    void aHeldRunThatNobodyApprovedWasNeverApplied() {
        Act cancelled = new Act("cancel_accepted", AT.plusSeconds(9), MICHAEL);

        assertThat(steps(run(RunMode.PREVIEW, hold(null)), List.of(cancelled)))
                .containsExactly(
                        "requested 0 Sarah Hartono",
                        "accepted 1",
                        "reading 2",
                        "planning 3",
                        "held 5",
                        "cancel_accepted 9 Michael Tan",
                        "completed 9");
        assertThat(steps(run(RunMode.PREVIEW, null), List.of()))
                .noneMatch(step -> step.startsWith("applying"));
    }

    @Test
    void whateverTheClocksSayTheRequestComesFirst() {
        Act early = new Act("cancel_accepted", AT.minusSeconds(5), MICHAEL);

        assertThat(steps(run(RunMode.APPLY, null), List.of(early)).subList(0, 2))
                .containsExactly("requested 0 Sarah Hartono", "cancel_accepted -5 Michael Tan");
    }

    private static List<String> steps(RunEntry run, List<Act> acts) {
        return TimelineStep.of(run, acts).stream()
                .map(
                        step ->
                                step.step()
                                        + " "
                                        + (step.at().getEpochSecond() - AT.getEpochSecond())
                                        + (step.by() == null ? "" : " " + step.by().name()))
                .toList();
    }

    private static Hold hold(@Nullable Instant approvedAt) {
        return new Hold(
                Hold.Reason.GUARD,
                "00",
                AT.plusSeconds(5),
                AT.plusSeconds(3600),
                List.of(),
                approvedAt == null ? null : MICHAEL,
                approvedAt);
    }

    private static RunEntry run(RunMode mode, @Nullable Hold hold) {
        return new RunEntry(
                new UUID(0, 1),
                "leaves",
                mode,
                RunStatus.SUCCEEDED,
                SARAH,
                AT,
                AT.plusSeconds(1),
                AT.plusSeconds(2),
                AT.plusSeconds(3),
                AT.plusSeconds(4),
                AT.plusSeconds(9),
                null,
                null,
                List.of(),
                null,
                null,
                false,
                null,
                hold,
                "succeeded",
                1,
                null,
                null,
                null,
                List.of());
    }
}
