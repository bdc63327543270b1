package io.datasync.contract.catalog;

import io.datasync.contract.catalog.CatalogException.Fault;
import java.util.ArrayList;
import java.util.List;

/// What has been found wrong in one file so far.
final class Faults {
    private final String file;
    private final List<Fault> found = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(String path, String reason) {
        found.add(new Fault(file, path, reason));
    }

    List<Fault> found() {
        return List.copyOf(found);
    }
}
