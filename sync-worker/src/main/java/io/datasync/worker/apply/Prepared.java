package io.datasync.worker.apply;

import io.datasync.worker.plan.Chunk;
import java.util.List;

/// A chunk read from the plan, with its details ready as they will be if nothing goes against the plan.
record Prepared(Chunk chunk, List<PlanLine> lines, List<Slice> slices) {
    List<PlanLine> lines(char outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }
}
