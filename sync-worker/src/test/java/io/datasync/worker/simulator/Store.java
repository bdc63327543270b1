package io.datasync.worker.simulator;

import java.util.Optional;

/// Everything that outlives a process, as the actors use it: the database and the topic of events. What begins with
/// `begin` stops in the middle of its transaction, and goes on when it is told to `finish`.
interface Store {
    /// A run in a worker's hands.
    record Held(int run, long fence, int claims) {}

    /// Where a worker stops in a chunk's transaction.
    enum Stop {
        BEFORE_FENCE,
        BEFORE_CHECKPOINT
    }

    /// What came of a step.
    enum Result {
        /// It stands in the middle.
        STOPPED,
        /// One more step of the same is needed.
        AGAIN,
        DONE,
        /// There is another chunk.
        MORE,
        CANCELLED,
        /// The plan is not there, or not whole.
        NO_PLAN,
        /// The sheet is not what was read before.
        CHANGED,
        /// The run waits for somebody to approve it.
        HELD,
        /// The run is another's by now, or has ended.
        LOST,
        /// The database went away meanwhile, or took with it what is needed.
        BROKEN
    }

    /// How a run is to end.
    enum Ending {
        COMPLETE,
        CANCEL,
        SOURCE_CHANGED,
        INTERNAL_ERROR
    }

    Result take(int consumer, int request, SyncKind kind, boolean preview);

    void cancel(int run);

    void approve(int run);

    Optional<Held> claim(int worker);

    /// @return false when the run is no longer the worker's
    boolean renew(int worker, Held held);

    /// [Result#DONE] when the plan stands, [Result#CANCELLED] when the run is to stop, else [Result#NO_PLAN].
    Result look(int worker, Held held);

    Result beginRead(int worker, Held held);

    Result beginPlan(int worker, Held held);

    Result beginChunk(int worker, Held held, Stop stop);

    /// Goes on with what the worker has begun.
    Result finish(int worker);

    /// What the worker has begun is not gone on with: its process was killed.
    void kill(int worker);

    Result end(int worker, Held held, Ending ending);

    /// Hands a run back, unfinished.
    void handBack(int worker, Held held);

    /// After an unexpected exception.
    ///
    /// @return how many attempts have failed; -1 when the run is no longer the worker's
    int giveUp(int worker, Held held);

    /// @return true when this relay is now the one that relays
    boolean lock(int relay);

    /// Reads what is unpublished.
    ///
    /// @return [Result#BROKEN] when the relay was thrown out meanwhile
    Result fetch(int relay);

    /// The broker takes so many of what was read, at most.
    void send(int relay, int most);

    /// Marks what the broker took, and unlocks.
    void mark(int relay);

    /// The relay's process was killed.
    void killRelay(int relay);

    void crashDatabase();

    void advance(int seconds);

    /// The clock of one worker's machine jumps.
    void jump(int worker, int seconds);

    void editSheet(SyncKind kind, Sheet sheet);

    /// Another program writes a record, or deletes it.
    ///
    /// @param amount 0 to delete
    void editRecord(SyncKind kind, int ordinal, String code, int amount);
}
