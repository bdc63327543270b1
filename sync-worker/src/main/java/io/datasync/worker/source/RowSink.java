package io.datasync.worker.source;

import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import java.util.Optional;

/// Takes rows as they are read. An exception it throws ends the reading and passes through unchanged.
public interface RowSink {
    /// A reading begins, or begins again after an answer was cut short: forget what came before.
    void begin(RunView.Source source);

    /// A tab begins; its first row that is not blank is the header. An empty tab begins with a row without cells.
    ///
    /// @return why this tab cannot be used, which ends the reading; empty to go on
    Optional<RunError> header(String tab, Row header);

    /// The next row below the header, blank rows included.
    void row(String tab, Row row);

    /// The source asked to wait, or is away; `true` when waiting begins, `false` when reading goes on.
    void waiting(boolean waiting);
}
