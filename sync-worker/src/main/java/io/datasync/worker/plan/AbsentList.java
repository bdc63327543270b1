package io.datasync.worker.plan;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.event.SyncEvent.AbsentRecords;
import io.datasync.contract.run.AbsentRecord;
import io.datasync.contract.run.Keys;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.outbox.Outbox;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Stamp;
import io.datasync.worker.stage.Staged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Lists the records that [Absent] counts: those that no row of the sheet names. Costs a look at every record, so it is
/// asked for only where the count is not zero.
final class AbsentList {
    /// A list that nobody could read through helps nobody; the count stays exact.
    private static final int LONGEST = 10_000;

    private static final int RECORDS_PER_EVENT = 1_000;

    private AbsentList() {}

    /// In key order, in the snapshot that the plan is made in.
    static List<AbsentRecord> read(Handle handle, Staged staged, DirectoryTable directory) {
        int keys = directory.key().size();
        try (Stream<AbsentRecord> records =
                handle
                        .createQuery(query(directory))
                        .setFetchSize(RECORDS_PER_EVENT)
                        .map((row, _) -> record(row, keys))
                        .stream()) {
            return records.filter(record -> !staged.named().test(record.key()))
                    .limit(LONGEST)
                    .toList();
        }
    }

    private static String query(DirectoryTable directory) {
        Dataset dataset = directory.dataset();
        List<Integer> shown = new ArrayList<>(directory.key());
        shown.add(dataset.indexOf(dataset.nameColumn()));
        if (dataset.detailColumn() != null) {
            shown.add(dataset.indexOf(dataset.detailColumn()));
        }
        String values =
                shown.stream().map(i -> shown(directory, i)).collect(Collectors.joining(", "));
        String order =
                directory.key().stream()
                        .map(i -> "t." + directory.column(i))
                        .collect(Collectors.joining(", "));
        return """
        SELECT %s FROM %s t ORDER BY %s
        """
                .formatted(values, directory.name(), order);
    }

    /// A value as keys, names and messages show it.
    private static String shown(DirectoryTable directory, int index) {
        Column column = directory.dataset().columns().get(index);
        String value = "t." + directory.column(index);
        return switch (column.kind()) {
            case TEXT, EMAIL, PHONE -> value;
            case DATE, INTEGER, BOOLEAN -> value + "::text";
            case DECIMAL -> "trim_scale(%s)::text".formatted(value);
            case LIST -> "array_to_string(%s, ', ')".formatted(value);
            case TIME ->
                    "CASE WHEN extract(second FROM %1$s) = 0 THEN to_char(%1$s, 'HH24:MI') ELSE %1$s::text END"
                            .formatted(value);
        };
    }

    private static AbsentRecord record(ResultSet row, int keys) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int i = 1; i <= keys; i++) {
            key.add(row.getString(i));
        }
        @Nullable String detail =
                row.getMetaData().getColumnCount() > keys + 1 ? row.getString(keys + 2) : null;
        return new AbsentRecord(Keys.join(key), row.getString(keys + 1), detail);
    }

    /// Tells what was listed, in the transaction that makes the plan stand.
    static void tell(Handle handle, Claim claim, DatasetPlan plan) {
        List<AbsentRecord> listed = plan.listed();
        for (int from = 0, chunk = 1; from < listed.size(); from += RECORDS_PER_EVENT, chunk++) {
            Stamp stamp = Stamp.next(handle, claim.syncId());
            Outbox.add(
                    handle,
                    new AbsentRecords(
                            claim.syncId(),
                            stamp.seq(),
                            stamp.occurredAt(),
                            claim.type(),
                            plan.table().directory().dataset().dataset(),
                            chunk,
                            plan.absentOrNone(),
                            listed.subList(
                                    from, Math.min(from + RECORDS_PER_EVENT, listed.size()))));
        }
    }
}
