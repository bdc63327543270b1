package io.datasync.worker.stage;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.judge.Columns;
import io.datasync.worker.judge.HeaderRow;
import io.datasync.worker.judge.HeaderRow.Resolution;
import io.datasync.worker.judge.Judge;
import io.datasync.worker.source.Row;
import io.datasync.worker.source.RowSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges rows as they pass and copies them into the run's stage tables, all in one transaction that the owner of the
/// connection ends.
final class StageSink implements RowSink {
    private final Reading reading;
    private final Connection connection;
    private final List<Staged> staged = new ArrayList<>();
    private RunView.@Nullable Source source;
    private @Nullable TabCopy current;

    StageSink(Reading reading, Connection connection) {
        this.reading = reading;
        this.connection = connection;
    }

    @Override
    public void begin(RunView.Source begun) {
        abandon();
        staged.clear();
        source = begun;
        reading.read().set(0);
    }

    /// Forgets what was copied.
    void abandon() {
        try {
            if (current != null) {
                current.abandon();
                current = null;
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
    }

    @Override
    public Optional<RunError> header(String tab, Row header) {
        endTab();
        int ordinal = staged.size();
        Dataset dataset = reading.type().datasets().get(ordinal);
        if (!dataset.tab().equals(tab) || source == null) {
            throw new IllegalStateException("tab %s came out of turn".formatted(tab));
        }
        return switch (HeaderRow.resolve(dataset, source, header)) {
            case Resolution.Unusable(RunError error) -> Optional.of(error);
            case Resolution.Found(Columns columns) -> {
                beginTab(ordinal, dataset, columns);
                yield Optional.empty();
            }
        };
    }

    private void beginTab(int ordinal, Dataset dataset, Columns columns) {
        StageTable table = new StageTable(reading.claim(), ordinal, new DirectoryTable(dataset));
        try {
            current =
                    TabCopy.begin(
                            connection,
                            table,
                            columns,
                            new Judge(dataset, columns, reading.phones()),
                            reading.wanted().of(table));
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
    }

    private void endTab() {
        if (current != null) {
            try {
                staged.add(current.end());
            } catch (SQLException e) {
                throw new StagingFailed(e);
            }
            current = null;
        }
    }

    @Override
    public void row(String tab, Row row) {
        if (current == null) {
            throw new IllegalStateException(
                    "a row of tab %s came before its header".formatted(tab));
        }
        try {
            if (current.row(row)) {
                reading.read().incrementAndGet();
            }
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
    }

    @Override
    public void waiting(boolean waiting) {
        reading.onWaiting().accept(waiting);
    }

    /// Ends the copying.
    ///
    /// @return every dataset of the sync type, in order
    List<Staged> finish() {
        endTab();
        if (staged.size() != reading.type().datasets().size()) {
            throw new IllegalStateException("the source left tabs out and called it complete");
        }
        return List.copyOf(staged);
    }
}
