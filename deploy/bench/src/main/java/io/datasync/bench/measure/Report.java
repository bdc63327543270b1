package io.datasync.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.bench.contender.ContenderKind;
import io.datasync.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All results of a benchmark, as a table for people and as JSON for programs.
final class Report {
    private final List<ContenderKind> kinds;
    private final String conditions;
    private final List<Result> results = new ArrayList<>();

    /// @param conditions under which all of it was measured, in one sentence
    Report(List<ContenderKind> kinds, String conditions) {
        this.kinds = List.copyOf(kinds);
        this.conditions = conditions;
    }

    void add(Result result) {
        results.add(result);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("report.md"), markdown());
        Files.writeString(folder.resolve("report.json"), json());
    }

    String markdown() {
        StringBuilder out = new StringBuilder(conditions).append("\n\n");
        cells(
                out,
                "rows",
                "changed",
                "database",
                kinds.stream().map(ContenderKind::label).toList());
        cells(out, "--:", "--:", "---", kinds.stream().map(_ -> "--:").toList());
        for (Result result : results) {
            Scenario scenario = result.scenario();
            cells(
                    out,
                    Text.format("%,d", scenario.rows()),
                    scenario.change().toString(),
                    scenario.delayMillis() == 0 ? "here" : scenario.delayMillis() + " ms away",
                    kinds.stream().map(kind -> cell(result, kind)).toList());
        }
        String slopes = slopes();
        if (!slopes.isEmpty()) {
            out.append(
                            "\nGrowth of time over rows from 10 000 on, as the slope of the logarithms: ")
                    .append(slopes)
                    .append(".\n");
        }
        return out.toString();
    }

    private static void cells(
            StringBuilder out, String rows, String change, String database, List<String> others) {
        out.append("| %s | %s | %s | ".formatted(rows, change, database))
                .append(String.join(" | ", others))
                .append(" |\n");
    }

    /// Median, and how many times the floor; row by row, where it was not run, is reckoned from the largest that was.
    private String cell(Result result, ContenderKind kind) {
        Figures millis = result.millis().get(kind);
        if (millis == null) {
            return reckoned(result.scenario(), kind).orElse("");
        }
        Figures floor = result.millis().get(ContenderKind.FLOOR);
        String median = Text.format("%,.1f ± %.0f %%", millis.median(), millis.spread() / 2);
        return floor == null || kind == ContenderKind.FLOOR
                ? median
                : median + Text.format(" (%.2f×)", millis.over(floor).median());
    }

    private Optional<String> reckoned(Scenario scenario, ContenderKind kind) {
        return results.stream()
                .filter(result -> result.millis().containsKey(kind))
                .filter(result -> result.scenario().isLike(scenario))
                .max(Comparator.comparingInt(result -> result.scenario().rows()))
                .map(
                        result -> {
                            int rows = result.scenario().rows();
                            double median = result.median(kind);
                            return Text.format(
                                    "not run; about %,.0f, reckoned from %,d rows",
                                    median * scenario.rows() / rows, rows);
                        });
    }

    private String slopes() {
        return kinds.stream()
                .filter(kind -> !kind.isRowByRow())
                .flatMap(
                        kind ->
                                results.stream()
                                        .map(Result::scenario)
                                        .map(Scenario::family)
                                        .distinct()
                                        .map(family -> slope(kind, family)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private Optional<String> slope(ContenderKind kind, String family) {
        Map<Integer, Double> medians =
                results.stream()
                        .filter(result -> result.scenario().family().equals(family))
                        .filter(result -> result.millis().containsKey(kind))
                        .collect(
                                Collectors.toMap(
                                        result -> result.scenario().rows(),
                                        result -> result.median(kind)));
        double slope = Slope.of(medians);
        return Double.isNaN(slope)
                ? Optional.empty()
                : Optional.of(Text.format("%s at %s %.2f", kind.label(), family, slope));
    }

    private String json() {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("conditions", conditions);
        for (Result result : results) {
            ObjectNode each = root.withArray("results").addObject();
            each.put("rows", result.scenario().rows());
            each.put("changed", result.scenario().change().toString());
            each.put("delayMillis", result.scenario().delayMillis());
            ObjectNode millis = each.putObject("millis");
            result.millis().forEach((kind, figures) -> put(millis, kind.label(), figures));
            ObjectNode noise = each.putObject("noise");
            put(noise, "processor", result.processor());
            put(noise, "disk", result.disk());
        }
        return root.toPrettyString();
    }

    private static void put(ObjectNode node, String name, Figures figures) {
        figures.values().forEach(node.putArray(name)::add);
    }
}
