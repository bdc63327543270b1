package io.datasync.e2e.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.local.ServicePart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Workers killed with -9 at any moment of runs over 2 000 rows: nothing is lost or doubled, no run is left behind, and
/// each goes on soon.
class KilledWorkersIT {
    private static final int ROWS = 2_000;
    private static final int CHUNK_ROWS = 100;
    private static final Duration RECOVERY = Workers.LEASE.plusSeconds(5);

    /// One to each record that a fact tells of.
    private static final Pattern RECORD = Pattern.compile("\"key\":");

    private static final String SHEET = "many-locations";

    @Test
    void twentyKillsLoseAndDoubleNothing() throws InterruptedException {
        kill(20);
    }

    @Test
    @Tag("nightly")
    void aHundredKillsLoseAndDoubleNothing() throws InterruptedException {
        kill(100);
    }

    private static void kill(int times) throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Workers workers =
                new Workers(CHUNK_ROWS, Map.of("DATASYNC_SPREADSHEET_LOCATIONS", SHEET))) {
            IntStream.range(0, 3).forEach(_ -> workers.startAside());
            workers.settled();
            Duration undisturbed = undisturbed(workers);
            int inTheMiddle = 0;
            for (int round = 1; round <= times; round++) {
                workers.awaitRunning(2);
                fill(workers, round);
                UUID syncId = workers.request("locations");
                Thread.sleep(random.nextLong(undisturbed.toMillis()));
                Instant killed = killOne(workers, random);
                workers.startAside();

                String as = "round %d with seed %d".formatted(round, seed);
                assertThat(workers.tables.awaitEnd(syncId)).as(as).isEqualTo("succeeded");
                assertThat(Duration.between(killed, workers.tables.finishedAt(syncId)))
                        .as(as)
                        .isLessThan(RECOVERY);
                inTheMiddle += workers.tables.claims(syncId) > 1 ? 1 : 0;
                assertAllUpdatedOnce(workers, syncId, round, as);
            }
            assertThat(inTheMiddle).as("kills in the middle of a run").isGreaterThan(times / 5);
            assertThat(
                            workers.tables.rows(
                                    "SELECT sync_id::text FROM run WHERE status IN ('queued', 'running')"))
                    .as("runs left behind")
                    .isEmpty();
        }
    }

    /// How long a run takes from its request on.
    private static Duration undisturbed(Workers workers) {
        fill(workers, -1);
        workers.sync("locations");
        fill(workers, 0);
        Instant begin = Instant.now();
        UUID syncId = workers.sync("locations");
        return Duration.between(begin, workers.tables.finishedAt(syncId));
    }

    /// The one that works on the run, if any does, else any.
    private static Instant killOne(Workers workers, Random random) {
        List<ServicePart> running = workers.running();
        ServicePart victim =
                workers.tables
                        .holder()
                        .map(workers::withPid)
                        .orElseGet(() -> running.get(random.nextInt(running.size())));
        victim.kill();
        return Instant.now();
    }

    private static void fill(Workers workers, int round) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("Code", "Name", "City"));
        IntStream.rangeClosed(1, ROWS)
                .forEach(
                        row ->
                                rows.add(
                                        List.of(
                                                "L%04d".formatted(row),
                                                "Location %d, version %d".formatted(row, round),
                                                "Jakarta")));
        workers.sheets.spreadsheet(SHEET, "Many locations", "Locations", rows);
    }

    private static void assertAllUpdatedOnce(Workers workers, UUID syncId, int round, String as) {
        assertThat(
                        workers.tables.rows(
                                "SELECT count(*)::text FROM directory.location WHERE name = 'Location ' || ltrim(substr(code, 2), '0') || ', version ' || ?::text",
                                round))
                .as(as)
                .containsExactly(Integer.toString(ROWS));
        List<String> facts = workers.facts.of(syncId);
        long told = facts.stream().flatMap(fact -> RECORD.matcher(fact).results()).count();
        assertThat(told).as(as).isEqualTo(ROWS);
        assertThat(facts.getLast())
                .as(as)
                .contains(
                        "Processed 2000 locations: 0 created, 2000 updated, 0 unchanged, 0 skipped, 0 failed.");
    }
}
