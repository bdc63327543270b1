package io.datasync.local.up;

import io.datasync.local.PartFailure;
import java.util.List;
import java.util.Set;

/// What `up` was asked for.
///
/// @param fresh without the data of before
/// @param detach return once ready, leaving everything running
/// @param partsOnly without the four services, for who runs one of them from an editor
record Options(boolean fresh, boolean detach, boolean partsOnly) {
    private static final Set<String> KNOWN = Set.of("--fresh", "--detach", "--parts-only");

    static Options of(List<String> arguments) {
        for (String argument : arguments) {
            if (!KNOWN.contains(argument)) {
                throw new PartFailure(
                        "up does not know "
                                + argument
                                + ". Usage: deploy/local/up [--fresh] [--detach] [--parts-only]");
            }
        }
        return new Options(
                arguments.contains("--fresh"),
                arguments.contains("--detach"),
                arguments.contains("--parts-only"));
    }
}
