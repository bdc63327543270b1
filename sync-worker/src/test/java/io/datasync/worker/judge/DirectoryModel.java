package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Scope;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.Keys;
import io.datasync.contract.text.Messages;
import io.datasync.worker.judge.Verdict.Judged;
import io.datasync.worker.source.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tables as maps, and rules 1, 5 and 7 of contract section 3 as far as they need them: small and slow, for tests.
final class DirectoryModel {
    private final Map<String, Map<String, List<@Nullable Object>>> tables = new HashMap<>();

    Result sync(Dataset dataset, List<Row> sheet) {
        Result result = new Result();
        Judge judge = new Judge(dataset, Sheets.columns(dataset, sheet.getFirst()), Sheets.PHONES);
        Map<String, List<@Nullable Object>> table = table(dataset.dataset());
        Map<String, List<@Nullable Object>> before = Map.copyOf(table);
        Set<String> taken = new HashSet<>();
        for (Row row : sheet.subList(1, sheet.size())) {
            if (judge.judge(row) instanceof Judged judged) {
                settle(dataset, judged, table, before, taken, result);
            }
        }
        return result;
    }

    private void settle(
            Dataset dataset,
            Judged judged,
            Map<String, List<@Nullable Object>> table,
            Map<String, List<@Nullable Object>> before,
            Set<String> taken,
            Result result) {
        String skipped = skipped(dataset, judged);
        if (skipped != null) {
            result.skipped.merge(skipped, 1, Integer::sum);
            return;
        }
        String key = key(dataset, judged);
        List<String> broken = broken(dataset, judged, key, before, taken);
        if (!broken.isEmpty()) {
            result.failed.add(
                    name(dataset, judged)
                            + " (Validation failed: "
                            + String.join(", ", broken)
                            + ")");
            return;
        }
        for (int i = 0; i < judged.values().size(); i++) {
            if (dataset.columns().get(i).unique()) {
                taken.add(i + "=" + judged.values().get(i));
            }
        }
        List<@Nullable Object> old = table.put(key, judged.values());
        if (old == null) {
            result.created.add(
                    name(dataset, judged)
                            + " ("
                            + text(dataset, judged, dataset.detailColumn())
                            + ")");
        } else if (old.equals(judged.values())) {
            result.unchanged++;
        } else {
            result.updated++;
        }
    }

    private @Nullable String skipped(Dataset dataset, Judged judged) {
        for (int i = 0; i < judged.values().size(); i++) {
            if (dataset.columns().get(i).scope()
                            instanceof Scope.Exists(String other, String otherwise)
                    && judged.values().get(i) instanceof Object value
                    && !table(other).containsKey(Values.text(value))) {
                return otherwise;
            }
        }
        return judged.skipped() == null ? null : judged.skipped().reason();
    }

    private List<String> broken(
            Dataset dataset,
            Judged judged,
            String key,
            Map<String, List<@Nullable Object>> before,
            Set<String> taken) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < judged.values().size(); i++) {
            int at = i;
            Column column = dataset.columns().get(i);
            judged.violations().stream()
                    .filter(violation -> violation.column() == at)
                    .forEach(violation -> messages.add(violation.problem().message()));
            if (judged.values().get(i) instanceof Object value) {
                String other = column.references();
                if (other != null && !table(other).containsKey(Values.text(value))) {
                    messages.add(column.label() + " must exist");
                }
                boolean held =
                        before.entrySet().stream()
                                .anyMatch(
                                        record ->
                                                !record.getKey().equals(key)
                                                        && value.equals(record.getValue().get(at)));
                if (column.unique() && (held || taken.contains(at + "=" + value))) {
                    messages.add(column.label() + " has already been taken");
                }
            }
        }
        return messages;
    }

    private Map<String, List<@Nullable Object>> table(String dataset) {
        return tables.computeIfAbsent(dataset, _ -> new HashMap<>());
    }

    private static String key(Dataset dataset, Judged judged) {
        return Keys.join(dataset.key().stream().map(name -> text(dataset, judged, name)).toList());
    }

    private static String name(Dataset dataset, Judged judged) {
        return text(dataset, judged, dataset.nameColumn());
    }

    private static String text(Dataset dataset, Judged judged, @Nullable String column) {
        return column == null ? "" : String.valueOf(judged.values().get(dataset.indexOf(column)));
    }

    /// What a sync did.
    static final class Result {
        private final Map<String, Integer> skipped = new TreeMap<>();
        private final List<String> failed = new ArrayList<>();
        private final List<String> created = new ArrayList<>();
        private int updated;
        private int unchanged;

        Map<String, Integer> skipped() {
            return skipped;
        }

        List<String> failed() {
            return failed;
        }

        List<String> created() {
            return created;
        }

        String message(Dataset dataset) {
            int skips = skipped.values().stream().mapToInt(Integer::intValue).sum();
            return Messages.ofDataset(
                    dataset.label(),
                    new Counts(created.size(), updated, unchanged, skips, failed.size()));
        }
    }
}
