package io.datasync.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.worker.plan.Uniqueness.Sharing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UniquenessTest {
    private final List<Set<String>> taken = List.of(new HashSet<>(), new HashSet<>());
    private final Map<Integer, Long> late = new HashMap<>();

    @Test
    void theFirstRowHasTheValueAndLaterOnesFail() {
        judge(2, "a", null);
        judge(3, "a", null);
        judge(4, "b", null);

        assertThat(late).containsExactly(Map.entry(3, 1L));
    }

    @Test
    void aRowThatFailsByOneColumnTakesNothingInAnother() {
        judge(2, "a", "x");
        judge(3, "a", "y");
        judge(4, "c", "y");

        assertThat(late).containsExactly(Map.entry(3, 1L));
    }

    @Test
    void aRowMayFailByTwoColumnsAtOnce() {
        judge(2, "a", "x");
        judge(3, "a", "x");

        assertThat(late).containsExactly(Map.entry(3, 3L));
    }

    private void judge(int row, @Nullable String... values) {
        Uniqueness.judge(new Sharing(row, Arrays.asList(values)), taken, late);
    }
}
