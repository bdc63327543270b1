package io.datasync.audit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.audit.ingest.Reading.Fact;
import io.datasync.audit.ingest.Reading.Unknown;
import io.datasync.audit.ingest.Reading.Unreadable;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    @Test
    void everyGoldenEventIsAFact() {
        for (GoldenEvents.Message message : GoldenEvents.on(Topics.EVENTS, GoldenEvents.all())) {
            Reading reading =
                    EventReader.read(arrival(message.type(), message.ceId(), message.json()));
            assertThat(reading).as(message.name()).isInstanceOf(Fact.class);
            assertThat(((Fact) reading).id().syncId()).isEqualTo(message.syncId());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"syncId\":\"x\"}",
                "{\"syncId\":\"00000000-0000-0000-0000-000000000001\",\"seq\":0,\"occurredAt\":\"2026-11-23T00:00:00Z\",\"code\":\"A\",\"reason\":\"B\"}",
                "{\"syncId\":\"00000000-0000-0000-0000-000000000001\",\"seq\":1,\"code\":\"A\",\"reason\":\"B\"}",
                "{\"syncId\":null,\"seq\":1,\"occurredAt\":\"2026-11-23T00:00:00Z\",\"code\":\"A\",\"reason\":\"B\"}"
            })
    void whatIsNotWhatItsTypePromisesIsUnreadable(String data) {
        for (String type :
                new String[] {
                    EventTypes.ACCEPTED,
                    EventTypes.REJECTED,
                    EventTypes.JOINED,
                    EventTypes.RECORDS_CHANGED,
                    EventTypes.COMPLETED
                }) {
            assertThat(EventReader.read(arrival(type, null, data)))
                    .as("%s as %s", data, type)
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void aFaultDoesNotQuoteTheData() {
        Reading reading =
                EventReader.read(
                        arrival(EventTypes.REJECTED, null, "{\"syncId\":\"sarah@example.com\"}"));
        assertThat(((Unreadable) reading).fault()).doesNotContain("sarah").contains("syncId");
    }

    @Test
    void anIdThatIsAnothersThanTheDatasIsUnreadable() {
        GoldenEvents.Message message = GoldenEvents.rejected();
        String other = UUID.randomUUID() + ":1";
        assertThat(EventReader.read(arrival(message.type(), other, message.json())))
                .isInstanceOf(Unreadable.class);
        assertThat(EventReader.read(arrival(message.type(), "nonsense", message.json())))
                .as("without a readable id the data tells")
                .isInstanceOf(Fact.class);
    }

    @Test
    void aLaterTypeIsUnknownAndKeepsItsNumber() {
        UUID id = UUID.randomUUID();
        Reading reading = EventReader.read(arrival("io.datasync.sync.undone.v1", id + ":12", "?"));
        assertThat(((Unknown) reading).id()).isEqualTo(Optional.of(new FactId(id, 12)));
        assertThat(((Unknown) EventReader.read(arrival("x", id + ":0", "?"))).id()).isEmpty();
    }

    @Test
    void credentialsAreNotTaken() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(Topics.EVENTS, 0, 0L, bytes("key"), bytes("{}"));
        record.headers().add("Authorization", bytes("Bearer x")).add("ce_id", bytes("1"));
        record.headers().add("ce_id", bytes("2")).add("empty", null);
        Arrival arrival = Arrival.of(record);
        assertThat(arrival.headers()).isEqualTo(Map.of("ce_id", "2"));
        assertThat(arrival.key()).isEqualTo("key");
    }

    private static Arrival arrival(String type, @Nullable String id, String data) {
        Map<String, String> headers =
                id == null ? Map.of("ce_type", type) : Map.of("ce_type", type, "ce_id", id);
        return new Arrival(Topics.EVENTS, 0, 1, Instant.EPOCH, null, headers, bytes(data));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
