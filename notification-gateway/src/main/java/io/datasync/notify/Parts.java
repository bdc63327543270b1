package io.datasync.notify;

import io.agroal.api.AgroalDataSource;
import io.datasync.contract.catalog.CatalogLoader;
import io.datasync.notify.ingest.Consumers;
import io.datasync.notify.ingest.Follower;
import io.datasync.notify.ingest.Recorder;
import io.datasync.notify.ingest.RunStore;
import io.datasync.notify.live.LiveMetrics;
import io.datasync.notify.live.Origin;
import io.datasync.notify.live.Switchboard;
import io.datasync.notify.notifications.DismissalListener;
import io.datasync.notify.notifications.Dismissals;
import io.datasync.notify.notifications.Labels;
import io.datasync.notify.notifications.Notices;
import io.datasync.notify.notifications.NotificationStore;
import io.datasync.notify.notifications.RecentlyTold;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.jdbi.v3.core.Jdbi;

/// Puts the parts together; none of them knows the framework.
class Parts {
    @Produces
    @Singleton
    Jdbi database(AgroalDataSource dataSource) {
        return Jdbi.create(dataSource);
    }

    @Produces
    @Singleton
    Notices notices(GatewayConfig config) {
        return new Notices(
                config.catalogDir()
                        .map(CatalogLoader::load)
                        .map(Labels::of)
                        .orElseGet(Labels::none));
    }

    @Produces
    @Singleton
    Origin origin(GatewayConfig config) {
        return Origin.of(config.publicUrl());
    }

    @Produces
    @Singleton
    NotificationStore notifications(Jdbi database) {
        return new NotificationStore(database);
    }

    @Produces
    @Singleton
    Dismissals dismissals(Jdbi database) {
        return new Dismissals(database);
    }

    @Produces
    @Singleton
    RunStore runs(Jdbi database, Notices notices) {
        return new RunStore(database, notices);
    }

    @Produces
    @Singleton
    Consumers consumers(GatewayConfig config) {
        return new Consumers(config.kafka().bootstrapServers(), config.kafka().group());
    }

    @Produces
    @Singleton
    Switchboard switchboard(
            Notices notices,
            GatewayConfig config,
            MeterRegistry metrics,
            NotificationStore store,
            @VirtualThreads ExecutorService virtualThreads) {
        return new Switchboard(
                notices,
                config.live(),
                new LiveMetrics(metrics),
                store::undismissed,
                virtualThreads);
    }

    @Produces
    @Singleton
    RecentlyTold recentlyTold(Switchboard switchboard) {
        return switchboard::toldLately;
    }

    @Produces
    @Singleton
    Recorder recorder(Consumers consumers, RunStore runs) {
        return new Recorder(consumers, runs);
    }

    @Produces
    @Singleton
    Follower follower(Consumers consumers, RunStore runs, Switchboard switchboard) {
        return new Follower(consumers, runs, switchboard);
    }

    @Produces
    @Singleton
    DismissalListener dismissalListener(Dismissals dismissals, Switchboard switchboard) {
        return new DismissalListener(dismissals, switchboard::hear);
    }
}
