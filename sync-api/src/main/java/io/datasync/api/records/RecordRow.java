package io.datasync.api.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as JSON, and where it stands in the order.
record RecordRow(Map<String, @Nullable Object> json, List<@Nullable String> position) {
    RecordRow {
        json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
        position = Collections.unmodifiableList(new ArrayList<>(position));
    }
}
