package io.datasync.audit.ingest;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of the log as table `run` has it.
///
/// @param syncId   as the request named it; null when it could not be read
/// @param at       when it was requested: what the log is ordered by
/// @param outcome  a run's status, `rejected` or `joined`
/// @param request  what was refused
/// @param times    null for what is no run
/// @param revision the newest one stays, whatever comes late
/// @param view     JSON, see [EntryView]
record RunRow(
        UUID id,
        Origin origin,
        @Nullable UUID syncId,
        Instant at,
        @Nullable String type,
        String outcome,
        RefusedRequest request,
        @Nullable Times times,
        @Nullable UUID joinedTo,
        long revision,
        @Nullable Requester requestedBy,
        @Nullable String message,
        @Nullable RunError error,
        String view) {
    static final String REJECTED = "rejected";
    static final String JOINED = "joined";

    private static final int LONGEST_TYPE = 100;

    /// Which topic an entry comes from.
    enum Origin {
        EVENT("event"),
        DEAD_LETTER("dead_letter");

        private final String column;

        Origin(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /// When a run reached its steps.
    record Times(
            @Nullable Instant acceptedAt,
            @Nullable Instant startedAt,
            @Nullable Instant readAt,
            @Nullable Instant plannedAt,
            @Nullable Instant finishedAt) {}

    static RunRow of(SyncEvent.OfRun event) {
        RunView run = event.run();
        Times times =
                new Times(
                        run.acceptedAt(),
                        run.startedAt(),
                        run.readAt(),
                        run.plannedAt(),
                        run.finishedAt());
        return new RunRow(
                event.syncId(),
                Origin.EVENT,
                event.syncId(),
                run.requestedAt(),
                run.type(),
                run.status().wire(),
                RefusedRequest.SYNC,
                times,
                null,
                event.revision(),
                run.requestedBy(),
                run.message(),
                run.error(),
                EntryView.of(run));
    }

    /// A refused request may have asked for anything; the type is an index's column.
    private static @Nullable String asked(@Nullable String type) {
        return type == null || type.length() <= LONGEST_TYPE
                ? type
                : type.substring(0, LONGEST_TYPE);
    }

    static RunRow of(SyncEvent.Rejected event) {
        String type = asked(event.syncType());
        RunError error = new RunError(event.code(), event.reason());
        return new RunRow(
                event.syncId(),
                Origin.EVENT,
                event.syncId(),
                event.occurredAt(),
                type,
                REJECTED,
                RefusedRequest.SYNC,
                null,
                null,
                event.revision(),
                event.requestedBy(),
                error.message(),
                error,
                EntryView.refused(
                        event.syncId(), type, event.requestedBy(), event.occurredAt(), error));
    }

    static RunRow of(SyncEvent.Joined event) {
        return new RunRow(
                event.syncId(),
                Origin.EVENT,
                event.syncId(),
                event.requestedAt(),
                event.syncType(),
                JOINED,
                RefusedRequest.SYNC,
                null,
                event.joinedTo(),
                event.revision(),
                event.requestedBy(),
                null,
                null,
                EntryView.joined(
                        event.syncId(),
                        event.syncType(),
                        event.requestedBy(),
                        event.requestedAt()));
    }

    static RunRow of(DeadLetter letter) {
        RunError error = new RunError(letter.code(), letter.reason());
        return new RunRow(
                letter.entryId(),
                Origin.DEAD_LETTER,
                letter.syncId(),
                letter.at(),
                letter.syncType(),
                REJECTED,
                letter.request(),
                null,
                null,
                0,
                null,
                letter.request().told(letter.reason()),
                error,
                EntryView.refused(letter, error));
    }
}
