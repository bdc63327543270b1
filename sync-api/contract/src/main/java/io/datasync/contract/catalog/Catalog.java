package io.datasync.contract.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All sync types, in the order of their pages.
public record Catalog(List<SyncType> types) {
    public Catalog {
        types =
                types.stream()
                        .sorted(
                                Comparator.comparingInt(SyncType::order)
                                        .thenComparing(SyncType::type))
                        .toList();
    }

    public Optional<SyncType> type(String type) {
        return types.stream().filter(candidate -> candidate.type().equals(type)).findFirst();
    }

    public Optional<Dataset> dataset(String dataset) {
        return types.stream()
                .flatMap(type -> type.datasets().stream())
                .filter(candidate -> candidate.dataset().equals(dataset))
                .findFirst();
    }
}
