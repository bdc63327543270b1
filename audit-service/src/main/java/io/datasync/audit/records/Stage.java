package io.datasync.audit.records;

import io.datasync.audit.paging.Parameters;
import io.datasync.audit.problem.RequestProblem;
import io.datasync.audit.problem.RequestProblem.Asked;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether records are told as they were done, or as they were only planned.
enum Stage {
    APPLIED("record"),
    PLANNED("planned_record");

    private final String table;

    Stage(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    /// @param given as in the address; blank for what was done
    /// @throws RequestProblem STAGE_INVALID
    static Stage of(@Nullable String given) {
        List<String> stages = Parameters.oneOf(Asked.STAGE, given, Set.of("applied", "planned"));
        if (stages.size() > 1) {
            throw RequestProblem.invalid(Asked.STAGE, "\"stage\" is applied or planned, not both.");
        }
        return stages.equals(List.of("planned")) ? PLANNED : APPLIED;
    }
}
