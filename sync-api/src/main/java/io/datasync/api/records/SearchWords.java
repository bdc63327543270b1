package io.datasync.api.records;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is searched for: every word must stand somewhere in the record.
///
/// @param patterns for `ILIKE`
record SearchWords(List<String> patterns) {
    private static final int LONGEST = 200;
    private static final int MOST = 10;

    SearchWords {
        patterns = List.copyOf(patterns);
    }

    /// @throws ProblemException PARAMETER_INVALID
    static SearchWords of(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return new SearchWords(List.of());
        }
        List<String> words = Arrays.stream(q.strip().split("\\s+")).toList();
        if (q.length() > LONGEST || words.size() > MOST || q.indexOf('\0') >= 0) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "q has at most %d characters and %d words.".formatted(LONGEST, MOST));
        }
        return new SearchWords(words.stream().map(SearchWords::pattern).toList());
    }

    private static String pattern(String word) {
        return "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
