package io.datasync.api.syncs;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.syncs.StartOutcome.Refused;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.DerivedFrom.Kind;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectionsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest
    @EnumSource(
            value = RunStatus.class,
            names = {"SUCCEEDED", "PARTIAL", "FAILED", "CANCELLED"})
    void howeverARunEndedWhatItWroteCanBeUndoneAndWhatItLeftRetried(RunStatus end) {
        assertThat(code(Kind.UNDO, run(end, 1, 0, 0, 0))).isEmpty();
        assertThat(code(Kind.UNDO, run(end, 0, 1, 0, 0))).isEmpty();
        assertThat(code(Kind.RETRY, run(end, 0, 0, 1, 0))).isEmpty();
        assertThat(code(Kind.RETRY, run(end, 0, 0, 0, 1))).isEmpty();
    }

    @Test
    void whatIsNotThereIsNeitherUndoneNorRetried() {
        assertThat(code(Kind.UNDO, run(RunStatus.PARTIAL, 0, 0, 1, 1)))
                .contains(ProblemCode.NOTHING_TO_UNDO);
        assertThat(code(Kind.RETRY, run(RunStatus.SUCCEEDED, 1, 1, 0, 0)))
                .contains(ProblemCode.NOTHING_TO_RETRY);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunStatus.class,
            names = {"QUEUED", "RUNNING", "AWAITING_APPROVAL"})
    void whatHasNotEndedIsWaitedFor(RunStatus status) {
        RunView run = run(status, 1, 1, 1, 1);

        assertThat(Objections.to(Kind.UNDO, run, Optional.of(run)).map(Refused::code))
                .contains(ProblemCode.RUN_NOT_ENDED);
    }

    private static Optional<ProblemCode> code(Kind kind, RunView origin) {
        return Objections.to(kind, origin, Optional.empty()).map(Refused::code);
    }

    private static RunView run(
            RunStatus status, long created, long updated, long skipped, long failed) {
        return new RunView(
                new UUID(0, 1),
                "leaves",
                RunMode.APPLY,
                status,
                new Requester(Requester.Kind.USER, "x", "X", null),
                AT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new DatasetResult(
                                "leaves",
                                "therapist leaves",
                                created + updated + skipped + failed,
                                created,
                                updated,
                                0,
                                skipped,
                                failed,
                                null,
                                null)),
                null,
                null,
                false);
    }
}
