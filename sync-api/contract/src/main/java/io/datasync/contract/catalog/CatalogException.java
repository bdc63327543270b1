package io.datasync.contract.catalog;

import java.util.List;

/// The catalog is wrong; the message names every fault with file, path in the file and reason.
public final class CatalogException extends RuntimeException {
    private final List<Fault> faults;

    public CatalogException(List<Fault> faults) {
        super(String.join("\n", faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /// One thing that is wrong.
    ///
    /// @param file   the file's name
    /// @param path   within the file, e.g. `datasets[0].columns[3].kind`; empty for the whole file
    /// @param reason what is wrong, and what would be right
    public record Fault(String file, String path, String reason) {
        @Override
        public String toString() {
            return path.isEmpty() ? file + ": " + reason : file + ", " + path + ": " + reason;
        }
    }
}
