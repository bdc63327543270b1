package io.datasync.audit.ingest;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Takes refused requests into the log, each once. Where the refusal came as an event too, the entry made here steps
/// back when it is read (see the runs' queries), so that neither has to wait for the other.
final class DeadLetterIngest {
    private final Jdbi jdbi;

    DeadLetterIngest(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Stores a batch; committed when this returns.
    ///
    /// @return what became of each arrival, in their order
    List<Taken> take(List<Arrival> arrivals) {
        List<DeadLetter> letters = arrivals.stream().map(DeadLetter::of).toList();
        return jdbi.inTransaction(
                handle -> letters.stream().map(letter -> store(handle, letter)).toList());
    }

    private static Taken store(Handle handle, DeadLetter letter) {
        if (!DeadLetterRows.insert(handle, letter)) {
            return Taken.DUPLICATE;
        }
        RunRows.upsert(handle, RunRow.of(letter));
        return Taken.NEW;
    }
}
