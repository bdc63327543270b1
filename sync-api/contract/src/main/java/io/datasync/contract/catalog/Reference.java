package io.datasync.contract.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A place in the catalog where a column speaks of another dataset's records.
///
/// @param from    the sync type it stands in
/// @param owner   the dataset it stands in
/// @param path    of the place, in the file of `from`
/// @param dataset the name of the dataset it refers to
record Reference(
        TypeDraft from, DatasetDraft owner, ColumnDraft column, String path, String dataset) {
    static List<Reference> allIn(List<TypeDraft> types) {
        List<Reference> references = new ArrayList<>();
        for (TypeDraft type : types) {
            for (DatasetDraft owner : type.datasets()) {
                owner.columns().forEach(column -> addAll(references, type, owner, column));
            }
        }
        return references;
    }

    private static void addAll(
            List<Reference> references, TypeDraft type, DatasetDraft owner, ColumnDraft column) {
        if (column.scope() instanceof Scope.Exists(String dataset, String _)) {
            references.add(new Reference(type, owner, column, column.at("scope.exists"), dataset));
        }
        for (Rule rule : column.rules()) {
            if (rule instanceof Rule.References(String dataset)) {
                references.add(
                        new Reference(type, owner, column, column.at("references"), dataset));
            }
        }
    }

    /// The names of all datasets.
    static List<String> datasets(List<TypeDraft> types) {
        return types.stream()
                .flatMap(type -> type.datasets().stream())
                .map(DatasetDraft::dataset)
                .filter(Objects::nonNull)
                .toList();
    }

    /// The sync type that has the dataset referred to; null when none has.
    @Nullable TypeDraft targetType(List<TypeDraft> types) {
        return types.stream().filter(type -> in(type) != null).findFirst().orElse(null);
    }

    /// The dataset referred to; null when there is none.
    @Nullable DatasetDraft target(List<TypeDraft> types) {
        TypeDraft type = targetType(types);
        return type == null ? null : in(type);
    }

    private @Nullable DatasetDraft in(TypeDraft type) {
        return type.datasets().stream()
                .filter(candidate -> dataset.equals(candidate.dataset()))
                .findFirst()
                .orElse(null);
    }
}
