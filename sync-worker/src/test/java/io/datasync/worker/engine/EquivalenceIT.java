package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Leaving out what is unchanged says and does what staging every row does, whatever stands in the sheet and in the
/// tables. A seed that fails is told, and fails again.
class EquivalenceIT {
    private static final int SHEETS = 150;

    @Test
    void randomSheetsAndTablesEndTheSameWithAndWithoutTheFilter() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker filtering = rig.worker();
            TestWorker staging = new TestWorker(rig, TestSettings.SHIPPED, rig.source, () -> 0);
            for (int seed = 0; seed < SHEETS; seed++) {
                RandomBrands brands = new RandomBrands(new Random(seed));
                List<String> tables = brands.tables();
                rig.source.tab("Brands", brands.brands());
                rig.source.tab("Packages", brands.packages());

                Ended filtered = Ended.of(rig, filtering, tables);
                Ended staged = Ended.of(rig, staging, tables);

                assertThat(filtered).as("seed %d", seed).isEqualTo(staged);
            }
        }
    }

    private record Ended(
            Map<String, List<String>> records, List<String> datasets, List<String> events) {
        static Ended of(EngineRig rig, TestWorker worker, List<String> tables) {
            tables.forEach(rig::execute);
            RunView run = rig.sync(worker, "brands-packages");
            return new Ended(
                    rig.records(),
                    run.datasets().stream().map(Object::toString).toList(),
                    rig.events(run.id()).stream().map(Ended::essence).toList());
        }

        private static String essence(SyncEvent event) {
            return event.seq()
                    + switch (event) {
                        case SyncEvent.RecordsChanged changed ->
                                changed.dataset() + changed.chunk() + changed.records();
                        case SyncEvent.Planned planned -> planned.planned().toString();
                        case SyncEvent.Completed completed ->
                                completed.run().status() + completed.run().message();
                        default -> event.type();
                    };
        }
    }

    /// Few codes, names and values, so that rows and records meet in every way; odd ones among them, as another program
    /// may have written them.
    private record RandomBrands(Random random, List<List<@Nullable Object>> records) {
        private static final List<String> TEXTS =
                Arrays.asList(
                        null, "", "x", "a\tb", "back\\slash", "ünï", "  two  spaces ", "#REF!");

        RandomBrands(Random random) {
            this(random, new ArrayList<>());
        }

        List<String> tables() {
            List<String> sql =
                    new ArrayList<>(List.of("TRUNCATE directory.brand, directory.package"));
            for (int code : some(8)) {
                List<@Nullable Object> brand =
                        Arrays.asList("B" + code, "Name " + code, text(), random.nextBoolean());
                records.add(brand);
                sql.add(
                        "INSERT INTO directory.brand VALUES ('B%d', 'Name %1$d', %s, %s)"
                                .formatted(code, literal(brand.get(2)), brand.get(3)));
            }
            for (int code : some(12)) {
                List<@Nullable Object> product =
                        Arrays.asList(
                                "P" + code,
                                "B" + random.nextInt(8),
                                text(),
                                30 * random.nextInt(3), // 0 breaks a rule
                                random.nextInt(4) / 2.0,
                                random.nextBoolean());
                records.add(product);
                sql.add(
                        "INSERT INTO directory.package VALUES ('P%d', '%s', %s, %s, %s, %s)"
                                .formatted(
                                        code,
                                        product.get(1),
                                        literal(product.get(2)),
                                        product.get(3),
                                        random.nextBoolean()
                                                ? product.get(4)
                                                : product.get(4) + "0",
                                        product.get(5)));
            }
            return sql;
        }

        List<List<@Nullable Object>> brands() {
            return sheet(
                    "B", List.of("Code", "Name", "Description", "Active"), 2 + random.nextInt(3));
        }

        List<List<@Nullable Object>> packages() {
            return sheet(
                    "P",
                    List.of("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active"),
                    5 + random.nextInt(2));
        }

        /// Mostly the records as they are, some with another cell, some twice; the last columns may be missing.
        private List<List<@Nullable Object>> sheet(
                String prefix, List<String> header, int columns) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (List<@Nullable Object> record : records) {
                if (!String.valueOf(record.getFirst()).startsWith(prefix)
                        || random.nextInt(8) == 0) {
                    continue;
                }
                rows.add(changed(record));
                if (random.nextInt(10) == 0) {
                    rows.add(changed(record));
                }
            }
            rows.add(changed(Collections.nCopies(header.size(), null)));
            rows.add(changed(Arrays.asList(prefix + 9, "B9", "New", 45, 3, true)));
            Collections.shuffle(rows, random);
            List<List<@Nullable Object>> sheet = new ArrayList<>(List.of(List.copyOf(header)));
            sheet.addAll(rows);
            return sheet.stream()
                    .map(
                            row ->
                                    row.subList(
                                            0,
                                            Math.min(columns, Math.min(row.size(), header.size()))))
                    .toList();
        }

        private List<@Nullable Object> changed(List<@Nullable Object> record) {
            List<@Nullable Object> row = new ArrayList<>(record);
            while (random.nextInt(3) == 0) {
                row.set(
                        random.nextInt(row.size()),
                        switch (random.nextInt(6)) {
                            case 0 -> null;
                            case 1 -> "B" + random.nextInt(9);
                            case 2 -> "Name " + random.nextInt(8);
                            case 3 -> random.nextInt(3) - 1;
                            case 4 -> random.nextBoolean();
                            default -> text();
                        });
            }
            return row;
        }

        private List<Integer> some(int most) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                if (random.nextInt(4) > 0) {
                    all.add(i);
                }
            }
            return all;
        }

        private @Nullable String text() {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }

        private static String literal(@Nullable Object text) {
            return text == null ? "NULL" : "'" + text + "'";
        }
    }
}
