package io.datasync.bench.flat;

import java.util.List;
import java.util.Map;

/// The rule: what is held at the end may be a tenth more than in the beginning, and for small figures a little more
/// than that, since pools fill and threads come and go. Anything that grows with the runs is beyond it after hundreds.
public final class Flatness {
    private static final double GROWTH = 1.1;
    private static final Map<String, Double> SLACK =
            Map.of(
                    "heap after GC, MB", 2.0,
                    "metaspace, MB", 1.0,
                    "threads", 4.0,
                    "descriptors", 12.0,
                    "database connections", 4.0,
                    "tables left", 2.0);

    private Flatness() {}

    /// What has grown; empty when it is flat.
    public static List<String> grown(Vitals start, Vitals end) {
        Map<String, Double> before = start.byName();
        return end.byName().entrySet().stream()
                .filter(each -> each.getValue() > most(each.getKey(), before))
                .map(
                        each ->
                                "%s from %.1f to %.1f"
                                        .formatted(
                                                each.getKey(),
                                                before.get(each.getKey()),
                                                each.getValue()))
                .toList();
    }

    private static double most(String name, Map<String, Double> before) {
        return before.getOrDefault(name, 0.0) * GROWTH + SLACK.getOrDefault(name, 0.0);
    }
}
