package io.datasync.notify.ingest;

import static io.datasync.notify.Eventually.eventually;
import static io.datasync.notify.Eventually.pause;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.RunStatus;
import io.datasync.local.KafkaPart;
import io.datasync.local.PostgresPart;
import io.datasync.local.testing.SharedParts;
import io.datasync.notify.FakeWindow;
import io.datasync.notify.Kafka;
import io.datasync.notify.TestRun;
import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.Labels;
import io.datasync.notify.notifications.Level;
import io.datasync.notify.notifications.Notices;
import io.datasync.notify.notifications.Notification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pods against a real database and a broker that may be stopped.
class PodIT {
    private static final KafkaPart BROKER = KafkaPart.temporary();
    private static final PostgresPart POSTGRES = SharedParts.postgres();
    private static final String SARAH = "sarah-id";
    private static Jdbi database = Jdbi.create("jdbc:postgresql:");
    private static Kafka kafka = new Kafka("localhost:1");

    private final TestRun run = TestRun.next();

    @BeforeAll
    static void begin() {
        BROKER.start();
        String url = POSTGRES.freshDatabase("gateway_pods") + "?currentSchema=gateway";
        String password = PostgresPart.passwordOf("gateway");
        Flyway.configure()
                .dataSource(url, "gateway", password)
                .schemas("gateway")
                .createSchemas(false)
                .load()
                .migrate();
        database = Jdbi.create(url, "gateway", password);
        kafka.close();
        kafka = new Kafka(BROKER.bootstrapServers());
    }

    @AfterAll
    static void end() {
        kafka.close();
        BROKER.close();
    }

    @Test
    void aRunWithEveryEventTwiceIsToldInOrderWithOneEndNotice() {
        try (TestPod pod = pod()) {
            FakeWindow window = pod.window(SARAH);
            for (SyncEvent event : run.events()) {
                kafka.publish(event);
                kafka.publish(event);
                pause(Duration.ofMillis(30));
            }
            run.events().forEach(kafka::publish);
            ended(window);
            pause(Duration.ofMillis(500));

            assertThat(window.heard().runs(run))
                    .isSortedAccordingTo((a, b) -> Long.compare(seq(a), seq(b)));
            assertThat(window.heard().runs(run))
                    .extracting(PodIT::seq)
                    .doesNotHaveDuplicates()
                    .endsWith(40_000_000L);
            assertThat(window.heard().notices(run))
                    .extracting(notice -> notice.path("level").asText())
                    .containsExactly("progress", "success");
            assertThat(window.heard().endNotices(run).getFirst().path("message").asText())
                    .isEqualTo(TestRun.MESSAGE);
            eventually(
                    () ->
                            assertThat(stored(pod))
                                    .singleElement()
                                    .satisfies(
                                            notice -> {
                                                assertThat(notice.level()).isEqualTo(Level.SUCCESS);
                                                assertThat(notice.title())
                                                        .isEqualTo("Therapists synced, 2 failed");
                                            }));
        }
    }

    @Test
    void theGoldenRunWithEveryMessageTwiceIsToldInOrderWithOneEndNotice() {
        TestRun golden = new TestRun(GoldenEvents.THERAPISTS, run.begun());
        try (TestPod pod = pod()) {
            FakeWindow window = pod.window(SARAH);
            for (GoldenEvents.Message message : GoldenEvents.therapistsRun()) {
                kafka.publish(message);
                kafka.publish(message);
                pause(Duration.ofMillis(20));
            }
            GoldenEvents.therapistsRun().forEach(kafka::publish);
            eventually(() -> assertThat(window.heard().endNotices(golden)).hasSize(1));
            pause(Duration.ofMillis(500));

            assertThat(window.heard().endNotices(golden))
                    .singleElement()
                    .satisfies(
                            notice ->
                                    assertThat(notice.path("message").asText())
                                            .isEqualTo(GoldenEvents.completed().run().message()));
            assertThat(window.heard().runs(golden))
                    .extracting(PodIT::seq)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(GoldenEvents.completed().revision());
            assertThat(window.heard().ofKind("records-changed").toString())
                    .contains("therapists")
                    .doesNotContain("schedules");
        }
    }

    @Test
    void progressIsToldAtMostFourTimesASecond() {
        try (TestPod pod = pod()) {
            FakeWindow window = pod.window(SARAH);
            kafka.publish(run.started());
            long begun = System.nanoTime();
            for (int i = 1; i <= 200; i++) {
                kafka.publish(run.progress(i, 10L * i));
                pause(Duration.ofMillis(8));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            eventually(
                    () ->
                            assertThat(window.heard().runs(run))
                                    .extracting(PodIT::seq)
                                    .endsWith(30_002_000L));

            assertThat(window.heard().runs(run)).hasSizeBetween(4, (int) (seconds * 4) + 2);
        }
    }

    @Test
    void aWindowThatComesBackDuringARunHasMissedNothing() {
        try (TestPod pod = pod()) {
            kafka.publish(run.accepted());
            kafka.publish(run.started());
            eventually(
                    () ->
                            assertThat(snapshotOf(pod.window(SARAH)).findValuesAsText("status"))
                                    .containsExactly("running"));
            kafka.publish(run.planned());
            kafka.publish(run.progress(120, 40));

            eventually(
                    () ->
                            assertThat(
                                            snapshotOf(pod.window(SARAH))
                                                    .at("/progress/processed")
                                                    .asInt())
                                    .isEqualTo(120));
            FakeWindow window = pod.window(SARAH);
            kafka.publish(run.completed());
            ended(window);
            assertThat(
                            pod.window(SARAH)
                                    .heard()
                                    .lastSnapshot()
                                    .path("notifications")
                                    .findValuesAsText("syncId"))
                    .contains(run.id().toString());
        }
    }

    @Test
    void aPodThatWasRestartedDuringARunHasMissedNothing() {
        try (TestPod first = pod()) {
            kafka.publish(run.accepted());
            kafka.publish(run.started());
            eventually(() -> assertThat(snapshotOf(first.window(SARAH)).isMissingNode()).isFalse());
        }
        kafka.publish(run.planned());
        kafka.publish(run.progress(200, 70));
        try (TestPod second = pod()) {
            FakeWindow window = second.window(SARAH);
            assertThat(snapshotOf(window).at("/progress/processed").asInt()).isEqualTo(200);
            kafka.publish(run.completed());
            ended(window);
        }
        try (TestPod third = pod()) {
            FakeWindow window = third.window(SARAH);
            assertThat(snapshotOf(window).isMissingNode()).isTrue();
            assertThat(
                            window.heard()
                                    .lastSnapshot()
                                    .path("notifications")
                                    .findValuesAsText("syncId"))
                    .containsOnlyOnce(run.id().toString());
            eventually(() -> assertThat(stored(third)).hasSize(1));
            run.events().forEach(kafka::publish);
            kafka.publish(run.progress(210, 90));
            pause(Duration.ofMillis(700));
            assertThat(window.heard().runs(run)).isEmpty();
            assertThat(window.heard().notices(run)).isEmpty();
        }
    }

    @Test
    void everyPodTellsItsWindowsAndADismissalReachesAllOfThem() {
        try (TestPod one = pod();
                TestPod other = pod()) {
            FakeWindow here = one.window(SARAH);
            FakeWindow there = other.window(SARAH);
            FakeWindow somebodyElse = other.window("michael-id");
            run.events().forEach(kafka::publish);
            ended(here);
            ended(there);

            UUID notice =
                    UUID.fromString(here.heard().endNotices(run).getFirst().path("id").asText());
            one.dismissals.add(new Dismissal(SARAH, notice));
            one.dismissals.add(new Dismissal(SARAH, notice));
            eventually(() -> assertThat(there.heard().ofKind("dismissed")).hasSize(1));
            eventually(() -> assertThat(here.heard().ofKind("dismissed")).hasSize(1));
            assertThat(there.heard().ofKind("dismissed").getFirst().path("id").asText())
                    .isEqualTo(notice.toString());
            assertThat(somebodyElse.heard().ofKind("dismissed")).isEmpty();
            assertThat(
                            other.window(SARAH)
                                    .heard()
                                    .lastSnapshot()
                                    .path("notifications")
                                    .findValuesAsText("id"))
                    .doesNotContain(notice.toString());
        }
    }

    @Test
    void aBrokerThatWasAwayNeedsNoRestartOfThePod() {
        try (TestPod pod = pod()) {
            FakeWindow window = pod.window(SARAH);
            kafka.publish(run.started());
            eventually(() -> assertThat(window.heard().runs(run)).hasSize(1));
            BROKER.kill();
            pause(Duration.ofSeconds(2));
            BROKER.start();
            kafka.publish(run.completed());
            ended(window);
            eventually(
                    () ->
                            assertThat(stored(pod))
                                    .extracting(Notification::level)
                                    .containsExactly(Level.SUCCESS));
        }
    }

    @Test
    void whatCannotBeReadOrStoredHoldsUpNothing() {
        try (TestPod pod = pod()) {
            FakeWindow window = pod.window(SARAH);
            kafka.publish(run.id(), EventTypes.STARTED, "no JSON".getBytes(StandardCharsets.UTF_8));
            kafka.publish(
                    run.id(),
                    "io.datasync.sync.unheard-of.v1",
                    "{}".getBytes(StandardCharsets.UTF_8));
            run.events().forEach(kafka::publish);
            ended(window);
            eventually(() -> assertThat(stored(pod)).hasSize(1));
        }
    }

    @Test
    void aHeldRunIsNoticedUntilItGoesOn() {
        RunStore runs = new RunStore(database, new Notices(Labels.none()));
        try (TestPod pod = pod()) {
            runs.record(run.live(run.started()));
            runs.record(run.held());
            runs.record(run.held());
            assertThat(stored(pod))
                    .extracting(Notification::title)
                    .containsExactly("Therapists sync awaits approval");
            runs.record(
                    run.live(
                            new SyncEvent.Completed(
                                    run.id(), 5, run.begun(), run.view(RunStatus.CANCELLED))));
            assertThat(stored(pod))
                    .extracting(Notification::title)
                    .containsExactly("Therapists sync cancelled");
        }
    }

    @Test
    void theGoldenHeldRunIsToldOnceAsHeldOnceAsApprovedAndOnceAsEnded() {
        TestRun held = new TestRun(GoldenEvents.HELD, run.begun());
        List<GoldenEvents.Message> events = GoldenEvents.on(Topics.EVENTS, GoldenEvents.heldRun());
        try (TestPod pod = pod()) {
            FakeWindow window = pod.window(SARAH);
            for (GoldenEvents.Message message : events) {
                kafka.publish(message);
                kafka.publish(message);
                pause(Duration.ofMillis(20));
                if (message.type().equals(EventTypes.HELD)) {
                    eventually(
                            () ->
                                    assertThat(stored(pod, held))
                                            .extracting(Notification::title)
                                            .containsExactly("Locations sync awaits approval"));
                    assertThat(pod.window(SARAH).heard().lastSnapshot().path("runs").toString())
                            .contains(held.id().toString())
                            .contains("\"guards\"");
                }
            }
            events.forEach(kafka::publish);
            eventually(
                    () ->
                            assertThat(window.heard().runs(held))
                                    .extracting(PodIT::seq)
                                    .endsWith(100_000_000L));
            pause(Duration.ofMillis(300));

            assertThat(window.heard().notices(held))
                    .extracting(
                            notice ->
                                    notice.path("level").asText()
                                            + ": "
                                            + notice.path("title").asText())
                    .containsExactly(
                            "progress: Locations sync",
                            "info: Locations sync awaits approval",
                            "progress: Locations sync",
                            "success: Locations synced, 1 failed");
            eventually(
                    () ->
                            assertThat(stored(pod, held))
                                    .extracting(Notification::title)
                                    .containsExactly("Locations synced, 1 failed"));
        }
    }

    private static TestPod pod() {
        return new TestPod(database, BROKER.bootstrapServers()).start();
    }

    private void ended(FakeWindow window) {
        eventually(() -> assertThat(window.heard().endNotices(run)).hasSize(1));
    }

    private JsonNode snapshotOf(FakeWindow window) {
        for (JsonNode each : window.heard().lastSnapshot().path("runs")) {
            if (each.path("id").asText().equals(run.id().toString())) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private List<Notification> stored(TestPod pod) {
        return stored(pod, run);
    }

    private static List<Notification> stored(TestPod pod, TestRun of) {
        return pod.store.page(SARAH, null, 200).stream()
                .filter(notice -> notice.syncId().equals(of.id()))
                .toList();
    }

    private static long seq(JsonNode view) {
        return view.path("seq").asLong();
    }
}
