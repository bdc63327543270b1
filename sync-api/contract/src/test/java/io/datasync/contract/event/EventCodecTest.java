package io.datasync.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.GoldenEvents.Message;
import io.datasync.contract.Json;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RecordOutcome.Change;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    static List<Message> messages() {
        return GoldenEvents.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsReadIsWrittenTheSame(Message message) throws IOException {
        byte[] written = write(read(message.type(), message.data()).orElseThrow());

        assertThat(tree(written)).isEqualTo(tree(message.data()));
        assertThat(read(message.type(), written)).isEqualTo(read(message.type(), message.data()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void eachReadsAsTheTypeItSays(Message message) throws IOException {
        Object value = read(message.type(), message.data()).orElseThrow();

        switch (value) {
            case SyncEvent event -> {
                assertThat(event.type()).isEqualTo(message.type());
                assertThat(event.revision())
                        .isEqualTo(tree(message.data()).path("revision").asLong());
            }
            case SyncRequest request -> assertThat(request.type()).isEqualTo(message.type());
            default -> assertThat(value).isInstanceOf(Progressed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void unknownFieldsAreIgnored(Message message) throws IOException {
        ObjectNode more = (ObjectNode) tree(message.data());
        more.put("weather", "fine");
        more.withObjectProperty("requestedBy").put("shoeSize", 42);
        if (message.type().equals(EventTypes.REJECTED)) {
            more.putNull("requestedBy");
        }

        assertThat(read(message.type(), bytes(more.toString())))
                .isEqualTo(read(message.type(), message.data()));
    }

    @Test
    void unknownTypesGiveNothing() throws IOException {
        byte[] data = bytes("what ever");

        for (String type : Arrays.asList("io.datasync.sync.accepted.v2", "", null)) {
            assertThat(EventCodec.readEvent(type, data)).isEmpty();
            assertThat(EventCodec.readProgress(type, data)).isEmpty();
            assertThat(EventCodec.readRequest(type, data)).isEmpty();
        }
        assertThat(EventCodec.readEvent(EventTypes.PROGRESSED, data)).isEmpty();
        assertThat(EventCodec.readRequest(EventTypes.ACCEPTED, data)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void dataCutShortAnywhereIsRefused(Message message) {
        byte[] data = bytes(message.json().strip());
        for (int length = 0; length < data.length; length += 1 + data.length / 200) {
            assertRefused(message.type(), Arrays.copyOf(data, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "\"text\"",
                "[]",
                "[{}]",
                "{}",
                "{\"syncId\":null}",
                "<html></html>",
                "{\"syncId\":\"no uuid\"}"
            })
    void whatIsNoEventIsRefused(String data) {
        for (String type : types()) {
            assertRefused(type, bytes(data));
        }
    }

    @Test
    void noDataOrNoTextOrTextBehindTheDataIsRefused() {
        for (Message message : messages()) {
            assertRefused(message.type(), null);
            assertRefused(message.type(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
            assertRefused(message.type(), bytes(message.json() + "{}"));
            assertRefused(message.type(), bytes("[".repeat(5_000)));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aWrongValueInAnyFieldIsRefusedOrRead(Message message) throws IOException {
        for (var field : tree(message.data()).properties()) {
            for (String wrong :
                    List.of("null", "{}", "[7]", "\"x\"", "1e400", "-1", "true", "[null]")) {
                ObjectNode data = (ObjectNode) tree(message.data());
                data.set(field.getKey(), Json.mapper().readTree(wrong));
                try {
                    assertThat(read(message.type(), bytes(data.toString()))).isPresent();
                } catch (IOException refused) {
                    assertThat(refused).hasMessageStartingWith("the data is ");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aFieldThatMustBeThereIsMissed(Message message) throws IOException {
        for (String field : List.of("syncId", "seq", "occurredAt", "id", "status", "datasets")) {
            ObjectNode data = (ObjectNode) tree(message.data());
            if (data.remove(field) != null) {
                assertRefused(message.type(), bytes(data.toString()));
            }
        }
    }

    @Test
    void unknownValuesOfClosedSetsAreRefused() {
        Map.of(
                        "\"status\": \"partial\"", "\"status\": \"paused\"",
                        "\"mode\": \"apply\"", "\"mode\": \"guess\"",
                        "\"kind\": \"user\"", "\"kind\": \"robot\"")
                .forEach(
                        (good, wrong) -> {
                            String json = message("completed").json();
                            assertThat(json).contains(good);
                            assertRefused(EventTypes.COMPLETED, bytes(json.replace(good, wrong)));
                        });
        assertRefused(
                EventTypes.RECORDS_CHANGED,
                bytes(
                        message("records-changed-therapists")
                                .json()
                                .replace("\"outcome\": \"updated\"", "\"outcome\": \"deleted\"")));
        assertRefused(
                EventTypes.PROGRESSED,
                bytes(
                        message("progressed-reading")
                                .json()
                                .replace("\"phase\": \"reading\"", "\"phase\": \"dreaming\"")));
    }

    @Test
    void aCompletedRunMustHaveAnEnd() {
        assertRefused(
                EventTypes.COMPLETED,
                bytes(message("completed").json().replace("\"partial\"", "\"running\"")));
    }

    @Test
    void aRefusalTellsThePlaceAndNoValue() {
        String json =
                message("records-changed-therapists")
                        .json()
                        .replace("\"row\": 18", "\"row\": \"mike@example.com\"");

        assertThatThrownBy(() -> EventCodec.readEvent(EventTypes.RECORDS_CHANGED, bytes(json)))
                .isInstanceOf(IOException.class)
                .hasMessage("the data is wrong at records[1].row");
    }

    @Test
    void nullsOfTheRunAreWritten() {
        String json =
                new String(EventCodec.write(GoldenEvents.completed()), StandardCharsets.UTF_8);

        assertThat(json).contains("\"progress\":null", "\"error\":null").doesNotContain("\"run\"");
    }

    @Test
    void decimalsKeepTheirDigitsAndAreNeverInScientificNotation() throws IOException {
        List<Object> numbers = new ArrayList<>();
        for (String number : List.of("175000.00", "1.75E+5", "0.0000001", "9007199254740993.5")) {
            RecordOutcome record =
                    new RecordOutcome(
                            "packages",
                            Outcome.CREATED,
                            "Packages",
                            2,
                            "P",
                            "P",
                            null,
                            List.of(new Change("price", null, new BigDecimal(number))),
                            null,
                            List.of());
            byte[] data =
                    EventCodec.write(
                            new RecordsChanged(
                                    GoldenEvents.THERAPISTS,
                                    1,
                                    Instant.EPOCH,
                                    "brands-packages",
                                    "packages",
                                    1,
                                    List.of(record)));
            assertThat(new String(data, StandardCharsets.UTF_8))
                    .contains("\"new\":" + new BigDecimal(number).toPlainString() + "}");
            RecordsChanged read =
                    (RecordsChanged)
                            EventCodec.readEvent(EventTypes.RECORDS_CHANGED, data).orElseThrow();
            numbers.add(read.records().getFirst().changes().getFirst().newValue());
        }

        assertThat(numbers)
                .containsExactly(
                        new BigDecimal("175000.00"),
                        175000,
                        new BigDecimal("0.0000001"),
                        new BigDecimal("9007199254740993.5"));
    }

    @Test
    void onlyARemovedRecordSaysSoAndWhoDoesNotSayItWasNot() throws IOException {
        String plain = message("held-records-changed").json();
        String removed = plain.replaceFirst("\"problems\"", "\"removed\": true, \"problems\"");

        RecordsChanged before = records(plain);
        RecordsChanged after = records(removed);

        assertThat(before.records()).noneMatch(RecordOutcome::wasRemoved);
        assertThat(after.records().getFirst().wasRemoved()).isTrue();
        assertThat(EventSchemas.errors(EventSchemas.fileOf(EventTypes.RECORDS_CHANGED), removed))
                .isEmpty();
        assertThat(text(before)).doesNotContain("removed");
        assertThat(text(after)).containsOnlyOnce("\"removed\":true");
    }

    private static RecordsChanged records(String json) throws IOException {
        return (RecordsChanged)
                EventCodec.readEvent(EventTypes.RECORDS_CHANGED, bytes(json)).orElseThrow();
    }

    private static String text(SyncEvent event) {
        return new String(EventCodec.write(event), StandardCharsets.UTF_8);
    }

    private static Message message(String name) {
        return messages().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> types() {
        return messages().stream().map(Message::type).distinct().toList();
    }

    private static void assertRefused(String type, byte[] data) {
        assertThatThrownBy(() -> read(type, data)).as(type).isInstanceOf(IOException.class);
    }

    private static Optional<Object> read(String type, byte[] data) throws IOException {
        return Stream.of(
                        EventCodec.readEvent(type, data),
                        EventCodec.readProgress(type, data),
                        EventCodec.readRequest(type, data))
                .flatMap(Optional::stream)
                .map(Object.class::cast)
                .findFirst();
    }

    private static byte[] write(Object value) {
        return switch (value) {
            case SyncEvent event -> EventCodec.write(event);
            case Progressed progressed -> EventCodec.write(progressed);
            case SyncRequest request -> EventCodec.write(request);
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static JsonNode tree(byte[] json) throws IOException {
        return Json.mapper().readTree(json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
