package io.datasync.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.catalog.Guards;
import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.worker.plan.GuardCheck.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardCheckTest {
    @ParameterizedTest
    @CsvSource({
        "100, 50, 50, false",
        "100, 49, 50, true",
        "3, 1, 50, true",
        "1, 0, 50, true",
        "0, 0, 50, false",
        "100, 99, 0, true",
        "100, 120, 0, false",
        "100, 0, 100, false"
    })
    void moreThanTheLimitOfTheRowsOfTheLastGoodRunMayNotBeLost(
            long before, long now, int limit, boolean trips) {
        assertThat(codes(new Guards(limit, 100), now, 0, before))
                .isEqualTo(trips ? List.of("GUARD_ROWS_LOST") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "100, 40, 40, false",
        "100, 41, 40, true",
        "2, 1, 40, true",
        "0, 0, 40, false",
        "5, 5, 100, false"
    })
    void moreThanTheLimitOfTheRowsMayNotFail(long rows, long failed, int limit, boolean trips) {
        assertThat(codes(new Guards(100, limit), rows, failed, null))
                .isEqualTo(trips ? List.of("GUARD_ROWS_FAILED") : List.of());
    }

    @Test
    void theFirstSyncHasNothingToCompareWith() {
        assertThat(codes(Guards.DEFAULT, 0, 0, null)).isEmpty();
    }

    private static List<String> codes(
            Guards guards, long rows, long failed, @Nullable Long before) {
        return GuardCheck.trips(guards, new Figures("leaves", rows, failed, before), "Leaves")
                .stream()
                .map(GuardTrip::code)
                .toList();
    }
}
