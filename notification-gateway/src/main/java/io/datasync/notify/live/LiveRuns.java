package io.datasync.notify.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The newest view of each run that has not ended, and the revisions of those that have: a late word of an ended run
/// must not bring it back. Not safe for use by several threads.
final class LiveRuns {
    private final Map<UUID, LiveRun> underWay = new HashMap<>();
    private final Map<UUID, Long> ended;

    /// @param endedKept how many ended runs are remembered; progress is kept an hour by Kafka, so more than an hour's
    ///                  worth
    LiveRuns(int endedKept) {
        ended =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
                        return size() > endedKept;
                    }
                };
    }

    /// Takes in what was heard.
    ///
    /// @return empty when it is known already, or older than what is known
    Optional<Change> hear(LiveRun heard) {
        LiveRun known = underWay.get(heard.id());
        if (ended.containsKey(heard.id())
                || (known != null && heard.revision() <= known.revision())) {
            return Optional.empty();
        }
        if (heard.view().status().ended()) {
            underWay.remove(heard.id());
            ended.put(heard.id(), heard.revision());
        } else {
            underWay.put(heard.id(), heard);
        }
        return Optional.of(new Change(heard, known));
    }

    /// The newest revision heard of a run; 0 when nothing was.
    long revision(UUID id) {
        LiveRun known = underWay.get(id);
        return known == null ? ended.getOrDefault(id, 0L) : known.revision();
    }

    /// Queued and running ones and those that wait for approval: all that a snapshot shows. A held run does nothing, and
    /// yet a page that was just opened must show it.
    List<LiveRun> notEnded() {
        return List.copyOf(underWay.values());
    }

    /// A run changed.
    ///
    /// @param before null for a run that was not known
    record Change(LiveRun run, @Nullable LiveRun before) {
        /// False when only the progress differs.
        boolean ofState() {
            return before == null || before.view().status() != run.view().status();
        }
    }
}
