package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// That a run was held before it wrote anything, and what became of it.
///
/// @param planHash   SHA-256 of the plan, hex: what is approved is exactly this
/// @param expiresAt  when the run ends `cancelled` unless it was approved before
/// @param guards     those that tripped; empty for a preview whose plan is harmless
/// @param approvedBy null until somebody approved it
/// @param approvedAt null until then
public record Hold(
        Reason reason,
        String planHash,
        Instant heldAt,
        Instant expiresAt,
        List<GuardTrip> guards,
        @Nullable Requester approvedBy,
        @Nullable Instant approvedAt) {
    @SuppressWarnings("NullAway") // absent in JSON
    public Hold {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(planHash, "planHash");
        Objects.requireNonNull(heldAt, "heldAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        guards = guards == null ? List.of() : List.copyOf(guards);
    }

    /// Why it is held.
    public enum Reason {
        /// It was asked for as a preview.
        PREVIEW,
        /// A guard tripped.
        GUARD;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException for an unknown reason
        @JsonCreator
        public static Reason of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// A guard that tripped (contract section 3), with its figures.
    ///
    /// @param code         `GUARD_ROWS_LOST` or `GUARD_ROWS_FAILED`
    /// @param rows         rows the tab has now
    /// @param rowsBefore   rows the last good run read; null where that is not what the guard compares
    /// @param rowsFailed   rows that would fail; null where that is not what the guard compares
    /// @param limitPercent what the catalog allows, in percent
    public record GuardTrip(
            String code,
            String dataset,
            String tab,
            long rows,
            @Nullable Long rowsBefore,
            @Nullable Long rowsFailed,
            int limitPercent) {
        public GuardTrip {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(dataset, "dataset");
            Objects.requireNonNull(tab, "tab");
        }
    }
}
