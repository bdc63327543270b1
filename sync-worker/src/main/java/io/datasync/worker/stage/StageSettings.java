package io.datasync.worker.stage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much memory reading may take.
@ConfigMapping(prefix = "datasync.stage")
public interface StageSettings {
    /// The share of the heap that one dataset's records may take as hashes, 24 bytes each, so that rows that are
    /// unchanged need not be staged; of a dataset with more records, those that fit. 0 stages every row.
    @WithDefault("0.3")
    double knownShare();
}
