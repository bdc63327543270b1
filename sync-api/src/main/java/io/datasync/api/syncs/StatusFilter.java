package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.contract.run.RunStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which runs a list is of: one or more of the words below, comma-separated.
final class StatusFilter {
    private static final String WORDS =
            "active (queued, running, awaiting_approval), held (awaiting_approval), ended, succeeded (with partial),"
                    + " queued, running, awaiting_approval, partial, failed, cancelled";

    private StatusFilter() {}

    /// The statuses on the wire; empty for all.
    ///
    /// @throws ProblemException PARAMETER_INVALID
    static List<String> of(@Nullable String status) {
        if (status == null || status.isBlank()) {
            return List.of();
        }
        return Arrays.stream(status.split(",", -1))
                .flatMap(word -> statuses(word.strip()))
                .map(RunStatus::wire)
                .distinct()
                .toList();
    }

    /// A run that went through counts as succeeded, be it that some records failed.
    private static Stream<RunStatus> statuses(String word) {
        return switch (word) {
            case "active" ->
                    Stream.of(RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.AWAITING_APPROVAL);
            case "held" -> Stream.of(RunStatus.AWAITING_APPROVAL);
            case "ended" -> Arrays.stream(RunStatus.values()).filter(RunStatus::ended);
            case "succeeded" -> Stream.of(RunStatus.SUCCEEDED, RunStatus.PARTIAL);
            default ->
                    Arrays.stream(RunStatus.values())
                            .filter(status -> status.wire().equals(word))
                            .findFirst()
                            .map(Stream::of)
                            .orElseThrow(
                                    () ->
                                            new ProblemException(
                                                    ProblemCode.PARAMETER_INVALID,
                                                    "status is one or more of " + WORDS + "."));
        };
    }
}
