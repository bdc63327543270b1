package io.datasync.worker.source;

import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads spreadsheets through the Sheets API, and tries again as contract section 8 says.
@Singleton
class GoogleSheets implements Source {
    private static final Logger LOG = Logger.getLogger(GoogleSheets.class);

    private final SheetsConfig config;
    private final ReadBudget budget;
    private final Time time;
    private final RandomGenerator random;
    private final MetadataCache known;
    private final Links links;
    private final AtomicReference<@Nullable SheetsAccess> opened = new AtomicReference<>();

    @Inject
    GoogleSheets(SheetsConfig config, ReadBudget budget) {
        this(config, budget, new SystemTime(), RandomGenerator.getDefault());
    }

    GoogleSheets(SheetsConfig config, ReadBudget budget, Time time, RandomGenerator random) {
        this.config = config;
        this.budget = budget;
        this.time = time;
        this.random = random;
        known = new MetadataCache(config.metadataKept(), time);
        links = new Links(config.endpoint());
    }

    @Override
    public ReadOutcome read(ReadRequest request, RowSink sink) throws InterruptedException {
        SheetsAccess access = opened.get();
        if (access == null) {
            switch (SheetsAccess.open(config)) {
                case SheetsAccess.Opened.Open(SheetsAccess open) -> access = open;
                case SheetsAccess.Opened.Refused(RunError error) -> {
                    return new ReadOutcome.Failed(error);
                }
            }
            opened.set(access);
        }
        return read(request, sink, access);
    }

    private ReadOutcome read(ReadRequest request, RowSink sink, SheetsAccess access)
            throws InterruptedException {
        Waits waits = new Waits(budget, access.account(), time, sink);
        Reading reading = new Reading(request, access.client(), known, links, waits, sink);
        Patience patience = new Patience(config, time, random);
        while (true) {
            try {
                return reading.attempt();
            } catch (IOException e) {
                RunView.Source source = reading.source();
                switch (troubles(request, source, access).of(e)) {
                    case Trouble.Lasting(RunError error) -> {
                        return new ReadOutcome.Failed(error);
                    }
                    case Trouble.Passing passing -> {
                        Optional<Duration> wait = patience.afterFailure(passing);
                        LOG.infof(
                                "attempt %d to read gave nothing: %s",
                                patience.failures(), passing.what());
                        if (wait.isEmpty()) {
                            return new ReadOutcome.Failed(
                                    SourceErrors.unavailable(
                                            source,
                                            patience.tried(),
                                            patience.failures(),
                                            passing));
                        }
                        waits.pass(wait.get());
                    }
                }
            }
        }
    }

    private static Troubles troubles(
            ReadRequest request, RunView.Source source, SheetsAccess access) {
        return new Troubles(source, request.tabs(), access.email(), Clock.systemUTC());
    }
}
