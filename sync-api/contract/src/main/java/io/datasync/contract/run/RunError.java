package io.datasync.contract.run;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why a run as a whole failed.
///
/// @param code    stable, e.g. `HEADER_MISSING`
/// @param message what happened and where, as a sentence
/// @param action  what to do; null where nothing can be
/// @param where   the place in the source; null where there is none
public record RunError(
        String code, String message, @Nullable String action, @Nullable Where where) {
    public RunError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    public RunError(String code, String message) {
        this(code, message, null, null);
    }

    /// A place in a spreadsheet.
    ///
    /// @param spreadsheet its title where known, else its id
    /// @param cell        A1 notation, e.g. `G1`
    /// @param header      the header that is meant
    /// @param nearMiss    the header found in its place
    /// @param headers     the neighbourhood in the header row, in sheet order; empty where it does not matter
    public record Where(
            @Nullable String spreadsheet,
            @Nullable String url,
            @Nullable String tab,
            @Nullable Integer row,
            @Nullable String cell,
            @Nullable String header,
            @Nullable String nearMiss,
            List<HeaderCell> headers) {
        @SuppressWarnings("NullAway") // absent in JSON
        public Where {
            headers = headers == null ? List.of() : List.copyOf(headers);
        }
    }

    /// A cell of the header row: column letter and text.
    public record HeaderCell(String column, String header) {
        public HeaderCell {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(header, "header");
        }
    }
}
