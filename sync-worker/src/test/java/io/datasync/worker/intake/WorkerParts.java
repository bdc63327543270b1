package io.datasync.worker.intake;

import com.sun.net.httpserver.HttpServer;
import io.datasync.local.PostgresPart;
import io.datasync.local.sheets.DemoSheets;
import io.datasync.local.testing.SharedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;

/// The parts that the whole worker runs on: PostgreSQL, Kafka, the demo sheets, and an identity provider that serves
/// its discovery document and keys.
public final class WorkerParts implements QuarkusTestResourceLifecycleManager {
    private final HttpServer identity = identity();
    private final DemoSheets sheets = DemoSheets.started();

    @Override
    public Map<String, String> start() {
        identity.start();
        SharedParts.kafka().recreateTopics();
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "DATASYNC_CATALOG_DIR", System.getProperty("datasync.root") + "/deploy/catalog");
        settings.put(
                "DATASYNC_DB_URL",
                SharedParts.postgres().freshDatabase("worker_" + System.nanoTime()));
        settings.put("DATASYNC_DB_USER", "worker");
        settings.put("DATASYNC_DB_PASSWORD", PostgresPart.passwordOf("worker"));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", SharedParts.kafka().bootstrapServers());
        settings.put("DATASYNC_OIDC_ISSUER", issuer());
        settings.put("DATASYNC_SHEETS_ENDPOINT", sheets.endpoint());
        settings.put("DATASYNC_SPREADSHEET_LOCATIONS", "demo-locations");
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        identity.stop(0);
        sheets.close();
    }

    String issuer() {
        return "http://localhost:" + identity.getAddress().getPort() + "/realms/datasync";
    }

    private HttpServer identity() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        boolean keys = exchange.getRequestURI().getPath().endsWith("/certs");
                        String body =
                                keys
                                        ? new JsonWebKeySet(Tokens.KEY).toJson()
                                        : "{\"jwks_uri\":\"" + issuer() + "/certs\"}";
                        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, bytes.length);
                        try (exchange) {
                            exchange.getResponseBody().write(bytes);
                        }
                    });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
