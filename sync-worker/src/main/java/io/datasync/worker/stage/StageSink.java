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
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Judges rows as they pass and copies them into the run's stage tables, all in one transaction that the owner of the
/// connection ends.
final class StageSink implements RowSink {
    private final Reading reading;
    private final Connection connection;
    private final Jdbi jdbi;
    private final Function<String, DirectoryTable> tables;
    private final long mostKnown;
    private final List<Staged> staged = new ArrayList<>();
    private RunView.@Nullable Source source;
    private @Nullable TabCopy current;
    private @Nullable Snapshot snapshot;

    /// @param connection the stage tables' own, whose transaction the caller ends
    /// @param jdbi       for the snapshot of the records
    /// @param tables     every dataset's table, by the dataset's name
    /// @param mostKnown  of how many records of a dataset it may be remembered what they are
    StageSink(
            Reading reading,
            Connection connection,
            Jdbi jdbi,
            Function<String, DirectoryTable> tables,
            long mostKnown) {
        this.reading = reading;
        this.connection = connection;
        this.jdbi = jdbi;
        this.tables = tables;
        this.mostKnown = mostKnown;
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
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new StagingFailed(e);
        } finally {
            current = null;
            closeSnapshot();
        }
    }

    /// Unless it was handed over.
    void closeSnapshot() {
        if (snapshot != null) {
            snapshot.close();
            snapshot = null;
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
        KnownRecords known = known(table, columns);
        try {
            current =
                    TabCopy.begin(
                            connection,
                            table,
                            columns,
                            new Judge(dataset, columns, reading.phones()),
                            reading.wanted().of(table),
                            known);
        } catch (SQLException e) {
            if (known != null) {
                known.stop();
            }
            throw new StagingFailed(e);
        }
    }

    /// Null when every row has to be staged: a column that the sheet does not have, but that the database has a say
    /// in, is judged by what the record has.
    private @Nullable KnownRecords known(StageTable table, Columns columns) {
        boolean judgedByRow = table.asked().stream().allMatch(columns::present);
        return mostKnown > 0 && judgedByRow
                ? KnownRecords.of(
                        snapshot(), table.directory(), table.present(columns), tables, mostKnown)
                : null;
    }

    private Snapshot snapshot() {
        if (snapshot == null) {
            snapshot = new Snapshot(jdbi, reading.claim());
        }
        return snapshot;
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

    /// Hands over what the records were while the rows were staged.
    Snapshot takeSnapshot() {
        Snapshot taken = snapshot();
        snapshot = null;
        return taken;
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
