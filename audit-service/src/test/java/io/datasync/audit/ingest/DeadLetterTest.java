package io.datasync.audit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void theWorkersHeadersSayWhatAndWhy() {
        UUID id = UUID.randomUUID();
        DeadLetter letter =
                letter(
                        7,
                        Map.of(
                                "dlq_code", "TOKEN_EXPIRED",
                                "dlq_reason", "Too late.",
                                "dlq_at", "2026-11-23T08:59:00Z",
                                "dlq_sync_id", id.toString(),
                                "traceparent", "00-1-2-3"),
                        "{\"syncType\":\"leaves\",\"requestedBy\":{\"name\":\"Mallory\"}}");
        assertThat(letter.syncId()).isEqualTo(id);
        assertThat(letter.code()).isEqualTo("TOKEN_EXPIRED");
        assertThat(letter.reason()).isEqualTo("Too late.");
        assertThat(letter.at()).isEqualTo("2026-11-23T08:59:00Z");
        assertThat(letter.syncType()).isEqualTo("leaves");
        assertThat(letter.headers()).hasSize(4).doesNotContainKey("traceparent");
        assertThat(RunRow.of(letter).requestedBy()).as("a claim nobody verified").isNull();
    }

    @Test
    void withoutThemTheDataTellsWhatItCan() {
        UUID id = UUID.randomUUID();
        DeadLetter letter = letter(7, Map.of(), "{\"syncId\":\"%s\"}".formatted(id));
        assertThat(letter.syncId()).isEqualTo(id);
        assertThat(letter.code()).isEqualTo("REQUEST_REFUSED");
        assertThat(letter.at()).isEqualTo(AT);
        assertThat(letter.syncType()).isNull();
        assertThat(letter(8, Map.of("ce_id", id.toString()), null).syncId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[1,2]",
                "null",
                "{\"syncId\":{\"a\":1},\"syncType\":[1]}",
                "{\"syncId\":\"1-2-3-4-5\",\"syncType\":\"Robert'); DROP TABLE run;--\"}"
            })
    void anythingMayBeInIt(String data) {
        DeadLetter letter = letter(1, Map.of("dlq_at", "+999999999-12-31T23:59:59Z"), data);
        assertThat(letter.syncId()).isNull();
        assertThat(letter.syncType()).isNull();
        assertThat(letter.at()).isEqualTo(AT);
        assertThat(letter(1, Map.of("dlq_at", "yesterday"), data).at()).isEqualTo(AT);
    }

    @Test
    void theSameLetterIsTheSameEntryAndAnotherIsAnother() {
        assertThat(letter(1, Map.of(), "a").entryId())
                .isEqualTo(letter(1, Map.of(), "a").entryId());
        assertThat(letter(1, Map.of(), "a").entryId())
                .isNotEqualTo(letter(2, Map.of(), "a").entryId());
    }

    @Test
    void twoLettersOfOneRequestAreOneEntry() {
        Map<String, String> place =
                Map.of("dlq_topic", Topics.REQUESTS, "dlq_partition", "2", "dlq_offset", "40");
        assertThat(letter(1, place, "a").entryId()).isEqualTo(letter(2, place, "a").entryId());
        assertThat(letter(1, place, "a").entryId())
                .as("another cluster's request at the same place")
                .isNotEqualTo(letter(2, place, "b").entryId());
    }

    @Test
    void whatWasAskedForIsToldByItsType() {
        assertThat(asked("io.datasync.sync.requested.v1")).isEqualTo("null: No.");
        assertThat(asked("io.datasync.sync.approve-requested.v1"))
                .isEqualTo("approve: Approval refused: No.");
        assertThat(asked("io.datasync.sync.cancel-requested.v1"))
                .isEqualTo("cancel: Cancel refused: No.");
        assertThat(asked("something else")).isEqualTo("null: No.");
    }

    private static String asked(String type) {
        RunRow row = RunRow.of(letter(1, Map.of("ce_type", type, "dlq_reason", "No."), "{}"));
        return row.request().column() + ": " + row.message();
    }

    private static DeadLetter letter(
            long offset, Map<String, String> headers, @Nullable String data) {
        byte[] value = data == null ? null : data.getBytes(StandardCharsets.UTF_8);
        return DeadLetter.of(
                new Arrival(Topics.DEAD_LETTERS, 0, offset, AT, "leaves", headers, value));
    }
}
