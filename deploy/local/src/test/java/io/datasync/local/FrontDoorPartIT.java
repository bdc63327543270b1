package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrontDoorPartIT {
    private static final int API = Ports.free();
    private static final int AUDIT = Ports.free();
    private static final int GATEWAY = Ports.free();
    private static final FrontDoorPart DOOR =
            FrontDoorPart.temporary(new FrontDoorPart.Behind(API, AUDIT, GATEWAY));
    private static final Vertx VERTX = Vertx.vertx();
    private static HttpServer api;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        DOOR.start();
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), API), 0);
        api.createContext(
                "/",
                exchange -> {
                    byte[] said =
                            ("api "
                                            + exchange.getRequestURI()
                                            + " for "
                                            + exchange.getRequestHeaders()
                                                    .getFirst("X-Forwarded-Host")
                                            + " prefix "
                                            + exchange.getRequestHeaders()
                                                    .getFirst("X-Forwarded-Prefix"))
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, said.length);
                    exchange.getResponseBody().write(said);
                    exchange.close();
                });
        api.start();
        VERTX.createHttpServer(new HttpServerOptions().setHost("localhost").setPort(GATEWAY))
                .webSocketHandler(
                        socket -> {
                            socket.writeTextMessage(
                                    "hello "
                                            + socket.headers().get("X-Forwarded-Host")
                                            + " "
                                            + socket.headers().get("Origin"));
                            socket.textMessageHandler(
                                    text -> socket.writeTextMessage("you said " + text));
                        })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        DOOR.close();
        api.stop(0);
        VERTX.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(DOOR.origin() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void whatIsNobodyElsesGoesToTheApiWithTheBrowsersOrigin() throws Exception {
        assertThat(get("/api/syncs?x=1", "X-Forwarded-Prefix", "/evil").body())
                .isEqualTo("api /api/syncs?x=1 for localhost:" + DOOR.port() + " prefix null");
        assertThat(get("/api/auditors").body()).startsWith("api /api/auditors");
    }

    @Test
    void aServiceThatIsAwayIsNamed() throws Exception {
        HttpResponse<String> answer = get("/api/audit/runs");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("\"code\":\"SERVICE_AWAY\"", "audit-service is not running.");
    }

    @Test
    void aLargeSessionCookiePasses() throws Exception {
        assertThat(get("/", "Cookie", "q_session=" + "x".repeat(7000)).statusCode()).isEqualTo(200);
    }

    @Test
    void webSocketsArePassedOnBothWays() throws Exception {
        CompletableFuture<String> greeting = new CompletableFuture<>();
        CompletableFuture<String> echo = new CompletableFuture<>();
        WebSocket socket =
                client.newWebSocketBuilder()
                        .header("Origin", DOOR.origin())
                        .buildAsync(
                                URI.create("ws://localhost:" + DOOR.port() + "/ws/notifications"),
                                new WebSocket.Listener() {
                                    @Override
                                    public CompletionStage<?> onText(
                                            WebSocket from, CharSequence data, boolean last) {
                                        if (!greeting.complete(data.toString())) {
                                            echo.complete(data.toString());
                                        }
                                        from.request(1);
                                        return CompletableFuture.completedFuture(null);
                                    }
                                })
                        .get(10, TimeUnit.SECONDS);
        assertThat(greeting.get(10, TimeUnit.SECONDS))
                .isEqualTo("hello localhost:" + DOOR.port() + " " + DOOR.origin());
        socket.sendText("good day", true);
        assertThat(echo.get(10, TimeUnit.SECONDS)).isEqualTo("you said good day");
        socket.abort();
    }
}
