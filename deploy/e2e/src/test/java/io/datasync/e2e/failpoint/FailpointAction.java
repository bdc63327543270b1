package io.datasync.e2e.failpoint;

/// What a process does when it reaches the point it is armed for. Also loaded by the agent.
enum FailpointAction {
    /// Is gone at once.
    HALT("halt"),
    /// The thread stays for a moment while the others go on, long enough for what was acknowledged too early to be
    /// committed; then the process is gone.
    LINGER("linger"),
    /// The thread stays until it is told to go on.
    STAY("stay");

    static final long LINGER_MILLIS = 600;

    private final String word;

    FailpointAction(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
