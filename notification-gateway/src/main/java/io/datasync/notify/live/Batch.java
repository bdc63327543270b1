package io.datasync.notify.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Updates that are told together. Each is encoded once, and each frame once for all who see the same of them.
final class Batch {
    private final List<Conflation.Due> updates;
    private final @Nullable String[] messages;
    private final Map<BitSet, String> frames = new HashMap<>();

    Batch(List<Conflation.Due> updates) {
        this.updates = List.copyOf(updates);
        this.messages = new String[updates.size()];
    }

    /// The frame for this window; empty when none of it is for it.
    Optional<String> frameFor(LiveSocket socket) {
        BitSet seen = new BitSet(updates.size());
        for (int i = 0; i < updates.size(); i++) {
            if (socket.sees(updates.get(i).update(), updates.get(i).stamp())) {
                seen.set(i);
            }
        }
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(frames.computeIfAbsent(seen, this::encode));
    }

    private String encode(BitSet seen) {
        List<String> chosen = new ArrayList<>();
        seen.stream().forEach(i -> chosen.add(message(i)));
        return Frames.frame(chosen);
    }

    private String message(int i) {
        String known = messages[i];
        if (known != null) {
            return known;
        }
        String encoded = Frames.message(updates.get(i).update());
        messages[i] = encoded;
        return encoded;
    }
}
