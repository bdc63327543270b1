package io.datasync.worker.intake;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.worker.intake.TokenVerifier.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides what a record is: a request that may be taken, one that is refused and why, or nothing of ours.
final class Examiner {
    private static final Set<String> REQUESTS =
            Set.of(EventTypes.REQUESTED, EventTypes.CANCEL_REQUESTED, EventTypes.APPROVE_REQUESTED);
    private static final String REQUESTER = "sync-requester";
    private static final String DELEGATE = "sync-delegate";
    private static final String BEARER = "bearer ";

    private final IntakeConfig config;
    private final Catalog catalog;
    private final TokenVerifier tokens;
    private final InstantSource clock;

    Examiner(IntakeConfig config, Catalog catalog, TokenVerifier tokens, InstantSource clock) {
        this.config = config;
        this.catalog = catalog;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @throws IdentityProviderAway when nothing can be said about the sender for now
    Examined examine(RequestRecord record) throws IdentityProviderAway, InterruptedException {
        if (record.size() > config.largest()) {
            return new Case(record, null, null)
                    .refuse(
                            new Refusal(
                                    "REQUEST_TOO_LARGE",
                                    "The request has more than %d bytes."
                                            .formatted(config.largest())));
        }
        RequestData data = RequestData.parse(record.value()).orElse(null);
        Case examined = new Case(record, data, null);
        String type = record.header("ce_type").orElse("");
        boolean ours = REQUESTS.contains(type);
        if (!ours && !type.isEmpty()) {
            return new Examined.Foreign(type);
        }
        if (!ours || !record.header("ce_specversion").orElse("1.0").equals("1.0")) {
            return examined.refuse(
                    Refusal.unreadable("The record is no CloudEvent 1.0 in binary mode."));
        }
        if (data == null) {
            return examined.refuse(Refusal.unreadable("The request's data is no JSON object."));
        }
        String token = bearer(record);
        if (token == null) {
            return examined.refuse(
                    new Refusal("TOKEN_MISSING", "The request has no bearer token."));
        }
        Instant at = Optional.ofNullable(record.appendedAt()).orElseGet(clock::instant);
        return switch (tokens.verify(token, at)) {
            case Verified.Refused(Refusal refusal) -> examined.refuse(refusal);
            case Verified.Believed(Identity identity) ->
                    sentBy(identity, new Case(record, data, identity.requester()), data, type, at);
        };
    }

    private static @Nullable String bearer(RequestRecord record) {
        return record.header("authorization")
                .map(String::strip)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty())
                .orElse(null);
    }

    private Examined sentBy(
            Identity identity, Case examined, RequestData data, String type, Instant at) {
        boolean delegate =
                identity.roles().contains(DELEGATE) && identity.client().equals(config.delegate());
        if (!delegate && !identity.roles().contains(REQUESTER)) {
            return examined.refuse(
                    new Refusal(
                            "ROLE_MISSING",
                            "The client %s may not request syncs: it lacks the role %s."
                                    .formatted(identity.client(), REQUESTER)));
        }
        Optional<Requester> requester =
                delegate ? data.requestedBy() : Optional.of(identity.requester());
        if (requester.isEmpty()) {
            return examined.refuse(
                    Refusal.unreadable("The request does not say for whom it is made."));
        }
        Optional<UUID> syncId = data.syncId();
        if (syncId.isEmpty()) {
            return examined.refuse(Refusal.unreadable("The request's syncId is no UUID."));
        }
        Optional<Instant> requestedAt = data.requestedAt(at);
        if (requestedAt.isEmpty()) {
            return examined.refuse(Refusal.unreadable("The request's requestedAt is no instant."));
        }
        Case known = new Case(examined.record, data, requester.get());
        return switch (type) {
            case EventTypes.REQUESTED ->
                    start(known, data, syncId.get(), requester.get(), requestedAt.get());
            case EventTypes.APPROVE_REQUESTED ->
                    approve(known, data, syncId.get(), requester.get(), requestedAt.get());
            default -> cancel(known, data, syncId.get(), requester.get(), requestedAt.get());
        };
    }

    private Examined start(
            Case examined, RequestData data, UUID syncId, Requester by, Instant requestedAt) {
        if (!examined.record
                .header("ce_id")
                .flatMap(RequestData::uuid)
                .equals(Optional.of(syncId))) {
            return examined.refuse(Refusal.unreadable("The request's ce_id is not its syncId."));
        }
        String syncType = data.syncType().orElse("");
        if (catalog.type(syncType).isEmpty()) {
            return examined.refuse(unknownType(syncType));
        }
        Optional<RunMode> mode = data.mode().flatMap(Examiner::mode);
        if (mode.isEmpty()) {
            return examined.refuse(
                    new Refusal(
                            "MODE_UNKNOWN",
                            "There is no mode “%s”.".formatted(data.mode().orElse(""))));
        }
        Optional<DerivedFrom> derived = data.derivedFrom();
        if (data.derived() && derived.isEmpty()) {
            return examined.refuse(
                    Refusal.unreadable("The request's derivedFrom is no retry or undo of a run."));
        }
        return new Examined.Accepted(
                new SyncRequested(
                        syncId,
                        syncType,
                        mode.get(),
                        by,
                        requestedAt,
                        data.joining().orElse(null),
                        derived.orElse(null)));
    }

    private static Optional<RunMode> mode(String wire) {
        return Stream.of(RunMode.values()).filter(mode -> mode.wire().equals(wire)).findFirst();
    }

    private Examined cancel(
            Case examined, RequestData data, UUID syncId, Requester by, Instant requestedAt) {
        String syncType = data.syncType().or(() -> keyOf(examined.record)).orElse("");
        if (catalog.type(syncType).isEmpty()) {
            return examined.refuse(unknownType(syncType));
        }
        SyncRequest request = new CancelRequested(syncId, syncType, by, requestedAt);
        return new Examined.Accepted(request);
    }

    private Examined approve(
            Case examined, RequestData data, UUID syncId, Requester by, Instant requestedAt) {
        String syncType = data.syncType().or(() -> keyOf(examined.record)).orElse("");
        if (catalog.type(syncType).isEmpty()) {
            return examined.refuse(unknownType(syncType));
        }
        return data.planHash()
                .<Examined>map(
                        planHash ->
                                new Examined.Accepted(
                                        new ApproveRequested(
                                                syncId, syncType, planHash, by, requestedAt)))
                .orElseGet(
                        () ->
                                examined.refuse(
                                        Refusal.unreadable(
                                                "The approval does not say which plan it is about: it has no planHash.")));
    }

    private static Refusal unknownType(String syncType) {
        return new Refusal("SYNC_TYPE_UNKNOWN", "There is no sync type “%s”.".formatted(syncType));
    }

    private static Optional<String> keyOf(RequestRecord record) {
        byte[] key = record.key();
        return key == null
                ? Optional.empty()
                : Optional.of(new String(key, StandardCharsets.UTF_8));
    }

    /// What is known of a record so far, for telling of its refusal.
    private record Case(
            RequestRecord record, @Nullable RequestData data, @Nullable Requester requester) {
        Examined refuse(Refusal refusal) {
            UUID syncId =
                    Optional.ofNullable(data)
                            .flatMap(RequestData::syncId)
                            .or(() -> record.header("ce_id").flatMap(RequestData::uuid))
                            .orElseGet(record::ownId);
            String syncType = Optional.ofNullable(data).flatMap(RequestData::syncType).orElse(null);
            return new Examined.Refused(syncId, refusal, syncType, requester);
        }
    }
}
