package io.datasync.worker.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How facts get from the outbox to Kafka.
@ConfigMapping(prefix = "datasync.outbox")
public interface OutboxSettings {
    /// How often the outbox is looked at for what another worker wrote.
    @WithDefault("500ms")
    Duration poll();

    /// Rows published before acks are waited for.
    @WithDefault("50")
    int batchRows();

    /// Bytes published before acks are waited for; a batch ends with the row that passes it.
    @WithDefault("4000000")
    int batchBytes();

    /// How long a record may take to be acknowledged before the batch is begun again.
    @WithDefault("15s")
    Duration delivery();

    /// A relay not seen for so long is taken for stopped.
    @WithDefault("30s")
    Duration stale();

    /// How long published rows are kept.
    @WithDefault("7d")
    Duration keep();
}
