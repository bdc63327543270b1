package io.datasync.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.GoldenEvents;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RecordOutcome.Change;
import io.datasync.contract.run.RunView;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetailsTest {
    @Test
    void aRecordWithoutANameIsCalledByItsKeyAndWithoutThatByItsRow() {
        assertThat(Records.created(record(Outcome.CREATED, "LOC-1", null, "ignored", null)))
                .isEqualTo("LOC-1");
        assertThat(Records.failed(record(Outcome.FAILED, null, null, null, "Invalid")))
                .isEqualTo("row 12 (Invalid)");
        assertThat(Records.created(record(Outcome.CREATED, "LOC-1", "Kemang", null, null)))
                .isEqualTo("Kemang");
    }

    @Test
    void severalFieldsAreJoinedByCommas() {
        RecordOutcome record =
                updated(new Change("city", null, "Bogor"), new Change("opens_at", "09:00", null));

        assertThat(Records.updated(record))
                .isEqualTo("Kemang (city: (blank) → Bogor, opens_at: 09:00 → (blank))");
    }

    @Test
    void valuesReadAsAPersonWouldWriteThem() {
        assertThat(Values.text(null)).isEqualTo("(blank)");
        assertThat(Values.text("")).isEqualTo("(blank)");
        assertThat(Values.text(List.of())).isEqualTo("(blank)");
        assertThat(Values.text(List.of("Facial", "Deep Tissue"))).isEqualTo("Facial, Deep Tissue");
        assertThat(Values.text(Arrays.asList("Facial", null))).isEqualTo("Facial");
        assertThat(Values.text(true)).isEqualTo("true");
        assertThat(Values.text(75)).isEqualTo("75");
        assertThat(Values.text(9_007_199_254_740_993L)).isEqualTo("9007199254740993");
        assertThat(Values.text(new BigDecimal("175000.50"))).isEqualTo("175000.5");
        assertThat(Values.text(new BigDecimal("1.75E+5"))).isEqualTo("175000");
        assertThat(Values.text(new BigDecimal("0.00"))).isEqualTo("0");
        assertThat(Values.text(new BigDecimal("0.0000001"))).isEqualTo("0.0000001");
        assertThat(Values.text(1.0E10)).isEqualTo("10000000000");
        assertThat(Values.text("09:00")).isEqualTo("09:00");
    }

    @Test
    void skippedRecordsAreCountedByReasonInTheOrderOfFirstAppearance() {
        DatasetDetails details = DatasetDetails.full();

        details.add(skipped("Unknown therapist"));
        details.add(skipped("Invalid data"));
        details.add(skipped("Unknown therapist"));

        assertThat(details.lines())
                .containsExactly("Skipped: 2 Unknown therapist, 1 Invalid data.");
    }

    @Test
    void theShortFormStopsAfterTenOfAKind() {
        DatasetDetails tenOnly = DatasetDetails.shortened();
        DatasetDetails more = DatasetDetails.shortened();
        DatasetDetails full = DatasetDetails.full();

        IntStream.rangeClosed(1, 10).mapToObj(DetailsTest::created).forEach(tenOnly::add);
        IntStream.rangeClosed(1, 145).mapToObj(DetailsTest::created).forEach(more::add);
        IntStream.rangeClosed(1, 145).mapToObj(DetailsTest::created).forEach(full::add);

        String ten = "Created: N1, N2, N3, N4, N5, N6, N7, N8, N9, N10";
        assertThat(tenOnly.lines()).containsExactly(ten + ".");
        assertThat(more.lines()).containsExactly(ten + " and 135 more.");
        assertThat(full.lines().getFirst()).startsWith(ten + ", N11, ").endsWith(", N145.");
    }

    @Test
    void removedRecordsAreListedByThemselves() {
        DatasetDetails details = DatasetDetails.full();

        details.add(removed());
        details.add(updated(new Change("city", null, "Bogor")));

        assertThat(details.lines())
                .containsExactly(
                        "Updated: Kemang (city: (blank) → Bogor).", "Removed: Kemang (LOC-1).");
    }

    @Test
    void anUndoSaysWhatItTookBackAndWhatNot() {
        assertThat(Messages.ofUndo("locations", new Counts(2, 8, 0, 1, 1), 3))
                .isEqualTo(
                        "Undid 12 locations: 3 removed, 7 put back, 1 kept since edited later, 1 could not be undone.");
    }

    @Test
    void unchangedRecordsAreNotListed() {
        DatasetDetails details = DatasetDetails.full();

        details.add(record(Outcome.UNCHANGED, "LOC-1", "Kemang", null, null));

        assertThat(details.lines()).isEmpty();
    }

    @Test
    void eachDatasetsLinesFollowItsSentence() {
        RunDetails details = RunDetails.full();
        GoldenEvents.records().forEach(details::add);

        assertThat(details.text(GoldenEvents.completed().run()))
                .isEqualTo(
                        """
                        Processed 151 Karyawan therapists: 2 created, 5 updated, 140 unchanged, 2 skipped, 2 failed.
                        Created: John Doe (john@example.com), Jane Smith (jane@example.com).
                        Updated: Ani Firmansyah (specializations: Reflexology, Swedish Massage → Deep Tissue, Facial), \
                        Mike Johnson (phone_number: +628123456789 → +628123456780), \
                        Tri Lestari (location_code: LOC-015 → LOC-002), \
                        Maya Maharani Putri (full_name: Maya Maharani → Maya Maharani Putri), \
                        Reza Sulistyo (active: true → false).
                        Skipped: 2 Missing required fields.
                        Failed: Bob Wilson (Validation failed: Specializations can't be blank), \
                        Rosa Halim (Validation failed: Email is invalid, Location code must exist).
                        Processed 153 schedules: 0 created, 0 updated, 89 unchanged, 64 skipped, 0 failed.
                        Skipped: 60 Unknown therapist, 3 Missing required fields, 1 Duplicate in sheet.""");
    }

    @Test
    void aRunThatFailedSaysWhyBeforeItsRecords() {
        SyncEvent.Completed completed = GoldenEvents.completed();
        RunDetails details = RunDetails.shortened();
        details.add(created(1));
        RunView cancelled = withMessage(completed.run(), "Cancelled by Sarah Hartono.", List.of());

        assertThat(details.lines(cancelled))
                .containsExactly("Cancelled by Sarah Hartono.", "Created: N1.");
    }

    private static RunView withMessage(RunView run, String message, List<DatasetResult> datasets) {
        return new RunView(
                run.id(),
                run.type(),
                run.mode(),
                run.status(),
                run.requestedBy(),
                run.requestedAt(),
                run.acceptedAt(),
                run.startedAt(),
                run.readAt(),
                run.plannedAt(),
                run.finishedAt(),
                run.progress(),
                message,
                datasets,
                run.error(),
                run.source(),
                run.cancelRequested());
    }

    private static RecordOutcome created(int number) {
        return record(Outcome.CREATED, "K" + number, "N" + number, null, null);
    }

    private static RecordOutcome skipped(String reason) {
        return record(Outcome.SKIPPED, null, null, null, reason);
    }

    private static RecordOutcome removed() {
        return new RecordOutcome(
                "locations",
                Outcome.UPDATED,
                "Locations",
                12,
                "LOC-1",
                "Kemang",
                "LOC-1",
                List.of(new Change("city", "Bogor", null)),
                null,
                List.of(),
                true);
    }

    private static RecordOutcome updated(Change... changes) {
        return new RecordOutcome(
                "locations",
                Outcome.UPDATED,
                "Locations",
                12,
                "LOC-1",
                "Kemang",
                "LOC-1",
                List.of(changes),
                null,
                List.of());
    }

    private static RecordOutcome record(
            Outcome outcome,
            @Nullable String key,
            @Nullable String name,
            @Nullable String detail,
            @Nullable String reason) {
        return new RecordOutcome(
                "locations",
                outcome,
                "Locations",
                12,
                key,
                name,
                detail,
                List.of(),
                reason,
                List.of());
    }
}
