package io.datasync.worker.simulator;

/// Something that must always hold did not.
final class Violation extends AssertionError {
    Violation(String what) {
        super(what);
    }
}
