package io.datasync.worker.source;

import java.util.List;

/// What to read.
///
/// @param location as configured, for Google Sheets the spreadsheet's id
/// @param tabs     in the order in which they are wanted
public record ReadRequest(String location, List<String> tabs) {
    public ReadRequest {
        tabs = List.copyOf(tabs);
    }
}
