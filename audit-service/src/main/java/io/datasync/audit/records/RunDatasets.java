package io.datasync.audit.records;

import io.datasync.audit.paging.Cursor;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The datasets of a run, in whose order its records are listed.
final class RunDatasets {
    private static final String DATASETS =
            "SELECT dataset FROM run_dataset WHERE sync_id = :syncId ORDER BY position, dataset";

    private RunDatasets() {}

    /// @param wanted empty for all
    static List<String> of(Handle handle, UUID syncId, List<String> wanted) {
        return handle.createQuery(DATASETS)
                .bind("syncId", syncId)
                .mapTo(String.class)
                .filter(name -> wanted.isEmpty() || wanted.contains(name))
                .list();
    }

    /// Those that are not listed yet, from the one that a cursor's first part names.
    static List<String> from(List<String> datasets, @Nullable Cursor after) {
        if (after == null) {
            return datasets;
        }
        int reached = datasets.indexOf(after.text(0));
        if (reached < 0) {
            throw Cursor.invalid();
        }
        return datasets.subList(reached, datasets.size());
    }
}
