package io.datasync.notify;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A WebSocket client on a plain socket: it sees the handshake as it is, and may stop reading.
public final class RawWindow implements AutoCloseable {
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Heard heard = new Heard();
    private volatile @Nullable Integer closedWith;

    /// Opens and reads.
    static RawWindow open(int port, Map<String, String> headers) {
        RawWindow window = connect(port, headers);
        if (window.status == 101) {
            window.read();
        }
        return window;
    }

    /// Opens and does not read yet.
    static RawWindow connect(int port, Map<String, String> headers) {
        try {
            return new RawWindow(port, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawWindow(int port, Map<String, String> sent) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        StringBuilder request = new StringBuilder("GET /ws/notifications HTTP/1.1\r\n");
        Map<String, String> all =
                new LinkedHashMap<>(
                        Map.of(
                                "Host", "localhost:" + port,
                                "Upgrade", "websocket",
                                "Connection", "Upgrade",
                                "Sec-WebSocket-Version", "13",
                                "Sec-WebSocket-Extensions",
                                        "permessage-deflate; client_max_window_bits",
                                "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="));
        all.putAll(sent);
        all.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        socket.getOutputStream()
                .write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        in = new DataInputStream(socket.getInputStream());
        status = Integer.parseInt(line().split(" ")[1]);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    public Heard heard() {
        return heard;
    }

    @Nullable Integer closedWith() {
        return closedWith;
    }

    void read() {
        Thread.ofVirtual().start(this::readAll);
    }

    private void readAll() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            while (closedWith == null) {
                frame(message);
            }
        } catch (IOException e) {
            closedWith = closedWith == null ? Integer.valueOf(1006) : closedWith;
        }
    }

    private void frame(ByteArrayOutputStream message) throws IOException {
        int first = in.readUnsignedByte();
        int opcode = first & 0x0f;
        byte[] payload = in.readNBytes(length(in.readUnsignedByte() & 0x7f));
        if (opcode == CLOSE) {
            closedWith = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        } else if (opcode < CLOSE) {
            message.write(payload);
            if ((first & 0x80) != 0) {
                heard.add(message.toString(StandardCharsets.UTF_8));
                message.reset();
            }
        } else if (opcode != PING) {
            throw new IOException("unexpected frame " + opcode);
        }
    }

    private int length(int shortLength) throws IOException {
        return switch (shortLength) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> shortLength;
        };
    }

    /// Sends a text frame, masked with zeros.
    void say(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(14 + bytes.length).put((byte) 0x81);
        if (bytes.length < 126) {
            frame.put((byte) (0x80 | bytes.length));
        } else if (bytes.length < 65536) {
            frame.put((byte) (0x80 | 126)).putShort((short) bytes.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(bytes.length);
        }
        frame.putInt(0).put(bytes);
        try {
            socket.getOutputStream().write(frame.array(), 0, frame.position());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
