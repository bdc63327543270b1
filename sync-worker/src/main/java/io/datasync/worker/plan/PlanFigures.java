package io.datasync.worker.plan;

import io.datasync.worker.plan.ChunkLayout.Bucket;
import io.datasync.worker.stage.SheetRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What a plan table holds, counted in one pass over it.
///
/// @param width   how many sheet rows make a bucket
/// @param records all that the dataset has
record PlanFigures(int width, long records, List<Group> groups) {
    PlanFigures {
        groups = List.copyOf(groups);
    }

    /// Planned rows of one bucket that are to become the same.
    ///
    /// @param open  not settled yet
    /// @param named of how many records they are; of rows with the same key only the first counts
    record Group(int bucket, boolean open, String outcome, int rows, int named) {
        static Group of(ResultSet row) throws SQLException {
            return new Group(
                    row.getInt("bucket"),
                    row.getBoolean("open"),
                    row.getString("outcome"),
                    row.getInt("rows"),
                    row.getInt("named"));
        }
    }

    /// @param settled up to and with this row the sheet is settled already
    static PlanFigures of(Handle handle, PlanTable table, int width, int settled) {
        long[] records = {0};
        List<Group> groups = new ArrayList<>();
        handle.createQuery(
                        """
                        SELECT all_records.count AS records, planned.*
                        FROM (SELECT count(*) FROM %s) all_records
                        LEFT JOIN (SELECT _row / :width AS bucket, _row > :settled AS open, _outcome::text AS outcome,
                                          count(*) AS rows, count(_version) AS named
                                   FROM %s GROUP BY 1, 2, 3) planned ON true
                        """
                                .formatted(table.directory().name(), table.name()))
                .bind("width", width)
                .bind("settled", settled)
                .map(
                        (row, _) -> {
                            records[0] = row.getLong("records");
                            return row.getString("outcome") == null
                                    ? List.<Group>of()
                                    : List.of(Group.of(row));
                        })
                .forEach(groups::addAll);
        return new PlanFigures(width, records[0], groups);
    }

    /// All rows of the plan table.
    long rows() {
        return groups.stream().mapToLong(Group::rows).sum();
    }

    /// Records that planned rows name.
    long named() {
        return groups.stream().mapToLong(Group::named).sum();
    }

    /// Rows that are to become this and are not settled yet.
    long open(String outcome) {
        return groups.stream()
                .filter(group -> group.open() && group.outcome().equals(outcome))
                .mapToLong(Group::rows)
                .sum();
    }

    /// All rows of the sheet that are not settled yet, by bucket.
    List<Bucket> buckets(SheetRows sheet, int settled) {
        Map<Integer, Integer> planned = new HashMap<>();
        groups.stream()
                .filter(Group::open)
                .forEach(group -> planned.merge(group.bucket(), group.rows(), Integer::sum));
        List<Bucket> buckets = new ArrayList<>();
        int row = sheet.firstBeyond(settled);
        while (row >= 0) {
            int bucket = row / width;
            int end = (bucket + 1) * width;
            int last = sheet.lastBefore(end);
            buckets.add(
                    new Bucket(last, sheet.count(row - 1, last), planned.getOrDefault(bucket, 0)));
            row = sheet.firstBeyond(last);
        }
        return buckets;
    }
}
