package io.datasync.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Keycloak with the realm `datasync` from deploy/keycloak/realm.json.
public final class KeycloakPart extends ProcessPart {
    public static final int PORT = 8180;

    /// The origin that stands in realm.json.
    private static final String ORIGIN = "http://localhost:8080";

    private static final Duration REQUEST = Duration.ofSeconds(5);

    private final String consoleOrigin;

    private KeycloakPart(Place place, int port, String consoleOrigin) {
        super(place, port);
        this.consoleOrigin = consoleOrigin;
    }

    /// @param consoleOrigin where the browser is sent back to after the sign-in
    public static KeycloakPart temporary(String consoleOrigin) {
        return new KeycloakPart(Place.temporary("keycloak"), Ports.free(), consoleOrigin);
    }

    public static KeycloakPart at(Place place, int port, String consoleOrigin) {
        return new KeycloakPart(place, port, consoleOrigin);
    }

    public String issuer() {
        return "http://localhost:" + port() + "/realms/datasync";
    }

    @Override
    void prepare() throws IOException {
        KeycloakDistribution distribution = KeycloakDistribution.built();
        KeycloakHome home = new KeycloakHome(place().data());
        home.layOut(distribution);
        String realm = Files.readString(Project.root().resolve("deploy/keycloak/realm.json"));
        home.realm(
                realm.replace(ORIGIN, consoleOrigin), distribution, consoleOrigin.equals(ORIGIN));
    }

    @Override
    List<String> command() {
        return KeycloakDistribution.command(
                new JavaCommand(place(), 400).options("-XX:TieredStopAtLevel=1"),
                place().data(),
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=localhost",
                        "--http-port=" + port(),
                        "--hostname=http://localhost:" + port()));
    }

    @Override
    Map<String, String> environment() {
        return KeycloakDistribution.ADMINISTRATOR;
    }

    @Override
    boolean isReady() {
        if (!Ports.answers(port())) {
            return false;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(issuer())).timeout(REQUEST).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while Keycloak started", e);
        }
    }
}
