package io.datasync.api.page;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// How many items a page may have.
public final class Limit {
    public static final int DEFAULT = 50;
    public static final int MAX = 200;

    private Limit() {}

    /// @throws ProblemException PARAMETER_INVALID when it is no number from 1 to [#MAX]
    public static int of(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT;
        }
        if (limit.matches("[0-9]{1,3}")) {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= MAX) {
                return value;
            }
        }
        throw new ProblemException(
                ProblemCode.PARAMETER_INVALID, "limit is a number from 1 to " + MAX + ".");
    }
}
