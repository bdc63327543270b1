package io.datasync.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private final JsonNode document = document();

    @Test
    void itIsAnAsyncApi3DocumentOfJson() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/info/title").asText()).isNotBlank();
        assertThat(document.path("defaultContentType").asText()).isEqualTo("application/json");
    }

    @Test
    void itsChannelsAreTheTopics() {
        assertThat(texts("/channels", "/address")).isEqualTo(constants(Topics.class));
        assertThat(texts("/channels", "/bindings/kafka/topic")).isEqualTo(constants(Topics.class));
    }

    @Test
    void itsMessagesAreTheEventTypesAndTheDeadLetter() {
        Set<String> expected = new TreeSet<>(constants(EventTypes.class));
        expected.add("dead letter");

        assertThat(texts("/components/messages", "/name")).isEqualTo(expected);
    }

    @Test
    void eachMessageHasTheSchemaOfItsType() {
        for (JsonNode message : document.at("/components/messages")) {
            JsonNode schema = message.at("/payload/schema/$ref");
            if (message.path("name").asText().equals("dead letter")) {
                assertThat(schema.isMissingNode()).isTrue();
                continue;
            }
            String file = EventSchemas.fileOf(message.path("name").asText());
            assertThat(schema.asText()).isEqualTo("schema/" + file);
            assertThat(EventSchemas.read(file).path("$schema").asText())
                    .isEqualTo("https://json-schema.org/draft/2020-12/schema");
            assertThat(message.at("/payload/schemaFormat").asText())
                    .isEqualTo("application/schema+json;version=draft-2020-12");
        }
    }

    @Test
    void eachReferenceLeadsSomewhere() {
        List<String> inside =
                document.findValuesAsText("$ref").stream()
                        .filter(reference -> reference.startsWith("#"))
                        .toList();

        assertThat(inside).hasSizeGreaterThan(30);
        assertThat(inside)
                .allSatisfy(
                        reference ->
                                assertThat(document.at(reference.substring(1)).isMissingNode())
                                        .as(reference)
                                        .isFalse());
    }

    @Test
    void eachGoldenMessageTravelsOnTheChannelThatListsIt() {
        Map<String, Set<String>> listed = new TreeMap<>();
        for (JsonNode channel : document.path("channels")) {
            Set<String> names =
                    channel.path("messages").findValuesAsText("$ref").stream()
                            .map(
                                    reference ->
                                            document.at(reference.substring(1))
                                                    .path("name")
                                                    .asText())
                            .collect(Collectors.toSet());
            listed.put(channel.path("address").asText(), names);
        }

        assertThat(GoldenEvents.all())
                .allSatisfy(
                        message ->
                                assertThat(listed.get(message.topic())).contains(message.type()));
    }

    @Test
    void topicsAreKeptAsLongAsTheContractSays() {
        assertThat(kept("requests")).isEqualTo(Duration.ofDays(7));
        assertThat(kept("progress")).isEqualTo(Duration.ofHours(1));
        assertThat(kept("events")).isEqualTo(Duration.ofDays(30));
        assertThat(kept("deadLetters")).isEqualTo(Duration.ofDays(30));
        assertThat(
                        document.at("/channels/requests/bindings/kafka/topicConfiguration")
                                .path("message.timestamp.type")
                                .asText())
                .isEqualTo("LogAppendTime");
    }

    @Test
    void aRequestNeedsAToken() {
        for (String message :
                List.of("SyncRequested", "SyncCancelRequested", "SyncApproveRequested")) {
            assertThat(document.at("/components/messages/" + message + "/headers/$ref").asText())
                    .isEqualTo("#/components/schemas/requestHeaders");
        }
        assertThat(document.at("/components/schemas/requestHeaders/required/0").asText())
                .isEqualTo("authorization");
    }

    private Duration kept(String channel) {
        return Duration.ofMillis(
                document.at("/channels/" + channel + "/bindings/kafka/topicConfiguration")
                        .path("retention.ms")
                        .asLong());
    }

    private Set<String> texts(String of, String at) {
        Set<String> texts = new TreeSet<>();
        document.at(of).forEach(each -> texts.add(each.at(at).asText()));
        return texts;
    }

    /// The values of a class's constants.
    static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(
                        field -> {
                            try {
                                return String.valueOf(field.get(null));
                            } catch (IllegalAccessException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode document() {
        String resource = "/io/datasync/contract/asyncapi.yaml";
        try (InputStream yaml = AsyncApiTest.class.getResourceAsStream(resource)) {
            return new YAMLMapper().readTree(Objects.requireNonNull(yaml, resource));
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
