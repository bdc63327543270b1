package io.datasync.audit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Asks the service as an auditor does.
public final class Log {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Log() {}

    public static Response ask(String path, Map<String, ?> query) {
        return given().auth()
                .oauth2(Parts.identities().token("audrey", "auditor"))
                .queryParams(query)
                .get(path);
    }

    public static JsonNode json(String path, Map<String, ?> query) {
        Response response = ask(path, query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return parse(response.asString());
    }

    /// Asks until the answer is as expected.
    public static JsonNode await(String path, Map<String, ?> query, Predicate<JsonNode> expected) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            Response response = ask(path, query);
            if (response.statusCode() == 200 && expected.test(parse(response.asString()))) {
                return parse(response.asString());
            }
            assertThat(Instant.now()).as(response.asString()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    public static JsonNode awaitEnd(UUID run) {
        return await(
                "/api/audit/runs/" + run, Map.of(), answer -> !answer.path("finishedAt").isNull());
    }

    public static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    private static JsonNode parse(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
