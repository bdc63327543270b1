package io.datasync.worker.run;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.RunMode;
import io.datasync.worker.outbox.Outbox;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Who works on which run. All times are the database's: a worker's own clock decides nothing.
@Singleton
public final class Claims {
    private final Jdbi jdbi;
    private final RunViews views;
    private final WorkerSettings settings;
    private final String holder =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);

    public Claims(Jdbi jdbi, RunViews views, WorkerSettings settings) {
        this.jdbi = jdbi;
        this.views = views;
        this.settings = settings;
    }

    /// Claims the longest-waiting run that is queued, or that a worker left behind; the first claim of a run tells that
    /// it started.
    public Optional<Claim> claim() {
        evict();
        return jdbi.inTransaction(
                handle -> {
                    Optional<Claim> claim = take(handle);
                    claim.ifPresent(taken -> hold(handle, taken));
                    return claim;
                });
    }

    /// Ends the open transactions of workers whose lease has run out: one that was stopped in the middle of a
    /// transaction would hold the run's row for ever.
    private void evict() {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT pg_terminate_backend(held.pid)
                                        FROM run r
                                        JOIN lease l USING (sync_id)
                                        JOIN pg_locks held
                                          ON held.locktype = 'advisory' AND held.classid = :class AND held.objid = r.number
                                             AND held.granted
                                             AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                                        WHERE r.status = 'running' AND l.until < now()
                                        """)
                                .bind("class", Fence.LOCK_CLASS)
                                .mapTo(Boolean.class)
                                .list());
    }

    private static Optional<Claim> take(Handle handle) {
        return handle.createQuery(
                        """
                        UPDATE run SET status = 'running', fence = run.fence + 1, claims = claims + 1,
                                       phase = coalesce(phase, 'reading')
                        FROM (SELECT r.sync_id, r.status AS before
                              FROM run r JOIN lease l USING (sync_id)
                              WHERE r.status IN ('queued', 'running') AND l.until < now() AND r.not_before <= now()
                              ORDER BY r.accepted_at
                              LIMIT 1
                              FOR UPDATE OF r, l SKIP LOCKED) AS next
                        WHERE run.sync_id = next.sync_id
                        RETURNING run.*, next.before
                        """)
                .map((row, _) -> claim(row))
                .findOne();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("sync_id", UUID.class),
                row.getInt("number"),
                row.getString("type"),
                RunMode.of(row.getString("mode")),
                row.getLong("fence"),
                row.getInt("claims"),
                row.getString("before").equals("running"),
                Derivations.of(row),
                row.getBoolean("backward"));
    }

    private void hold(Handle handle, Claim claim) {
        handle.createUpdate(
                        """
                        UPDATE lease SET fence = :fence, holder = :holder,
                                         until = clock_timestamp() + make_interval(secs => :seconds)
                        WHERE sync_id = :syncId
                        """)
                .bind("fence", claim.fence())
                .bind("holder", holder)
                .bind("seconds", settings.lease().toMillis() / 1000.0)
                .bind("syncId", claim.syncId())
                .execute();
        int first =
                handle.execute(
                        "UPDATE run SET started_at = clock_timestamp() WHERE sync_id = ? AND started_at IS NULL",
                        claim.syncId());
        if (first == 1) {
            Stamp stamp = Stamp.next(handle, claim.syncId());
            Outbox.add(
                    handle,
                    new SyncEvent.Started(
                            claim.syncId(),
                            stamp.seq(),
                            stamp.occurredAt(),
                            views.view(handle, claim.syncId())));
        }
    }

    /// Renews the leases of these claims.
    ///
    /// @return the runs among them that are still this worker's
    public Set<UUID> renew(Collection<Claim> held) {
        if (held.isEmpty()) {
            return Set.of();
        }
        List<Claim> claims = List.copyOf(held);
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        UPDATE lease SET until = clock_timestamp() + make_interval(secs => :seconds)
                                        FROM unnest(:ids::uuid[], :fences::bigint[]) AS held (sync_id, fence)
                                        WHERE lease.sync_id = held.sync_id AND lease.fence = held.fence
                                        RETURNING lease.sync_id
                                        """)
                                .bind("seconds", settings.lease().toMillis() / 1000.0)
                                .bind(
                                        "ids",
                                        claims.stream().map(Claim::syncId).toArray(UUID[]::new))
                                .bind(
                                        "fences",
                                        claims.stream().map(Claim::fence).toArray(Long[]::new))
                                .mapTo(UUID.class)
                                .stream()
                                .collect(Collectors.toSet()));
    }

    /// Those of the runs that somebody asked to stop.
    public Set<UUID> cancelRequested(Collection<Claim> held) {
        if (held.isEmpty()) {
            return Set.of();
        }
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        "SELECT sync_id FROM run WHERE cancel_requested AND sync_id = ANY (:ids)")
                                .bind("ids", held.stream().map(Claim::syncId).toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .stream()
                                .collect(Collectors.toSet()));
    }

    /// Gives the run back, to be claimed by another at once; this attempt does not count.
    public void handBack(Claim claim) {
        jdbi.useTransaction(
                handle -> {
                    Fence.lock(handle, claim);
                    handle.execute(
                            "UPDATE run SET claims = greatest(claims - 1, 0) WHERE sync_id = ?",
                            claim.syncId());
                    release(handle, claim);
                });
    }

    /// Gives the run back after an unexpected exception, to be tried again after a pause that doubles each time.
    ///
    /// @return how many attempts of the run have failed
    public int giveUpAttempt(Claim claim) {
        return jdbi.inTransaction(
                handle -> {
                    Fence.lock(handle, claim);
                    release(handle, claim);
                    return handle.createQuery(
                                    """
                                    UPDATE run SET failures = failures + 1,
                                           not_before = clock_timestamp()
                                                        + make_interval(secs => :seconds * power(2, least(failures, 5)))
                                    WHERE sync_id = :syncId
                                    RETURNING failures
                                    """)
                            .bind("seconds", settings.pause().toMillis() / 1000.0)
                            .bind("syncId", claim.syncId())
                            .mapTo(Integer.class)
                            .one();
                });
    }

    private static void release(Handle handle, Claim claim) {
        handle.execute("UPDATE lease SET until = '-infinity' WHERE sync_id = ?", claim.syncId());
    }
}
