package io.datasync.worker.simulator;

/// An event in the outbox.
final class Fact {
    final long id;
    final int run;
    final long seq;
    final String type;
    boolean published;

    Fact(long id, int run, long seq, String type) {
        this.id = id;
        this.run = run;
        this.seq = seq;
        this.type = type;
    }

    @Override
    public String toString() {
        return "%d %d %s %s".formatted(run, seq, type, published ? "t" : "f");
    }
}
