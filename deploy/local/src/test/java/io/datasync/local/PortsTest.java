package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsNamedWithWhoWantsItAndWhoHasIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(port, "Kafka"))
                    .isInstanceOf(PartFailure.class)
                    .hasMessageStartingWith(
                            "Port %d, which Kafka needs, is taken by process %d (",
                            port, ProcessHandle.current().pid())
                    .hasMessageContaining("java");
        }
    }

    @Test
    void aPortGivenOutIsNotGivenOutAgain() {
        assertThat(Ports.free()).isNotEqualTo(Ports.free());
    }

    @Test
    void whetherSomebodyAnswersIsSeenWithoutTakingThePort() throws IOException {
        int port = Ports.free();
        assertThat(Ports.answers(port)).isFalse();
        try (ServerSocket listening = new ServerSocket(port)) {
            assertThat(Ports.answers(listening.getLocalPort())).isTrue();
        }
    }
}
