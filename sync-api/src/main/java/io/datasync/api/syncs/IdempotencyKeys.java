package io.datasync.api.syncs;

import io.datasync.api.ApiConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What callers' keys were answered with, for a day.
@ApplicationScoped
class IdempotencyKeys {
    private final Jdbi jdbi;
    private final Duration keep;

    IdempotencyKeys(Jdbi jdbi, ApiConfig config) {
        this.jdbi = jdbi;
        this.keep = config.idempotency().keep();
    }

    /// What this key was answered with.
    Optional<Answered> find(Handle handle, IdempotencyKey key) {
        return handle.createQuery(
                        """
                        SELECT run_id, joined, request_hash FROM api.idempotency_key
                        WHERE caller = :caller AND key = :key
                            AND created_at > now() - make_interval(secs => :keep)
                        """)
                .bind("caller", key.caller())
                .bind("key", key.key())
                .bind("keep", keep.toSeconds())
                .map(
                        (rows, _) ->
                                new Answered(
                                        rows.getObject("run_id", UUID.class),
                                        rows.getBoolean("joined"),
                                        Arrays.equals(
                                                rows.getBytes("request_hash"), key.requestHash())))
                .findOne();
    }

    /// Remembers the answer; waits for another request with the same key to be settled.
    ///
    /// @return false when another request got in between with this key
    boolean remember(Handle handle, IdempotencyKey key, UUID runId, boolean joined) {
        return handle.createUpdate(
                                """
                                INSERT INTO api.idempotency_key AS known (caller, key, request_hash, run_id, joined)
                                VALUES (:caller, :key, :hash, :runId, :joined)
                                ON CONFLICT (caller, key) DO UPDATE
                                SET request_hash = excluded.request_hash, run_id = excluded.run_id,
                                    joined = excluded.joined, created_at = now()
                                WHERE known.created_at <= now() - make_interval(secs => :keep)
                                """)
                        .bind("caller", key.caller())
                        .bind("key", key.key())
                        .bind("hash", key.requestHash())
                        .bind("runId", runId)
                        .bind("joined", joined)
                        .bind("keep", keep.toSeconds())
                        .execute()
                == 1;
    }

    @Scheduled(identity = "forget-idempotency-keys", every = "1h", delayed = "1m")
    void forgetOld() {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        DELETE FROM api.idempotency_key
                                        WHERE created_at <= now() - make_interval(secs => :keep)
                                        """)
                                .bind("keep", keep.toSeconds())
                                .execute());
    }

    /// @param sameRequest false when the key came with another body then
    record Answered(UUID runId, boolean joined, boolean sameRequest) {}
}
