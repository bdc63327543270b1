package io.datasync.worker.source;

/// A place that rows are read from: Google Sheets is the first kind, files follow.
public interface Source {
    /// Reads the tabs in the order asked for, each whole, and hands every row on as it passes.
    ///
    /// Nothing may be taken as read until this answers [ReadOutcome.Complete]: a failed read is never an empty one.
    ///
    /// @throws InterruptedException when the reading thread is to stop
    ReadOutcome read(ReadRequest request, RowSink sink) throws InterruptedException;
}
