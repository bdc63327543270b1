package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.Topics;
import org.junit.jupiter.api.Test;

class SystemTopicsTest {
    @Test
    void theTopicsAreTheContracts() {
        assertThat(SystemTopics.names())
                .containsExactlyInAnyOrder(
                        Topics.REQUESTS, Topics.PROGRESS, Topics.EVENTS, Topics.DEAD_LETTERS);
    }
}
