package io.datasync.bench.contender;

import io.datasync.bench.wire.SheetServer;
import io.datasync.bench.worker.BenchWorker;
import io.datasync.bench.worker.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// This project's worker: the sheet is judged, planned, applied in chunks, and told in slices and outbox.
final class Ours implements Contender {
    private static final String NO_KAFKA = "localhost:1";

    private final Settings settings;
    private @Nullable BenchWorker worker;

    Ours(Place place) {
        Map<String, String> variables =
                new HashMap<>(
                        Settings.of(
                                        place.catalog(),
                                        place.sheets(),
                                        SheetServer.SPREADSHEET,
                                        NO_KAFKA)
                                .variables());
        variables.put("DATASYNC_DB_URL", place.jdbcUrl());
        variables.put("DATASYNC_DB_USER", Place.ROLE);
        variables.put("DATASYNC_DB_PASSWORD", Place.password());
        settings = new Settings(variables);
    }

    @Override
    public void prepare() throws Exception {
        worker = new BenchWorker(settings);
    }

    @Override
    public void sync(Path copyText) throws InterruptedException {
        Objects.requireNonNull(worker, "not prepared").sync();
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
