package io.datasync.worker.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Settles which of several rows of a sheet may have a value that only one record may have: the first that is itself
/// neither skipped nor failed (contract section 3). Only rows that share a value are looked at, in sheet order.
final class Uniqueness {
    private Uniqueness() {}

    /// Fails the rows of the plan that come too late.
    ///
    /// @param suspects the unique columns in which rows may share a value
    static void settle(Handle handle, PlanTable plan, Set<Integer> suspects) {
        List<Integer> columns = plan.directory().unique();
        if (suspects.isEmpty()) {
            return;
        }
        Map<Integer, Long> late = new HashMap<>();
        List<Set<String>> taken = columns.stream().<Set<String>>map(_ -> new HashSet<>()).toList();
        handle.createQuery(sharing(plan, columns))
                .setFetchSize(1000)
                .map((row, _) -> Sharing.of(row, columns))
                .forEach(row -> judge(row, taken, late));
        fail(handle, plan, late);
    }

    static void judge(Sharing row, List<Set<String>> taken, Map<Integer, Long> late) {
        long bits = 0;
        for (int bit = 0; bit < taken.size(); bit++) {
            String value = row.values().get(bit);
            if (value != null && taken.get(bit).contains(value)) {
                bits |= 1L << bit;
            }
        }
        if (bits != 0) {
            late.put(row.row(), bits);
            return;
        }
        for (int bit = 0; bit < taken.size(); bit++) {
            String value = row.values().get(bit);
            if (value != null) {
                taken.get(bit).add(value);
            }
        }
    }

    private static String sharing(PlanTable plan, List<Integer> columns) {
        String values =
                columns.stream().map(i -> "n" + i + "::text").collect(Collectors.joining(", "));
        String shared =
                columns.stream()
                        .map(
                                i ->
                                        "n%1$d IN (SELECT n%1$d FROM %2$s WHERE _outcome IN ('c', 'u') GROUP BY 1 HAVING count(*) > 1)"
                                                .formatted(i, plan.name()))
                        .collect(Collectors.joining(" OR "));
        return "SELECT _row, %s FROM %s WHERE _outcome IN ('c', 'u') AND (%s) ORDER BY _row"
                .formatted(values, plan.name(), shared);
    }

    private static void fail(Handle handle, PlanTable plan, Map<Integer, Long> late) {
        if (late.isEmpty()) {
            return;
        }
        List<Integer> rows = List.copyOf(late.keySet());
        handle.createUpdate(
                        """
                        UPDATE %s p SET _outcome = 'f', _taken = late.bits
                        FROM unnest(:rows, :bits) AS late (row, bits)
                        WHERE p._row = late.row
                        """
                                .formatted(plan.name()))
                .bind("rows", rows.toArray(Integer[]::new))
                .bind("bits", rows.stream().map(late::get).toArray(Long[]::new))
                .execute();
    }

    /// A row that shares a value with another.
    ///
    /// @param values for each unique column; null for blank
    record Sharing(int row, List<@Nullable String> values) {
        static Sharing of(ResultSet row, List<Integer> columns) throws SQLException {
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(row.getString(i + 2));
            }
            return new Sharing(row.getInt(1), values);
        }
    }
}
