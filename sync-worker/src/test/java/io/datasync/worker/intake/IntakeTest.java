package io.datasync.worker.intake;

import static io.datasync.worker.intake.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.worker.run.Approval;
import io.datasync.worker.run.RequestInbox;
import io.datasync.worker.run.RequestInbox.Derived;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTest {
    private static final UUID ID = UUID.fromString("019ab2f4-7c1a-7d3e-8b7e-0c1d2e3f4a5b");
    private static final UUID EARLIER = UUID.fromString("019ab0f2-7c00-7a10-8c3e-2f6b1d9e4a01");
    private static final Requester BILLING =
            new Requester(Requester.Kind.SERVICE, "billing-service", "billing-service", null);
    private static final String DATA =
            """
            {"syncId":"%s","syncType":"therapists","mode":"apply","new":"field",
             "requestedBy":{"kind":"user","id":"u-1","name":" Sarah Hartono\\u0000 ","email":"sarah@example.com"},
             "requestedAt":"2026-11-23T09:59:58Z"}
            """
                    .formatted(ID);

    private static final String APPROVAL =
            "{\"syncId\":\"%s\",\"syncType\":\"therapists\",\"planHash\":\"0f1e\"}".formatted(ID);

    private final Inbox inbox = new Inbox();
    private final List<String> letters = new ArrayList<>();
    private final Deque<Exception> letterTroubles = new ArrayDeque<>();
    private final Deque<IOException> keyTroubles = new ArrayDeque<>();
    private final Retries retries =
            new Retries(Duration.ofMillis(1), Duration.ofMillis(2), new Random(7));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Intake intake = intake();

    private Intake intake() {
        Tokens.Settings config = new Tokens.Settings();
        SigningKeys keys =
                new SigningKeys(this::keys, () -> NOW, config.keysKept(), Duration.ofSeconds(5));
        Examiner examiner =
                new Examiner(config, Tokens.CATALOG, new TokenVerifier(config, keys), () -> NOW);
        return new Intake(examiner, inbox, this::letter, retries, meters);
    }

    private List<JsonWebKey> keys() throws IOException {
        if (!keyTroubles.isEmpty()) {
            throw keyTroubles.pop();
        }
        return List.of(Tokens.KEY);
    }

    private void letter(RequestRecord record, Refusal refusal) throws Exception {
        if (!letterTroubles.isEmpty()) {
            throw letterTroubles.pop();
        }
        letters.add(record + " " + refusal.code());
    }

    @Test
    void a_services_request_is_taken_under_the_tokens_identity() throws Exception {
        intake.settle(record(DATA, Tokens.good()));

        assertThat(inbox.seen)
                .containsExactly(
                        new SyncRequested(
                                ID,
                                "therapists",
                                RunMode.APPLY,
                                BILLING,
                                Instant.parse("2026-11-23T09:59:58Z")));
        assertThat(letters).isEmpty();
        assertThat(meters.counter("datasync.requests", "result", "queued").count()).isEqualTo(1);
    }

    @Test
    void sync_api_may_name_somebody_else() throws Exception {
        intake.settle(record(DATA, Tokens.token(Tokens::delegate)));

        assertThat(inbox.seen)
                .extracting(SyncRequest::requestedBy)
                .containsExactly(
                        new Requester(
                                Requester.Kind.USER, "u-1", "Sarah Hartono", "sarah@example.com"));
    }

    @Test
    void another_client_with_the_delegates_role_may_not() throws Exception {
        intake.settle(record(DATA, Tokens.token(claims -> Tokens.role(claims, "sync-delegate"))));

        assertThat(inbox.rejections).containsExactly("ROLE_MISSING " + ID + " therapists");
    }

    @Test
    void an_undo_is_passed_on_with_the_run_that_it_is_about() throws Exception {
        intake.settle(record(about("{\"kind\":\"undo\",\"syncId\":\"%s\"}"), Tokens.good()));

        assertThat(inbox.seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        SyncRequested.class,
                        request ->
                                assertThat(request.derivedFrom())
                                        .isEqualTo(
                                                new DerivedFrom(DerivedFrom.Kind.UNDO, EARLIER)));
        assertThat(letters).isEmpty();
    }

    @Test
    void a_retry_that_the_worker_refuses_is_dead_lettered() throws Exception {
        inbox.derived = new Derived.Refused("SYNC_UNDER_WAY", "Wait.");

        intake.settle(record(about("{\"kind\":\"retry\",\"syncId\":\"%s\"}"), Tokens.good()));

        assertThat(inbox.rejections).containsExactly("SYNC_UNDER_WAY " + ID + " therapists");
        assertThat(letters).containsExactly("datasync.requests.v1/1/42 SYNC_UNDER_WAY");
    }

    /// The request, about an earlier run.
    private static String about(String derivedFrom) {
        return DATA.replace(
                "\"new\":", "\"derivedFrom\":" + derivedFrom.formatted(EARLIER) + ",\"new\":");
    }

    @Test
    void a_cancel_is_passed_on() throws Exception {
        String data = "{\"syncId\":\"%s\",\"syncType\":\"therapists\"}".formatted(ID);

        intake.settle(record(EventTypes.CANCEL_REQUESTED, data, Tokens.good()));

        assertThat(inbox.seen).containsExactly(new CancelRequested(ID, "therapists", BILLING, NOW));
    }

    @Test
    void a_preview_is_asked_for_like_any_sync() throws Exception {
        intake.settle(record(DATA.replace("apply", "preview"), Tokens.good()));

        assertThat(inbox.seen)
                .extracting(request -> ((SyncRequested) request).mode())
                .containsExactly(RunMode.PREVIEW);
    }

    @Test
    void an_approval_is_passed_on_with_the_plan_that_was_looked_at() throws Exception {
        intake.settle(record(EventTypes.APPROVE_REQUESTED, APPROVAL, Tokens.good()));

        assertThat(inbox.seen)
                .containsExactly(new ApproveRequested(ID, "therapists", "0f1e", BILLING, NOW));
        assertThat(inbox.rejections).isEmpty();
        assertThat(letters).isEmpty();
    }

    @Test
    void an_approval_that_does_not_say_of_which_plan_is_refused() throws Exception {
        String data = APPROVAL.replace("planHash", "plan");

        intake.settle(record(EventTypes.APPROVE_REQUESTED, data, Tokens.good()));

        assertThat(inbox.seen).isEmpty();
        assertThat(inbox.rejections).containsExactly("REQUEST_UNREADABLE " + ID + " therapists");
    }

    @Test
    void an_approval_without_a_believed_token_is_refused() throws Exception {
        intake.settle(record(EventTypes.APPROVE_REQUESTED, APPROVAL, "x.y.z"));

        assertThat(inbox.seen).isEmpty();
        assertThat(inbox.rejections).containsExactly("TOKEN_INVALID " + ID + " therapists");
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_LATE, APPROVAL_TOO_LATE",
        "PLAN_CHANGED, PLAN_CHANGED",
        "NOT_HELD, APPROVAL_NOT_AWAITED"
    })
    void an_approval_that_cannot_be_followed_is_a_dead_letter_under_an_id_of_its_own(
            Approval approval, String code) throws Exception {
        inbox.approval = approval;
        RequestRecord record = record(EventTypes.APPROVE_REQUESTED, APPROVAL, Tokens.good());

        intake.settle(record);

        assertThat(inbox.rejections).containsExactly(code + " " + record.ownId() + " therapists");
        assertThat(letters).containsExactly(record + " " + code);
    }

    static Stream<Arguments> whatIsRefused() {
        String good = Tokens.good();
        return Stream.of(
                arguments("TOKEN_MISSING", record(DATA, null)),
                arguments("TOKEN_MISSING", record(DATA, " ")),
                arguments("TOKEN_INVALID", record(DATA, "x.y.z")),
                arguments(
                        "ROLE_MISSING",
                        record(DATA, Tokens.token(claims -> Tokens.role(claims, "admin")))),
                arguments(
                        "ROLE_MISSING",
                        record(DATA, Tokens.token(claims -> claims.unsetClaim("realm_access")))),
                arguments("REQUEST_UNREADABLE", record("{", good)),
                arguments("REQUEST_UNREADABLE", record("[]", good)),
                arguments("REQUEST_UNREADABLE", record("", good)),
                arguments(
                        "REQUEST_UNREADABLE",
                        record(DATA.replace(ID.toString(), "1-1-1-1-1"), good)),
                arguments("REQUEST_UNREADABLE", record(DATA.replace("4a5b", "4a5c"), good)),
                arguments("REQUEST_UNREADABLE", record(DATA.replace("09:59:58Z", "noon"), good)),
                arguments(
                        "REQUEST_UNREADABLE",
                        record(
                                DATA.replace("\"user\"", "\"king\""),
                                Tokens.token(Tokens::delegate))),
                arguments("REQUEST_UNREADABLE", record("", DATA, good)),
                arguments("REQUEST_UNREADABLE", record(about("{\"kind\":\"undo\"}"), good)),
                arguments(
                        "REQUEST_UNREADABLE",
                        record(about("{\"kind\":\"redo\",\"syncId\":\"%s\"}"), good)),
                arguments(
                        "SYNC_TYPE_UNKNOWN", record(DATA.replace("therapists", "patients"), good)),
                arguments("MODE_UNKNOWN", record(DATA.replace("apply", "destroy"), good)),
                arguments(
                        "REQUEST_TOO_LARGE",
                        record(DATA.replace("field", "x".repeat(70_000)), good)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("whatIsRefused")
    void what_cannot_be_taken_is_rejected_and_dead_lettered_and_the_next_goes_on(
            String code, RequestRecord record) throws Exception {
        intake.settle(record);
        intake.settle(record(DATA, Tokens.good()));

        assertThat(inbox.rejections).singleElement().asString().startsWith(code + " ");
        assertThat(letters).containsExactly("datasync.requests.v1/1/42 " + code);
        assertThat(inbox.seen).hasSize(1);
    }

    @Test
    void a_type_that_is_none_of_ours_is_passed_over() throws Exception {
        intake.settle(record("io.datasync.sync.something-new.v2", DATA, Tokens.good()));

        assertThat(inbox.seen).isEmpty();
        assertThat(inbox.rejections).isEmpty();
        assertThat(letters).isEmpty();
    }

    @Test
    void a_record_without_an_id_is_refused_under_one_made_from_its_place() throws Exception {
        RequestRecord nothing =
                new RequestRecord("datasync.requests.v1", 1, 42, null, null, List.of(), NOW);

        intake.settle(nothing);
        intake.settle(nothing);

        assertThat(inbox.rejections)
                .containsExactly(
                        "REQUEST_UNREADABLE " + nothing.ownId() + " null",
                        "REQUEST_UNREADABLE " + nothing.ownId() + " null");
    }

    @Test
    void the_producers_own_time_is_not_believed() throws Exception {
        String expired =
                Tokens.token(claims -> claims.setExpirationTime(Tokens.at(NOW.minusSeconds(600))));
        RequestRecord backdated = record(DATA, expired);

        intake.settle(
                new RequestRecord(
                        backdated.topic(),
                        1,
                        42,
                        backdated.key(),
                        backdated.value(),
                        backdated.headers(),
                        null));

        assertThat(inbox.rejections).containsExactly("TOKEN_EXPIRED " + ID + " therapists");
    }

    @Test
    void a_request_waits_for_the_identity_provider_and_is_not_refused() throws Exception {
        keyTroubles.addAll(
                List.of(new IOException("1"), new IOException("2"), new IOException("3")));

        intake.settle(record(DATA, Tokens.good()));

        assertThat(inbox.seen).hasSize(1);
        assertThat(inbox.rejections).isEmpty();
    }

    @Test
    void a_request_waits_for_the_database_as_long_as_it_takes() throws Exception {
        for (int i = 0; i < 50; i++) {
            inbox.troubles.add(new IllegalStateException(new SQLException("down", "08006")));
        }

        intake.settle(record(DATA, Tokens.good()));

        assertThat(inbox.seen).hasSize(1);
        assertThat(letters).isEmpty();
    }

    @Test
    void a_request_that_the_database_refuses_for_its_values_is_dead_lettered() throws Exception {
        inbox.troubles.add(new IllegalStateException(new SQLException("bad text", "22021")));

        intake.settle(record(DATA, Tokens.good()));

        assertThat(letters).containsExactly("datasync.requests.v1/1/42 REQUEST_NOT_TAKEN");
    }

    @Test
    void a_request_that_trips_a_fault_of_ours_does_not_hold_up_the_next() throws Exception {
        for (int i = 0; i < 5; i++) {
            inbox.troubles.add(new IllegalArgumentException("a bug"));
        }

        intake.settle(record(DATA, Tokens.good()));
        intake.settle(record(DATA, Tokens.good()));

        assertThat(letters).containsExactly("datasync.requests.v1/1/42 REQUEST_NOT_TAKEN");
        assertThat(inbox.seen).hasSize(1);
    }

    @Test
    void a_refusal_waits_for_the_dead_letters() throws Exception {
        letterTroubles.addAll(List.of(new IOException("away"), new IOException("still away")));

        intake.settle(record("{", Tokens.good()));

        assertThat(letters).hasSize(1);
        assertThat(inbox.rejections).hasSize(1);
    }

    @Test
    void stopping_ends_the_waiting_and_the_record_is_not_settled() {
        inbox.troubles.add(new IllegalStateException(new SQLException("down", "08006")));
        retries.stop();

        assertThatThrownBy(() -> intake.settle(record(DATA, Tokens.good())))
                .isInstanceOf(InterruptedException.class);
        assertThat(inbox.seen).isEmpty();
    }

    @Test
    void a_dead_letter_is_as_it_came_but_for_the_token_and_tells_why() {
        RequestRecord record = record(DATA, "eyJ.secret");

        ProducerRecord<byte[], byte[]> letter =
                DeadLetters.letter(record, new Refusal("TOKEN_INVALID", "Because."), NOW);

        assertThat(letter.topic()).isEqualTo("datasync.requests.v1.dlq");
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(letter.headers())
                .extracting(Header::key)
                .containsExactly(
                        "ce_specversion",
                        "ce_id",
                        "ce_type",
                        "dlq_code",
                        "dlq_reason",
                        "dlq_at",
                        "dlq_topic",
                        "dlq_partition",
                        "dlq_offset");
        assertThat(letter.headers())
                .noneMatch(h -> new String(h.value(), StandardCharsets.UTF_8).contains("secret"));
    }

    private static RequestRecord record(String data, @Nullable String token) {
        return record(EventTypes.REQUESTED, data, token);
    }

    private static RequestRecord record(String type, String data, @Nullable String token) {
        List<RequestRecord.Field> headers = new ArrayList<>();
        headers.add(field("ce_specversion", "1.0"));
        headers.add(field("ce_id", ID.toString()));
        if (!type.isEmpty()) {
            headers.add(field("ce_type", type));
        }
        if (token != null) {
            headers.add(field("Authorization", "Bearer " + token));
        }
        return new RequestRecord(
                "datasync.requests.v1", 1, 42, bytes("therapists"), bytes(data), headers, NOW);
    }

    private static RequestRecord.Field field(String name, String value) {
        return new RequestRecord.Field(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Keeps what it is given, after the troubles it is to have.
    private static final class Inbox implements RequestInbox {
        private final List<SyncRequest> seen = new ArrayList<>();
        private final List<String> rejections = new ArrayList<>();
        private Derived derived = new Derived.Queued();
        private final Deque<RuntimeException> troubles = new ArrayDeque<>();
        private Approval approval = Approval.APPROVED;

        @Override
        public Taken take(SyncRequested request) {
            see(request);
            return Taken.QUEUED;
        }

        @Override
        public Derived derive(SyncRequested request) {
            see(request);
            return derived;
        }

        @Override
        public Approval approve(ApproveRequested request) {
            see(request);
            return approval;
        }

        @Override
        public void cancel(CancelRequested request) {
            see(request);
        }

        @Override
        public void reject(
                @Nullable UUID syncId,
                String code,
                String reason,
                @Nullable String syncType,
                @Nullable Requester requestedBy) {
            rejections.add(code + " " + syncId + " " + syncType);
        }

        private void see(SyncRequest request) {
            if (!troubles.isEmpty()) {
                throw troubles.pop();
            }
            seen.add(request);
        }
    }
}
