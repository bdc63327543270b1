package io.datasync.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    @Test
    void aPageHasFiftyItemsUnlessToldOtherwise() {
        assertThat(Limit.of(null)).isEqualTo(50);
        assertThat(Limit.of("200")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten", "1.5", "99999999999999999999", " 5"})
    void whatIsNoLimitIsRefused(String limit) {
        assertThatThrownBy(() -> Limit.of(limit))
                .isInstanceOf(ProblemException.class)
                .hasMessage("limit is a number from 1 to 200.");
    }
}
