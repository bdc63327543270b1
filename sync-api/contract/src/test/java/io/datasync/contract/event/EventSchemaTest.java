package io.datasync.contract.event;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.GoldenEvents.Message;
import io.datasync.contract.Json;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunView;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemaTest {
    private static final Map<String, Class<?>> DATA =
            Map.ofEntries(
                    entry(EventTypes.REQUESTED, SyncRequest.SyncRequested.class),
                    entry(EventTypes.CANCEL_REQUESTED, SyncRequest.CancelRequested.class),
                    entry(EventTypes.PROGRESSED, Progressed.class),
                    entry(EventTypes.ACCEPTED, SyncEvent.Accepted.class),
                    entry(EventTypes.JOINED, SyncEvent.Joined.class),
                    entry(EventTypes.REJECTED, SyncEvent.Rejected.class),
                    entry(EventTypes.STARTED, SyncEvent.Started.class),
                    entry(EventTypes.PLANNED, SyncEvent.Planned.class),
                    entry(EventTypes.APPROVE_REQUESTED, SyncRequest.ApproveRequested.class),
                    entry(EventTypes.PLANNED_RECORDS, SyncEvent.PlannedRecords.class),
                    entry(EventTypes.ABSENT_RECORDS, SyncEvent.AbsentRecords.class),
                    entry(EventTypes.HELD, SyncEvent.Held.class),
                    entry(EventTypes.APPROVED, SyncEvent.Approved.class),
                    entry(EventTypes.CANCEL_ACCEPTED, SyncEvent.CancelAccepted.class),
                    entry(EventTypes.RECORDS_CHANGED, SyncEvent.RecordsChanged.class),
                    entry(EventTypes.COMPLETED, SyncEvent.Completed.class));

    static Stream<Map.Entry<String, Class<?>>> data() {
        return DATA.entrySet().stream();
    }

    static List<Message> messages() {
        return GoldenEvents.all();
    }

    @ParameterizedTest
    @MethodSource("data")
    void eachSchemaHasWhatItsRecordHas(Map.Entry<String, Class<?>> type) {
        Set<String> extra = new HashSet<>();
        if (SyncEvent.class.isAssignableFrom(type.getValue())) {
            extra.add("revision");
        }
        if (type.getKey().equals(EventTypes.COMPLETED)) {
            extra.add("status");
        }

        assertThat(
                        SchemaMatch.differences(
                                type.getValue(), EventSchemas.fileOf(type.getKey()), extra))
                .isEmpty();
    }

    @Test
    void theSchemasOfWhatEventsShareHaveWhatTheirRecordsHave() {
        assertThat(SchemaMatch.differences(RunView.class, "run-view.json", Set.of())).isEmpty();
        assertThat(SchemaMatch.differences(Requester.class, "requester.json", Set.of())).isEmpty();
        assertThat(SchemaMatch.differences(RecordOutcome.class, "record-outcome.json", Set.of()))
                .isEmpty();
    }

    @Test
    void everyTypeHasASchemaAndAGoldenMessage() {
        assertThat(DATA.keySet())
                .isEqualTo(AsyncApiTest.constants(EventTypes.class))
                .containsExactlyInAnyOrderElementsOf(
                        messages().stream().map(Message::type).distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void eachGoldenMessageIsValid(Message message) {
        assertThat(EventSchemas.errors(EventSchemas.fileOf(message.type()), message.json()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void moreFieldsAreValidAndFewerAreNot(Message message) throws IOException {
        String file = EventSchemas.fileOf(message.type());
        ObjectNode more = (ObjectNode) Json.mapper().readTree(message.data());
        more.put("weather", "fine");
        assertThat(EventSchemas.errors(file, more.toString())).isEmpty();

        for (JsonNode name : EventSchemas.read(file).path("required")) {
            ObjectNode fewer = (ObjectNode) Json.mapper().readTree(message.data());
            fewer.remove(name.asText());
            assertThat(EventSchemas.errors(file, fewer.toString())).as(name.asText()).isNotEmpty();
        }
    }

    @Test
    void aWrongValueDeepInTheRunIsInvalid() {
        String good = GoldenEvents.therapistsRun().getLast().json();
        String file = EventSchemas.fileOf(EventTypes.COMPLETED);

        for (String wrong :
                List.of(
                        good.replace("\"status\": \"partial\"", "\"status\": \"running\""),
                        good.replace("\"kind\": \"user\"", "\"kind\": \"robot\""),
                        good.replace("\"processed\": 151", "\"processed\": -1"),
                        good.replace(GoldenEvents.THERAPISTS.toString(), "no-uuid"),
                        good.replace("2026-11-23T", "yesterday "))) {
            assertThat(wrong).isNotEqualTo(good);
            assertThat(EventSchemas.errors(file, wrong)).isNotEmpty();
        }
    }
}
