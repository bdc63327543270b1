package io.datasync.worker.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long a run waits to be approved.
@ConfigMapping(prefix = "datasync.hold")
public interface HoldSettings {
    /// A held run that nobody approves for so long ends `cancelled`, by the database's clock.
    @WithDefault("1h")
    Duration expiresAfter();
}
