package io.datasync.audit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.audit.testing.GoldenRun;
import io.datasync.audit.testing.Parts;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncEvent.Joined;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.event.SyncEvent.Rejected;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.local.PostgresPart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever Kafka does with the facts, the log is the same.
class ReplayIT {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final String DATABASE = "audit_replay";

    private Jdbi jdbi;
    private EventIngest ingest;

    @BeforeEach
    void emptyLog() {
        String url = Parts.postgres().freshDatabase(DATABASE);
        String password = PostgresPart.passwordOf("audit");
        Flyway.configure()
                .dataSource(url, "audit", password)
                .schemas("audit")
                .defaultSchema("audit")
                .createSchemas(false)
                .load()
                .migrate();
        jdbi = Jdbi.create(url, "audit", password);
        ingest = new EventIngest(jdbi);
    }

    @Test
    void factsInAnyOrderAndAnyNumberGiveTheSameTables() {
        List<Arrival> inOrder = facts();
        ingest.take(inOrder);
        Map<String, List<String>> expected = tables();
        assertThat(expected.get("run")).hasSize(6);
        assertThat(expected.get("planned_record")).hasSize(4);
        assertThat(expected.get("absent_record")).hasSize(21);
        assertThat(expected.get("run_act")).hasSize(2);
        assertThat(expected.get("record")).hasSizeGreaterThan(90);

        ingest.take(inOrder);
        assertThat(tables()).as("twice").isEqualTo(expected);

        emptyLog();
        ingest.take(inOrder.reversed());
        assertThat(tables()).as("reversed").isEqualTo(expected);

        for (int seed = 1; seed <= 5; seed++) {
            List<Arrival> shuffled = new ArrayList<>(inOrder);
            shuffled.addAll(inOrder.subList(0, inOrder.size() / 2));
            Collections.shuffle(shuffled, new Random(seed));
            emptyLog();
            shuffled.forEach(arrival -> ingest.take(List.of(arrival)));
            assertThat(tables()).as("interleaved, some twice, seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void whatIsNewAndWhatIsNotIsTold() {
        List<Arrival> facts = facts();
        assertThat(ingest.take(facts)).containsOnly(Taken.NEW);
        assertThat(ingest.take(facts)).containsOnly(Taken.DUPLICATE);
    }

    @Test
    void aTypeFromTheFutureIsKeptWithItsHeadersAndFillsItsNumber() {
        UUID run = UUID.randomUUID();
        Arrival later =
                arrival(7, "io.datasync.sync.foretold.v1", run + ":1", bytes("{\"by\":\"x\"}"));

        assertThat(ingest.take(List.of(later, later))).containsExactly(Taken.NEW, Taken.DUPLICATE);

        assertThat(
                        strings(
                                """
                                SELECT concat_ws(' ', state, type, sync_id, seq, headers ->> 'ce_id',
                                                 convert_from(raw, 'UTF8'))
                                FROM event
                                """))
                .containsExactly(
                        "unknown io.datasync.sync.foretold.v1 %s 1 %s:1 {\"by\":\"x\"}"
                                .formatted(run, run));
        assertThat(strings("SELECT events || '/' || last_seq FROM run_seq")).containsExactly("1/1");
    }

    @Test
    void whatCannotBeReadIsKeptAndDoesNotStandForTheFactItShouldHaveBeen() {
        GoldenRun run = GoldenRun.of("day-2", "locations", UUID.randomUUID(), AT);
        Arrival broken = arrival(1, EventTypes.ACCEPTED, run.id() + ":1", bytes("{\"syncId\":"));
        Arrival noType = arrival(2, null, null, bytes("hello"));
        Arrival tombstone = arrival(3, EventTypes.STARTED, run.id() + ":2", null);

        assertThat(ingest.take(List.of(broken, noType, tombstone))).containsOnly(Taken.UNREADABLE);
        assertThat(ingest.take(List.of(broken, noType, tombstone)))
                .as("delivered again")
                .containsOnly(Taken.DUPLICATE);
        assertThat(ingest.take(arrivals(run.events()))).as("the real ones").containsOnly(Taken.NEW);
        assertThat(strings("SELECT state FROM event WHERE state = 'unreadable'")).hasSize(3);
    }

    @Test
    void anotherFactOfTheSameNumberIsKeptAsideAndChangesNothing() {
        UUID id = UUID.randomUUID();
        Rejected first = new Rejected(id, 1, AT, "TOKEN_INVALID", "Bad.", "locations", null);
        Rejected second = new Rejected(id, 1, AT, "TOKEN_EXPIRED", "Other.", "locations", null);
        ingest.take(arrivals(List.of(first)));

        assertThat(ingest.take(List.of(arrival(99, second)))).containsExactly(Taken.UNREADABLE);
        assertThat(strings("SELECT error_code FROM run")).containsExactly("TOKEN_INVALID");
    }

    @Test
    void aFactTheDatabaseRefusesDoesNotHoldUpTheOthersOfItsBatch() {
        GoldenRun good = GoldenRun.of("day-2", "leaves", UUID.randomUUID(), AT);
        UUID id = UUID.randomUUID();
        Instant never = Instant.parse("+400000-01-01T00:00:00Z");
        List<Arrival> batch = new ArrayList<>(arrivals(good.events()));
        batch.add(2, arrival(500, new Rejected(id, 1, never, "X", "Y", null, null)));

        List<Taken> taken = ingest.take(batch);

        assertThat(taken.get(2)).isEqualTo(Taken.UNREADABLE);
        assertThat(Collections.frequency(taken, Taken.NEW)).isEqualTo(batch.size() - 1);
        assertThat(strings("SELECT fault FROM event WHERE state = 'unreadable'"))
                .singleElement()
                .asString()
                .contains("SQLSTATE 22");
    }

    @Test
    void textThatPostgresqlCannotHoldIsKept() {
        RecordOutcome odd =
                new RecordOutcome(
                        "brands",
                        Outcome.CREATED,
                        "Brands",
                        2,
                        "k\u0000ey",
                        "na\u0000me \\u0000",
                        null,
                        List.of(new RecordOutcome.Change("name", null, "\u0000 \\u0000 ü")),
                        null,
                        List.of());
        RecordsChanged slice =
                new RecordsChanged(
                        UUID.randomUUID(), 1, AT, "brands-packages", "brands", 1, List.of(odd));

        assertThat(ingest.take(arrivals(List.of(slice)))).containsExactly(Taken.NEW);
        assertThat(strings("SELECT name || (changes -> 0 ->> 'new') FROM record"))
                .containsExactly("na\uFFFDme \\u0000\uFFFD \\u0000 ü");
    }

    @Test
    void aSliceOfHalfAMegabyteIsOneStatement() {
        List<RecordOutcome> records = new ArrayList<>();
        for (int row = 2; row < 2002; row++) {
            records.add(
                    new RecordOutcome(
                            "therapists",
                            Outcome.CREATED,
                            "Therapists",
                            row,
                            "EMP-" + row,
                            "Somebody with a name " + row,
                            "somebody" + row + "@example.com",
                            List.of(new RecordOutcome.Change("full_name", null, "Somebody " + row)),
                            null,
                            List.of()));
        }
        RecordsChanged slice =
                new RecordsChanged(
                        UUID.randomUUID(), 4, AT, "therapists", "therapists", 1, records);
        long begun = System.nanoTime();
        ingest.take(arrivals(List.of(slice)));
        assertThat(strings("SELECT count(*) FROM record")).containsExactly("2000");
        assertThat((System.nanoTime() - begun) / 1_000_000).as("ms").isLessThan(3000);
    }

    private static List<Arrival> facts() {
        List<SyncEvent> events = new ArrayList<>();
        for (String type : List.of("therapists", "locations", "leaves")) {
            events.addAll(GoldenRun.of("day-2", type, id(type), AT).events());
        }
        GoldenEvents.on(Topics.EVENTS, GoldenEvents.heldRun())
                .forEach(message -> events.add(message.event()));
        events.add(
                new Joined(
                        id("joined"), 1, AT, id("therapists"), "therapists", GoldenRun.SARAH, AT));
        events.add(
                new Rejected(
                        id("rejected"),
                        1,
                        AT,
                        "TOKEN_INVALID",
                        "The token is none.",
                        "admins",
                        null));
        return arrivals(events);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(bytes(name));
    }

    private static List<Arrival> arrivals(List<SyncEvent> events) {
        List<Arrival> arrivals = new ArrayList<>();
        for (SyncEvent event : events) {
            arrivals.add(arrival(arrivals.size(), event));
        }
        return arrivals;
    }

    private static Arrival arrival(long offset, SyncEvent event) {
        String id = event.syncId() + ":" + event.seq();
        return arrival(offset, event.type(), id, GoldenRun.data(event));
    }

    private static Arrival arrival(
            long offset, @Nullable String type, @Nullable String id, byte @Nullable [] data) {
        Map<String, String> headers =
                type == null || id == null ? Map.of() : Map.of("ce_type", type, "ce_id", id);
        return new Arrival(Topics.EVENTS, 0, offset, AT, null, headers, data);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, List<String>> tables() {
        return Map.of(
                "event",
                strings(
                        "SELECT concat_ws('|', state, type, sync_id, seq, occurred_at, encode(digest, 'hex')) AS t FROM event ORDER BY t"),
                "run",
                strings("SELECT to_jsonb(run)::text AS t FROM run ORDER BY t"),
                "run_seq",
                strings("SELECT to_jsonb(run_seq)::text AS t FROM run_seq ORDER BY t"),
                "run_dataset",
                strings("SELECT to_jsonb(run_dataset)::text AS t FROM run_dataset ORDER BY t"),
                "record",
                strings("SELECT (to_jsonb(record) - 'id')::text AS t FROM record ORDER BY t"),
                "planned_record",
                strings(
                        "SELECT (to_jsonb(planned_record) - 'id')::text AS t FROM planned_record ORDER BY t"),
                "absent_record",
                strings("SELECT to_jsonb(absent_record)::text AS t FROM absent_record ORDER BY t"),
                "run_act",
                strings("SELECT to_jsonb(run_act)::text AS t FROM run_act ORDER BY t"));
    }

    private List<String> strings(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
