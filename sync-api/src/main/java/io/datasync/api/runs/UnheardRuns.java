package io.datasync.api.runs;

import io.datasync.contract.run.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Runs that were written ahead and that the worker has not spoken of yet.
@ApplicationScoped
public class UnheardRuns {
    /// One whose time has come, locked until the transaction's end.
    public Optional<Unheard> next(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT view, revision, published_times FROM api.run
                        WHERE republish_at <= now()
                        ORDER BY republish_at LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """)
                .map(
                        (rows, _) ->
                                new Unheard(
                                        RunRows.run(rows).view(), rows.getInt("published_times")))
                .findOne();
    }

    public void publishedAgain(Handle handle, UUID id, Instant next) {
        handle.createUpdate(
                        """
                        UPDATE api.run SET republish_at = :next, published_times = published_times + 1
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("next", RunStore.at(next))
                .execute();
    }

    /// @param publishedTimes how often its request was published
    public record Unheard(RunView run, int publishedTimes) {}
}
