package io.datasync.audit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.audit.problem.RequestProblem;
import io.datasync.audit.problem.RequestProblem.Asked;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    @Test
    void whatIsBlankIsNotGiven() {
        assertThat(Parameters.limit(" ")).isEqualTo(Parameters.DEFAULT_LIMIT);
        assertThat(Parameters.after("", 2)).isNull();
        assertThat(Parameters.from(null)).isNull();
        assertThat(Parameters.words(Asked.Q, "  ")).isNull();
        assertThat(Parameters.names(Asked.TYPE, " , ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-11-23T00:00:00Z, 2026-11-24T00:00:00Z",
        "2026-02-28, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z",
        "2026-11-23T09:30:00Z, 2026-11-23T09:30:00Z, 2026-11-23T09:30:00Z",
        "2026-11-23T09:30:00+07:00, 2026-11-23T02:30:00Z, 2026-11-23T02:30:00Z",
        "2026-11-23T09:30:00 07:00, 2026-11-23T02:30:00Z, 2026-11-23T02:30:00Z"
    })
    void aDateIsAWholeDayAndAnInstantItself(String given, Instant from, Instant to) {
        assertThat(Parameters.from(given)).isEqualTo(from);
        assertThat(Parameters.to(given)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30", "0000-01-01", "23-11-2026", "2026-11-23T09:30", "now", "9999-12-31"})
    void aDayThatCannotBeIsRefused(String given) {
        assertThatThrownBy(() -> Parameters.to(given))
                .isInstanceOf(RequestProblem.class)
                .hasMessageContaining("\"to\"")
                .hasMessageContaining(given);
    }

    @Test
    void aRefusalNamesTheChoicesAndShortensWhatWasGiven() {
        assertThatThrownBy(
                        () -> Parameters.oneOf(Asked.OUTCOME, "b,x".repeat(60), Set.of("b", "a")))
                .hasMessageContaining("one or more of a, b, not");
        assertThatThrownBy(() -> Parameters.limit("9".repeat(500)))
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(120));
    }
}
