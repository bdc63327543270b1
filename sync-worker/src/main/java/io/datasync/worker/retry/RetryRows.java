package io.datasync.worker.retry;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.Keys;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.worker.judge.Values;
import io.datasync.worker.judge.Verdict.Judged;
import io.datasync.worker.run.EarlierRecords;
import io.datasync.worker.run.EarlierRecords.Part;
import io.datasync.worker.run.EarlierRecords.Told;
import io.datasync.worker.run.EarlierRecords.Which;
import io.datasync.worker.stage.StageTable;
import io.datasync.worker.stage.Wanted;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows that failed or were skipped in an earlier run: known again by their key wherever they stand now, and by their
/// row number where the key could not be read then.
public final class RetryRows implements Wanted {
    private final Map<String, Left> datasets = new HashMap<>();

    private RetryRows() {}

    public static RetryRows of(Handle handle, UUID earlier) {
        RetryRows rows = new RetryRows();
        for (Told told : EarlierRecords.datasets(handle, earlier, Which.LEFT)) {
            Left left = new Left();
            Optional<Part> part =
                    EarlierRecords.of(earlier, told.ordinal(), Which.LEFT).next(handle);
            while (part.isPresent()) {
                part.get().records().forEach(left::add);
                part = part.get().rest().next(handle);
            }
            rows.datasets.put(told.dataset(), left);
        }
        return rows;
    }

    @Override
    public Predicate<Judged> of(StageTable table) {
        Dataset dataset = table.directory().dataset();
        Left left = datasets.get(dataset.dataset());
        List<Integer> key = table.directory().key();
        return left == null ? _ -> false : judged -> left.has(judged, key);
    }

    /// What one dataset has left to do.
    private static final class Left {
        private final Set<String> keys = new HashSet<>();
        private final BitSet rows = new BitSet();

        void add(RecordOutcome record) {
            if (record.outcome() != Outcome.FAILED && record.outcome() != Outcome.SKIPPED) {
                return;
            }
            if (record.key() == null) {
                rows.set(record.row());
            } else {
                keys.add(record.key());
            }
        }

        boolean has(Judged judged, List<Integer> key) {
            String now = key(judged, key);
            return (now != null && keys.contains(now)) || rows.get(judged.row());
        }

        private static @Nullable String key(Judged judged, List<Integer> key) {
            List<String> values = new ArrayList<>(key.size());
            for (int column : key) {
                Object value = judged.values().get(column);
                if (value == null) {
                    return null;
                }
                values.add(Values.text(value));
            }
            return Keys.join(values);
        }
    }
}
