package io.datasync.api.syncs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class StatusFilterTest {
    @Test
    void nothingAskedForIsEverything() {
        assertThat(StatusFilter.of(null)).isEmpty();
        assertThat(StatusFilter.of(" ")).isEmpty();
    }

    @Test
    void theGroupsAreWhatTheySay() {
        assertThat(StatusFilter.of("active"))
                .containsExactly("queued", "running", "awaiting_approval");
        assertThat(StatusFilter.of("held")).containsExactly("awaiting_approval");
        assertThat(StatusFilter.of("ended"))
                .containsExactly("succeeded", "partial", "failed", "cancelled");
        assertThat(StatusFilter.of("succeeded")).containsExactly("succeeded", "partial");
    }

    @Test
    void wordsAreAdded() {
        assertThat(StatusFilter.of("failed, cancelled,failed"))
                .containsExactly("failed", "cancelled");
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> StatusFilter.of("active,done"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("status is one or more of active");
    }
}
