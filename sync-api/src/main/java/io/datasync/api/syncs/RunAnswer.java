package io.datasync.api.syncs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.datasync.api.runs.KnownRun;
import io.datasync.contract.run.RunView;
import org.jspecify.annotations.Nullable;

/// A run as HTTP answers it.
///
/// @param seq    grows with what is known of the run, as on the WebSocket
/// @param joined on starting: whether the run was under way already; else left out
record RunAnswer(
        @JsonUnwrapped RunView run,
        long seq,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean joined) {
    static RunAnswer of(KnownRun run) {
        return new RunAnswer(run.view(), run.revision(), null);
    }

    static RunAnswer started(KnownRun run, boolean joined) {
        return new RunAnswer(run.view(), run.revision(), joined);
    }
}
