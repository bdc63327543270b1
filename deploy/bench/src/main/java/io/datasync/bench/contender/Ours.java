package io.datasync.bench.contender;

import io.datasync.bench.wire.SheetServer;
import io.datasync.bench.worker.BenchWorker;
import io.datasync.bench.worker.Settings;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// This project's worker: the sheet is judged, planned, applied in chunks, and told in slices and outbox.
final class Ours implements Contender {
    private final Settings settings;
    private @Nullable BenchWorker worker;

    Ours(Place place) {
        settings =
                Settings.of(
                        new Settings.Database(place.jdbcUrl(), Place.ROLE, Place.password()),
                        place.catalog(),
                        place.sheets(),
                        SheetServer.SPREADSHEET);
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
