package io.datasync.worker.apply;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.plan.ApplySettings;
import io.datasync.worker.plan.Chunk;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Fence;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What a plan would do, record by record, stored before any of it is done. Nothing of it is told or counts until the
/// run is held.
@Singleton
public final class PlannedSlices {
    private final Jdbi jdbi;
    private final Catalog catalog;
    private final ApplySettings settings;

    public PlannedSlices(Jdbi jdbi, Catalog catalog, ApplySettings settings) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.settings = settings;
    }

    /// Stores the slices of the whole plan, in place of those that an earlier claim of the run left.
    ///
    /// @return the plan's hash, made of the same rows
    public String store(Claim claim, SyncType type, List<PlanTable> tables) {
        jdbi.useTransaction(
                handle -> {
                    Fence.lock(handle, claim);
                    handle.execute("DELETE FROM planned_slice WHERE sync_id = ?", claim.syncId());
                });
        PlanHash hash = new PlanHash();
        // Of its own, since the rows still come in while slices are written by other transactions.
        try (Handle reading = jdbi.open()) {
            for (PlanTable table : tables) {
                Storing storing = new Storing(reading, claim, type, table);
                hash.add(reading.getConnection(), table, storing::add);
                storing.end();
            }
            return hash.hex();
        } catch (SQLException e) {
            throw new Sql.ApplyFailed(e);
        }
    }

    private final class Storing {
        private final Claim claim;
        private final int ordinal;
        private final PlanFields fields;
        private final DatasetApply dataset;
        private final List<PlanLine> lines = new ArrayList<>();
        private int slices;
        private int fromRow;

        Storing(Handle handle, Claim claim, SyncType type, PlanTable table) {
            this.claim = claim;
            ordinal = table.ordinal();
            fields = new PlanFields(table.directory().size());
            dataset = DatasetApply.of(handle, catalog, type, claim, table, settings.sliceBytes());
        }

        void add(byte[] row) {
            lines.add(PlanLine.parse(row, fields));
            if (lines.size() == settings.chunkRows()) {
                end();
            }
        }

        void end() {
            if (lines.isEmpty()) {
                return;
            }
            int toRow = lines.getLast().row();
            Chunk chunk = new Chunk(ordinal, fromRow, toRow, lines.size(), lines.size());
            store(dataset.planned(chunk, lines));
            fromRow = toRow;
            lines.clear();
        }

        private void store(List<Slice> planned) {
            jdbi.useTransaction(
                    handle -> {
                        Fence.lock(handle, claim);
                        for (Slice slice : planned) {
                            handle.createUpdate(
                                            """
                                            INSERT INTO planned_slice (sync_id, ordinal, slice, details)
                                            VALUES (:syncId, :ordinal, :slice, :details)
                                            """)
                                    .bind("syncId", claim.syncId())
                                    .bind("ordinal", ordinal)
                                    .bind("slice", ++slices)
                                    .bind("details", slice.details())
                                    .execute();
                        }
                    });
        }
    }
}
