package io.datasync.worker.apply;

import io.datasync.contract.run.RecordOutcome.Problem;
import java.util.List;

/// Why a record failed or was skipped, as its outcome says it.
record Failure(String reason, List<Problem> problems) {
    Failure {
        problems = List.copyOf(problems);
    }
}
