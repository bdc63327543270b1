package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a scenario has given.
///
/// @param millis    of each contender, by round
/// @param processor the machine's noise in the same rounds, see [Noise]
record Result(
        Scenario scenario, Map<ContenderKind, Figures> millis, Figures processor, Figures disk) {
    Result {
        millis = Collections.unmodifiableMap(new LinkedHashMap<>(millis));
    }

    /// @throws NullPointerException when the contender was not measured here
    double median(ContenderKind kind) {
        return Objects.requireNonNull(millis.get(kind), kind.label()).median();
    }

    /// What ours took longer than the source alone takes to come over the wire.
    Optional<Figures> besideTheSource() {
        Figures ours = millis.get(ContenderKind.OURS);
        Figures source = millis.get(ContenderKind.SOURCE);
        return ours == null || source == null ? Optional.empty() : Optional.of(ours.minus(source));
    }
}
