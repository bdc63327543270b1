package io.datasync.worker.run;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Phase;
import io.datasync.contract.run.Progress;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.contract.text.Messages;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The run as everybody sees it, made from what is stored: the one source of every event's and progress message's run.
@Singleton
public final class RunViews {
    private final Catalog catalog;

    public RunViews(Catalog catalog) {
        this.catalog = catalog;
    }

    /// The run as this transaction sees it.
    public RunView view(Handle handle, UUID syncId) {
        return view(handle, syncId, 0);
    }

    /// @param readSoFar rows passed while the reading is under way, which are nowhere stored yet
    public RunView view(Handle handle, UUID syncId, long readSoFar) {
        List<Settled> settled = settled(handle, syncId);
        return handle.createQuery("SELECT * FROM run WHERE sync_id = :syncId")
                .bind("syncId", syncId)
                .map((row, _) -> view(row, settled, readSoFar))
                .one();
    }

    /// What is stored of each dataset of a run, in order; empty before the plan stands.
    public List<Settled> settled(Handle handle, UUID syncId) {
        return handle.createQuery(
                        """
                        SELECT d.ordinal, d.dataset, d.rows_read, d.unchanged, d.absent,
                               d.to_create, d.to_update, d.to_skip, d.to_fail,
                               coalesce(sum(s.created), 0) AS created, coalesce(sum(s.updated), 0) AS updated,
                               coalesce(sum(s.unchanged), 0) AS passed, coalesce(sum(s.skipped), 0) AS skipped,
                               coalesce(sum(s.failed), 0) AS failed, coalesce(sum(s.removed), 0) AS removed
                        FROM run_dataset d LEFT JOIN slice s USING (sync_id, ordinal)
                        WHERE d.sync_id = :syncId
                        GROUP BY d.sync_id, d.ordinal
                        ORDER BY d.ordinal
                        """)
                .bind("syncId", syncId)
                .map((row, _) -> Settled.of(row))
                .list();
    }

    private RunView view(ResultSet row, List<Settled> settled, long readSoFar) throws SQLException {
        RunStatus status = RunStatus.of(row.getString("status"));
        DerivedFrom derived = Derivations.of(row);
        List<Dataset> datasets =
                catalog.type(row.getString("type")).map(SyncType::datasets).orElse(List.of());
        return new RunView(
                row.getObject("sync_id", UUID.class),
                row.getString("type"),
                RunMode.of(row.getString("mode")),
                status,
                Objects.requireNonNull(Stored.json(row, "requested_by", Requester.class)),
                Stored.instant(row, "requested_at"),
                Stored.instantOrNull(row, "accepted_at"),
                Stored.instantOrNull(row, "started_at"),
                Stored.instantOrNull(row, "read_at"),
                Stored.instantOrNull(row, "planned_at"),
                Stored.instantOrNull(row, "finished_at"),
                status == RunStatus.RUNNING ? progress(row, settled, readSoFar) : null,
                row.getString("message"),
                results(datasets, settled, status, derived),
                Stored.json(row, "error", RunError.class),
                Stored.json(row, "source", RunView.Source.class),
                row.getBoolean("cancel_requested"),
                derived,
                Stored.json(row, "hold", Hold.class));
    }

    private static Progress progress(ResultSet row, List<Settled> settled, long readSoFar)
            throws SQLException {
        long total = settled.stream().mapToLong(Settled::rows).sum();
        long processed = settled.stream().mapToLong(dataset -> dataset.counts().processed()).sum();
        return Progress.of(
                Phase.of(row.getString("phase")),
                row.getString("phase_dataset"),
                processed,
                total,
                settled.isEmpty() ? readSoFar : total);
    }

    private static List<DatasetResult> results(
            List<Dataset> datasets,
            List<Settled> settled,
            RunStatus status,
            @Nullable DerivedFrom derived) {
        return datasets.stream()
                .map(dataset -> result(dataset, Settled.of(dataset, settled), status, derived))
                .toList();
    }

    private static DatasetResult result(
            Dataset dataset,
            @Nullable Settled settled,
            RunStatus status,
            @Nullable DerivedFrom derived) {
        Counts counts = settled == null ? Counts.NONE : settled.counts();
        long rows = settled == null ? 0 : settled.rows();
        long removed = settled == null ? 0 : settled.removed();
        boolean told = status.ended() && status != RunStatus.FAILED;
        return new DatasetResult(
                dataset.dataset(),
                dataset.label(),
                status.ended() ? counts.processed() : rows,
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.skipped(),
                counts.failed(),
                settled == null ? null : settled.absent(),
                told ? message(dataset, counts, removed, derived) : null,
                settled == null ? null : settled.planned());
    }

    /// The dataset's sentence.
    static String message(
            Dataset dataset, Counts counts, long removed, @Nullable DerivedFrom derived) {
        return derived != null && derived.kind() == DerivedFrom.Kind.UNDO
                ? Messages.ofUndo(dataset.label(), counts, removed)
                : Messages.ofDataset(dataset.label(), counts);
    }

    /// What is stored of a dataset: outcomes as committed in slices, unchanged rows as the plan found them.
    ///
    /// @param rows   read from the sheet
    /// @param removed those of the updated that an undo removed
    /// @param absent records no row names; null where the run is not about the whole sheet
    /// @param passed unchanged rows that slices account for; at the end all of them
    /// @param planned what the plan would do to each row
    public record Settled(
            String dataset,
            long rows,
            Counts counts,
            long removed,
            @Nullable Long absent,
            long passed,
            Counts planned) {
        /// That of the dataset; null before the plan stands.
        static @Nullable Settled of(Dataset dataset, List<Settled> settled) {
            return settled.stream()
                    .filter(one -> one.dataset().equals(dataset.dataset()))
                    .findFirst()
                    .orElse(null);
        }

        static Settled of(ResultSet row) throws SQLException {
            return new Settled(
                    row.getString("dataset"),
                    row.getLong("rows_read"),
                    new Counts(
                            row.getLong("created"),
                            row.getLong("updated"),
                            row.getLong("unchanged"),
                            row.getLong("skipped"),
                            row.getLong("failed")),
                    row.getLong("removed"),
                    Stored.longOrNull(row, "absent"),
                    row.getLong("passed"),
                    planned(row));
        }

        private static Counts planned(ResultSet row) throws SQLException {
            long created = row.getLong("to_create");
            long updated = row.getLong("to_update");
            long skipped = row.getLong("to_skip");
            long failed = row.getLong("to_fail");
            long unchanged = row.getLong("rows_read") - created - updated - skipped - failed;
            return new Counts(created, updated, unchanged, skipped, failed);
        }

        /// Contract section 1: a run ends well only when every row read is accounted for.
        public boolean accountsForAll() {
            return counts.processed() == rows && passed == counts.unchanged();
        }
    }
}
