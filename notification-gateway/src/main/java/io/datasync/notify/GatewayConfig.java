package io.datasync.notify;

import io.datasync.notify.live.LiveSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What can be set, see application.properties.
@ConfigMapping(prefix = "gateway")
interface GatewayConfig {
    /// Where browsers reach the system; sockets of pages from elsewhere are refused.
    URI publicUrl();

    /// Where the labels of the sync types are read from; without it they are named by their names.
    Optional<Path> catalogDir();

    Kafka kafka();

    LiveSettings live();

    /// The broker.
    interface Kafka {
        String bootstrapServers();

        /// The consumer group that all pods share.
        @WithDefault("notification-gateway")
        String group();
    }
}
