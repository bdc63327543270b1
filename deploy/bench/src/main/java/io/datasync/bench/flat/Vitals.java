package io.datasync.bench.flat;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a worker's process holds at one moment.
///
/// @param heapMegabytes      after a collection of all garbage
/// @param connections        of the worker to the database
/// @param tables             of runs, that are still there
public record Vitals(
        double heapMegabytes,
        double metaspaceMegabytes,
        int threads,
        int descriptors,
        int connections,
        int tables) {
    Map<String, Double> byName() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("heap after GC, MB", heapMegabytes);
        all.put("metaspace, MB", metaspaceMegabytes);
        all.put("threads", (double) threads);
        all.put("descriptors", (double) descriptors);
        all.put("database connections", (double) connections);
        all.put("tables left", (double) tables);
        return all;
    }
}
