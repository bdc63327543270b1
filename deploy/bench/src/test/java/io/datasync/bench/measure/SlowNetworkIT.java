package io.datasync.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.bench.wire.SlowNetwork;
import io.datasync.local.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowNetworkIT {
    private static final int DELAY_MILLIS = 60;

    @TempDir Path folder;

    @Test
    void questionAndAnswerAreBothHeldBackAndArriveAsTheyWere() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port = Ports.free();
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                JavaProcess network =
                        new JavaProcess(
                                folder.resolve("log"),
                                64,
                                SlowNetwork.class,
                                port,
                                server.getLocalPort(),
                                DELAY_MILLIS)) {
            network.answer();
            try (Socket client = new Socket(loopback, port);
                    Socket behind = server.accept()) {
                byte[] question = "what is the time?".getBytes(StandardCharsets.UTF_8);
                long begin = System.nanoTime();
                client.getOutputStream().write(question);
                byte[] asked = behind.getInputStream().readNBytes(question.length);
                Duration oneWay = Duration.ofNanos(System.nanoTime() - begin);
                behind.getOutputStream().write(asked);
                byte[] answered = client.getInputStream().readNBytes(question.length);
                Duration both = Duration.ofNanos(System.nanoTime() - begin);

                assertThat(answered).isEqualTo(question);
                assertThat(oneWay).isGreaterThanOrEqualTo(Duration.ofMillis(DELAY_MILLIS));
                assertThat(both).isGreaterThanOrEqualTo(Duration.ofMillis(2 * DELAY_MILLIS));
            }
        }
    }
}
