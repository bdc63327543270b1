package io.datasync.worker.source;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/// Stands where Google stands, at the socket, so that an answer can be as broken as a wire can make it. Answers are
/// scripted per kind of request; the last one of a kind is given for ever.
final class FakeGoogle implements AutoCloseable {
    /// Writes one answer, head and all, and leaves the socket to be closed.
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    record Request(String line, Map<String, String> headers) {}

    private final ServerSocket server;
    private final Deque<Answer> metadata = new ConcurrentLinkedDeque<>();
    private final Deque<Answer> values = new ConcurrentLinkedDeque<>();
    private final Deque<Answer> tokens = new ConcurrentLinkedDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    FakeGoogle() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
        metadata(
                json(
                        "{\"properties\":{\"title\":\"Roster\"},\"sheets\":[{\"properties\":{\"sheetId\":7,\"title\":\"Therapists\"}},{\"properties\":{\"sheetId\":8,\"title\":\"Schedules\"}}]}"));
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/");
    }

    void metadata(Answer... answers) {
        metadata.clear();
        metadata.addAll(List.of(answers));
    }

    void values(Answer... answers) {
        values.clear();
        values.addAll(List.of(answers));
    }

    /// What the sign-in answers.
    void tokens(Answer... answers) {
        tokens.clear();
        tokens.addAll(List.of(answers));
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    long reads(String part) {
        return requests.stream().filter(request -> request.line().contains(part)).count();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            Request request = request(socket);
            requests.add(request);
            Deque<Answer> script = script(request.line());
            Answer answer = script.size() > 1 ? script.poll() : script.peek();
            if (answer != null) {
                answer.write(socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException _) {
            // The reader hung up on an answer it had seen enough of.
        }
    }

    private Deque<Answer> script(String line) {
        if (line.startsWith("POST")) {
            return tokens;
        }
        return line.contains("values:batchGet") ? values : metadata;
    }

    private static Request request(Socket socket) throws IOException {
        BufferedReader head =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String line = String.valueOf(head.readLine());
        Map<String, String> headers = new ConcurrentHashMap<>();
        for (String header = head.readLine();
                header != null && !header.isEmpty();
                header = head.readLine()) {
            String[] parts = header.split(": ", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        for (int i = Integer.parseInt(headers.getOrDefault("content-length", "0")); i > 0; i--) {
            head.read();
        }
        return new Request(line, headers);
    }

    static Answer json(String body) {
        return whole("200 OK", "application/json", bytes(body));
    }

    static Answer html() {
        return whole("200 OK", "text/html", bytes("<!doctype html><title>Sign in</title>"));
    }

    static Answer status(int status, String... headers) {
        String reason = status == 403 ? "PERMISSION_DENIED" : "x";
        return failure(status, reason, headers);
    }

    static Answer failure(int status, String reason, String... headers) {
        String body =
                "{\"error\":{\"code\":%d,\"message\":\"secret words\",\"errors\":[{\"reason\":\"%s\"}]}}"
                        .formatted(status, reason);
        return whole(status + " Failure", "application/json", bytes(body), headers);
    }

    static Answer gzip(String body) {
        return whole("200 OK", "application/json", zipped(body), "Content-Encoding: gzip");
    }

    static Answer notGzip(String body) {
        return whole("200 OK", "application/json", bytes(body), "Content-Encoding: gzip");
    }

    static Answer cutGzip(String body) {
        byte[] whole = zipped(body);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 9);
        return whole("200 OK", "application/json", half, "Content-Encoding: gzip");
    }

    /// The head promises more than comes before the connection ends.
    static Answer cutWithLength(String body) {
        return out -> {
            out.write(head("200 OK", "application/json", "Content-Length: " + bytes(body).length));
            out.write(bytes(body.substring(0, body.length() / 2)));
        };
    }

    /// Nobody said how long it would be; it just ends.
    static Answer cutWithoutLength(String body) {
        return out -> {
            out.write(head("200 OK", "application/json"));
            out.write(bytes(body.substring(0, body.length() / 2)));
        };
    }

    static Answer cutChunk(String body) {
        return out -> {
            out.write(head("200 OK", "application/json", "Transfer-Encoding: chunked"));
            out.write(bytes(Integer.toHexString(body.length()) + "\r\n"));
            out.write(bytes(body.substring(0, body.length() / 2)));
        };
    }

    /// HTTP ends well, the JSON in it does not.
    static Answer cutJson(String body) {
        return json(body.substring(0, body.length() / 2));
    }

    static Answer noAnswer() {
        return _ -> {};
    }

    static Answer hang() {
        return out -> {
            out.write(head("200 OK", "application/json", "Content-Length: 1000"));
            out.flush();
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }

    private static Answer whole(String status, String type, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + body.length);
        return out -> {
            out.write(head(status, type, all.toArray(String[]::new)));
            out.write(body);
        };
    }

    static byte[] head(String status, String type, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        head.append("Content-Type: ").append(type).append("\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return bytes(head.append("\r\n").toString());
    }

    private static byte[] zipped(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(bytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
