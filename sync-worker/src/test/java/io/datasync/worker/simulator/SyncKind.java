package io.datasync.worker.simulator;

/// The sync types that are played with.
///
/// Each has so many datasets.
enum SyncKind {
    SINGLE("single", 1),
    PAIR("pair", 2);

    private final String type;
    private final int datasets;

    SyncKind(String type, int datasets) {
        this.type = type;
        this.datasets = datasets;
    }

    String type() {
        return type;
    }

    int datasets() {
        return datasets;
    }

    /// The dataset's name, which is its table's too.
    String dataset(int ordinal) {
        return type + ordinal;
    }
}
