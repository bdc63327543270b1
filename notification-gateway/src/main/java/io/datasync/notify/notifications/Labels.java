package io.datasync.notify.notifications;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Sync types in words. A type the catalog does not have (it came after this service started, or there is no catalog
/// here) is named by its name.
public final class Labels implements UnaryOperator<String> {
    private final Map<String, String> labels;

    private Labels(Map<String, String> labels) {
        this.labels = labels;
    }

    public static Labels of(Catalog catalog) {
        return new Labels(
                catalog.types().stream()
                        .collect(Collectors.toUnmodifiableMap(SyncType::type, SyncType::label)));
    }

    public static Labels none() {
        return new Labels(Map.of());
    }

    @Override
    public String apply(String type) {
        String known = labels.get(type);
        return known == null ? inWords(type) : known;
    }

    private static String inWords(String type) {
        return type.isEmpty()
                ? type
                : type.substring(0, 1).toUpperCase(Locale.ROOT)
                        + type.substring(1).replace('-', ' ');
    }
}
