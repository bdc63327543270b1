package io.datasync.worker.undo;

import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.worker.judge.Columns;
import io.datasync.worker.run.EarlierRecords;
import io.datasync.worker.run.EarlierRecords.Part;
import io.datasync.worker.stage.CopyText;
import io.datasync.worker.stage.SheetRows;
import io.datasync.worker.stage.Staged;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Copies what the earlier run did to one dataset's records into an [UndoTable], a slice at a time.
final class UndoStage {
    private final UndoTable table;
    private final UndoLine line;

    /// Rows up to this one were settled before a crash took an earlier copy.
    private final int settled;

    private final CopyText text = new CopyText();
    private final SheetRows rows = new SheetRows();

    UndoStage(UndoTable table, int settled) {
        this.table = table;
        this.settled = settled;
        line = new UndoLine(table.directory().dataset());
    }

    /// In place of one that the same claim made before an outage made it begin again.
    void create(Handle handle) {
        handle.execute("DROP TABLE IF EXISTS " + table.name());
        handle.execute(table.create());
    }

    /// @param earlier what the run did to this dataset's records
    void load(Handle handle, EarlierRecords earlier) throws SQLException {
        Optional<Part> part = earlier.next(handle);
        while (part.isPresent()) {
            copy(handle, part.get().records());
            part = part.get().rest().next(handle);
        }
    }

    private void copy(Handle handle, List<RecordOutcome> records) throws SQLException {
        CopyIn copy =
                handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(table.copy());
        try {
            text.clear();
            for (RecordOutcome record : records) {
                if (changed(record) && record.row() > settled) {
                    line.write(text, record);
                    rows.add(record.row());
                }
            }
            copy.writeToCopy(text.bytes(), 0, text.length());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static boolean changed(RecordOutcome record) {
        return record.outcome() == Outcome.CREATED || record.outcome() == Outcome.UPDATED;
    }

    /// No column stands anywhere in a sheet.
    Staged staged() {
        int columns = table.directory().size();
        return new Staged(
                table.stage(),
                rows,
                rows.size(),
                new Columns(Collections.nCopies(columns, -1)),
                _ -> true,
                Set.of());
    }
}
