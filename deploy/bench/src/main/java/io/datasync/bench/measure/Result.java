package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a scenario has given.
///
/// @param millis    of each contender, by round
/// @param processor the machine's noise in the same rounds, see [Noise]
record Result(
        Scenario scenario, Map<ContenderKind, Figures> millis, Figures processor, Figures disk) {
    Result {
        millis = Collections.unmodifiableMap(new LinkedHashMap<>(millis));
    }
}
