package io.datasync.worker.apply;

import io.datasync.contract.run.Counts;
import io.datasync.contract.run.Outcome;
import io.datasync.worker.plan.Chunk;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Tells what becomes of a chunk's rows, in sheet order, in slices.
final class SliceBuilder {
    private final RecordJson records;
    private final Why reasons;
    private final int sliceBytes;

    SliceBuilder(RecordJson records, Why reasons, int sliceBytes) {
        this.records = records;
        this.reasons = reasons;
        this.sliceBytes = sliceBytes;
    }

    /// @param failures by row, what failed while it was applied, against the plan
    List<Slice> build(Chunk chunk, List<PlanLine> lines, Map<Integer, Failure> failures) {
        Building building = new Building(chunk);
        for (PlanLine line : lines) {
            building.add(line, failures.get(line.row()));
        }
        return building.end();
    }

    private final class Building {
        private final Chunk chunk;
        private final List<Slice> slices = new ArrayList<>();
        private final JsonBuffer json = new JsonBuffer();
        private Tally tally = new Tally();
        private int fromRow;
        private int lastRow;

        Building(Chunk chunk) {
            this.chunk = chunk;
            fromRow = chunk.fromRow();
            lastRow = chunk.fromRow();
        }

        void add(PlanLine line, @Nullable Failure failure) {
            int before = json.length();
            Outcome outcome = write(line, failure);
            if (json.length() > sliceBytes && before > 0) {
                json.truncate(before);
                close(lastRow, 0);
                write(line, failure);
            }
            tally.add(outcome, outcome == Outcome.UPDATED && line.removal());
            lastRow = line.row();
        }

        private Outcome write(PlanLine line, @Nullable Failure failure) {
            json.raw(json.length() == 0 ? '[' : ',');
            Outcome outcome = outcome(line, failure);
            Failure why =
                    switch (outcome) {
                        case SKIPPED -> reasons.skipped(line);
                        case FAILED -> failure == null ? reasons.failed(line) : failure;
                        case CREATED, UPDATED, UNCHANGED -> null;
                    };
            records.write(json, line, outcome, why);
            return outcome;
        }

        List<Slice> end() {
            close(chunk.toRow(), chunk.unchanged());
            return slices;
        }

        private void close(int toRow, int unchanged) {
            byte[] details = null;
            if (json.length() > 0) {
                json.raw(']');
                details = deflate(json);
                json.truncate(0);
            }
            slices.add(new Slice(fromRow, toRow, tally.counts(unchanged), tally.removed, details));
            tally = new Tally();
            fromRow = toRow;
        }
    }

    private static Outcome outcome(PlanLine line, @Nullable Failure failure) {
        if (failure != null) {
            return Outcome.FAILED;
        }
        return switch (line.outcome()) {
            case 'c' -> Outcome.CREATED;
            case 'u', 'd' -> Outcome.UPDATED;
            case 's' -> Outcome.SKIPPED;
            case 'f' -> Outcome.FAILED;
            default -> throw new IllegalStateException("a plan has no outcome " + line.outcome());
        };
    }

    private static byte[] deflate(JsonBuffer json) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(json.bytes(), 0, json.length());
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(json.length() / 4 + 64);
            byte[] buffer = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    /// Counts the records written into one slice.
    private static final class Tally {
        private int created;
        private int updated;
        private int skipped;
        private int failed;
        private int removed;

        void add(Outcome outcome, boolean removal) {
            removed += removal ? 1 : 0;
            switch (outcome) {
                case CREATED -> created++;
                case UPDATED -> updated++;
                case SKIPPED -> skipped++;
                case FAILED -> failed++;
                case UNCHANGED -> throw new IllegalStateException("a plan has no unchanged rows");
            }
        }

        Counts counts(int unchanged) {
            return new Counts(created, updated, unchanged, skipped, failed);
        }
    }
}
