package io.datasync.e2e;

import com.microsoft.playwright.options.Cookie;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// A WebSocket's opening request, written by hand: a browser would not let a test choose its Origin.
final class Handshake {
    private static final int PATIENCE_MS = 10_000;

    private Handshake() {}

    /// The status that it is answered with; 101 opens the socket.
    static int status(List<Cookie> cookies, String origin) {
        URI door = URI.create(WholeSystem.origin());
        String cookie =
                cookies.stream()
                        .map(each -> each.name + "=" + each.value)
                        .collect(Collectors.joining("; "));
        String request =
                String.join(
                        "\r\n",
                        "GET /ws/notifications HTTP/1.1",
                        "Host: " + door.getAuthority(),
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Origin: " + origin,
                        "Cookie: " + cookie,
                        "",
                        "");
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.ISO_8859_1))
                            .readLine();
            return Integer.parseInt(answer.split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
