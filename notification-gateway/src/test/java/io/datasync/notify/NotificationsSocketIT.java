package io.datasync.notify;

import static io.datasync.notify.Eventually.eventually;
import static io.datasync.notify.Eventually.pause;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.event.SyncEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service as it is deployed, from the outside: `/ws/notifications`.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@SuppressWarnings("NullAway.Init")
class NotificationsSocketIT {
    private static final String OWN_ORIGIN = "http://sync.example.com";

    @TestHTTPResource URI base;
    TestIdentity identity;

    private final TestRun run = TestRun.next();
    private final List<RawWindow> windows = new ArrayList<>();
    private Kafka kafka;

    @BeforeEach
    void begin() {
        kafka =
                new Kafka(
                        ConfigProvider.getConfig()
                                .getValue("KAFKA_BOOTSTRAP_SERVERS", String.class));
        eventually(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void end() {
        windows.forEach(RawWindow::close);
        kafka.close();
    }

    @Test
    void theFirstFrameIsTheSnapshotAndThenARunIsToldToItsEnd() {
        RawWindow window = open("sarah", "admin");
        eventually(() -> assertThat(window.heard().kinds()).containsExactly("snapshot"));

        for (SyncEvent event : run.events()) {
            kafka.publish(event);
            kafka.publish(event);
            pause(Duration.ofMillis(50));
        }
        eventually(() -> assertThat(window.heard().endNotices(run)).hasSize(1));
        pause(Duration.ofMillis(300));
        assertThat(window.heard().endNotices(run)).hasSize(1);
        assertThat(window.heard().runs(run))
                .extracting(view -> view.path("seq").asLong())
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(40_000_000L);
        JsonNode last = window.heard().runs(run).getLast();
        assertThat(last.path("status").asText()).isEqualTo("partial");
        assertThat(last.path("message").asText()).isEqualTo(TestRun.MESSAGE);
        assertThat(last.path("requestedBy").path("name").asText()).isEqualTo("Sarah Hartono");
        assertThat(window.heard().ofKind("records-changed")).hasSize(1);
    }

    @Test
    void compressionIsNotNegotiated() {
        RawWindow window = open("sarah", "admin");

        assertThat(window.status()).isEqualTo(101);
        assertThat(window.headers()).doesNotContainKey("sec-websocket-extensions");
    }

    @Test
    void ownOriginIsLetInAndAnyOtherRefused() {
        String token = identity.token("sarah", "admin");

        assertThat(open(bearer(token, "Origin", OWN_ORIGIN)).status()).isEqualTo(101);
        assertThat(open(bearer(token, "Origin", "http://evil.example.com")).status())
                .isEqualTo(403);
        assertThat(open(bearer(token, "Origin", "null")).status()).isEqualTo(403);
    }

    @Test
    void nobodyComesInWithoutASessionOrAGoodToken() {
        assertThat(open(Map.of()).status()).isEqualTo(401);
        assertThat(open(bearer("not.a.token")).status()).isEqualTo(401);
        assertThat(
                        open(bearer(
                                        identity.token(
                                                "other", Duration.ofMinutes(1), "sarah", "admin")))
                                .status())
                .isEqualTo(401);
        assertThat(open("somebody", "another-role").status()).isEqualTo(403);
    }

    @Test
    void theSessionCookieOpensASocket() throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        try (HttpClient browser =
                HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build()) {
            HttpRequest page = HttpRequest.newBuilder(base.resolve("/sign-in")).build();
            assertThat(browser.send(page, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(403);
        }
        String cookie =
                cookies.getCookieStore().getCookies().stream()
                        .map(each -> each.getName() + "=" + each.getValue())
                        .collect(Collectors.joining("; "));
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .anyMatch(name -> name.startsWith("q_session"));

        RawWindow window = open(Map.of("Cookie", cookie, "Origin", OWN_ORIGIN));
        eventually(() -> assertThat(window.heard().kinds()).containsExactly("snapshot"));

        kafka.publish(run.completed());
        eventually(() -> assertThat(window.heard().endNotices(run)).hasSize(1));
        String dismiss =
                "/api/notifications/"
                        + window.heard().endNotices(run).getFirst().path("id").asText()
                        + "/dismiss";
        given().header("Cookie", cookie)
                .post(dismiss)
                .then()
                .statusCode(403)
                .body("code", equalTo("CSRF_HEADER_MISSING"));
        given().header("Cookie", cookie)
                .header("X-Requested-With", "console")
                .post(dismiss)
                .then()
                .statusCode(204);
        eventually(() -> assertThat(window.heard().ofKind("dismissed")).hasSize(1));
    }

    @Test
    void aSocketIsClosedWhenItsTokenExpires() {
        RawWindow window =
                open(bearer(identity.token("datasync", Duration.ofSeconds(2), "sarah", "admin")));

        assertThat(window.status()).isEqualTo(101);
        eventually(() -> assertThat(window.closedWith()).isEqualTo(1008));
    }

    @Test
    void aViewerIsToldNoNames() {
        RawWindow viewer = open("vera", "viewer");
        RawWindow auditor = open("audrey", "auditor");
        eventually(() -> assertThat(auditor.heard().kinds()).containsExactly("snapshot"));
        run.events().forEach(kafka::publish);
        eventually(
                () ->
                        assertThat(viewer.heard().kinds())
                                .containsExactly("snapshot", "records-changed"));
        eventually(() -> assertThat(auditor.heard().endNotices(run)).hasSize(1));

        assertThat(viewer.heard().frames())
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"kind\":\"snapshot\",\"runs\":[],\"notifications\":[]}",
                        "{\"kind\":\"records-changed\",\"datasets\":[\"therapists\"]}");
        assertThat(auditor.heard().ofKind("records-changed")).hasSize(1);
        given().auth()
                .oauth2(identity.token("vera", "viewer"))
                .get("/api/notifications")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void aNoticeClosedInOneWindowCloses() {
        RawWindow one = open("sarah", "admin");
        RawWindow other = open("sarah", "admin");
        RawWindow michael = open("michael", "admin");
        eventually(
                () ->
                        assertThat(List.of(one, other, michael))
                                .allSatisfy(
                                        window ->
                                                assertThat(window.heard().kinds())
                                                        .contains("snapshot")));
        run.events().forEach(kafka::publish);
        eventually(() -> assertThat(michael.heard().endNotices(run)).hasSize(1));
        eventually(() -> assertThat(one.heard().endNotices(run)).hasSize(1));
        String id = one.heard().endNotices(run).getFirst().path("id").asText();

        given().auth()
                .oauth2(identity.token("sarah", "admin"))
                .post("/api/notifications/" + id + "/dismiss")
                .then()
                .statusCode(204);

        eventually(
                () ->
                        assertThat(other.heard().ofKind("dismissed"))
                                .extracting(message -> message.path("id").asText())
                                .containsExactly(id));
        assertThat(michael.heard().ofKind("dismissed")).isEmpty();
        RawWindow later = open("sarah", "admin");
        eventually(() -> assertThat(later.heard().kinds()).contains("snapshot"));
        assertThat(later.heard().lastSnapshot().path("notifications").findValuesAsText("id"))
                .doesNotContain(id);
    }

    @Test
    void whatAClientSendsIsDroppedAndHarmsNothing() {
        RawWindow window = open("sarah", "admin");
        eventually(() -> assertThat(window.heard().kinds()).contains("snapshot"));
        for (int i = 0; i < 100; i++) {
            window.say("{\"kind\":\"anything\"}".repeat(50));
        }
        kafka.publish(run.started());

        eventually(() -> assertThat(window.heard().runs(run)).hasSize(1));
    }

    @Test
    void aWindowThatDoesNotReadNeitherGrowsNorHoldsUpTheOthers() {
        double droppedBefore = dropped();
        RawWindow slow = RawWindow.connect(base.getPort(), bearer(identity.token("slow", "admin")));
        windows.add(slow);
        RawWindow quick = open("sarah", "admin");
        eventually(() -> assertThat(quick.heard().kinds()).contains("snapshot"));
        for (int i = 0; i < 2000 && dropped() == droppedBefore; i++) {
            TestRun each = TestRun.next();
            kafka.publish(each.accepted());
            kafka.publish(each.completed());
        }
        run.events().forEach(kafka::publish);

        eventually(() -> assertThat(quick.heard().endNotices(run)).hasSize(1));
        assertThat(dropped()).isGreaterThan(droppedBefore);
        slow.read();
        eventually(
                () ->
                        assertThat(slow.heard().kinds().stream().filter("snapshot"::equals))
                                .hasSizeGreaterThan(1));
        eventually(
                () ->
                        assertThat(
                                        slow.heard()
                                                .lastSnapshot()
                                                .path("notifications")
                                                .findValuesAsText("syncId"))
                                .contains(run.id().toString()));
        assertThat(slow.heard().endNotices(run)).isEmpty();
    }

    private static double dropped() {
        String metrics = given().get("/q/metrics").asString();
        return metrics.lines()
                .filter(line -> line.startsWith("datasync_gateway_frames_dropped_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private RawWindow open(String user, String... roles) {
        return open(bearer(identity.token(user, roles)));
    }

    private RawWindow open(Map<String, String> headers) {
        RawWindow window = RawWindow.open(base.getPort(), headers);
        windows.add(window);
        return window;
    }

    private static Map<String, String> bearer(String token, String... more) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return headers;
    }
}
