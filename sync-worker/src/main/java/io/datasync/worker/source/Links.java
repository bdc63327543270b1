package io.datasync.worker.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a person opens a spreadsheet.
///
/// @param endpoint of another server than Google's; empty for Google's own
record Links(Optional<URI> endpoint) {
    /// @param tab its number in links; null where it is not known
    /// @param cell in A1 notation; null for none
    String to(String spreadsheet, @Nullable Long tab, @Nullable String cell) {
        String id = URLEncoder.encode(spreadsheet, StandardCharsets.UTF_8);
        if (endpoint.isPresent()) {
            return endpoint.get() + "?spreadsheet=" + id;
        }
        return "https://docs.google.com/spreadsheets/d/"
                + id
                + "/edit"
                + (tab == null ? "" : "#gid=" + tab + (cell == null ? "" : "&range=" + cell));
    }
}
