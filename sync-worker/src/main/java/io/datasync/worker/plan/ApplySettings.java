package io.datasync.worker.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How a plan is cut into transactions and events.
@ConfigMapping(prefix = "datasync.apply")
public interface ApplySettings {
    /// At most about so many planned rows to a chunk, which is one transaction.
    @WithDefault("10000")
    int chunkRows();

    /// Into so many chunks a smaller plan is cut, so that its progress is seen.
    @WithDefault("20")
    int chunksForProgress();

    /// But no chunk has fewer planned rows than about this.
    @WithDefault("2500")
    int smallestChunk();

    /// A slice of change details is at most about so many bytes before it is deflated.
    @WithDefault("500000")
    int sliceBytes();
}
