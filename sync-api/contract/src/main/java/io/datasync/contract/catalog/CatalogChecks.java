package io.datasync.contract.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the files of a catalog go together: each name once, and each dataset that is referred to there, with a
/// single key column.
final class CatalogChecks {
    private final List<TypeDraft> types;

    private CatalogChecks(List<TypeDraft> types) {
        this.types = types;
    }

    /// Adds what is wrong to the faults of the file it is wrong in.
    static void check(List<TypeDraft> types) {
        CatalogChecks checks = new CatalogChecks(types);
        checks.checkNamesAreTakenOnce();
        List<Reference> references = Reference.allIn(types);
        references.forEach(checks::checkTarget);
        SyncOrder.check(types, references);
    }

    private void checkNamesAreTakenOnce() {
        Taken typeNames = new Taken("sync type");
        Taken datasets = new Taken("dataset");
        Taken tables = new Taken("table");
        for (TypeDraft type : types) {
            Taken tabs = new Taken("tab");
            typeNames.take(type.type(), type.faults(), "type");
            for (DatasetDraft dataset : type.datasets()) {
                datasets.take(dataset.dataset(), type.faults(), dataset.at("dataset"));
                tables.take(dataset.table(), type.faults(), dataset.at("table"));
                tabs.take(dataset.tab(), type.faults(), dataset.at("tab"));
            }
        }
    }

    private void checkTarget(Reference reference) {
        Faults faults = reference.from().faults();
        DatasetDraft target = reference.target(types);
        if (target == null) {
            faults.add(
                    reference.path(),
                    "\"%s\" is no dataset of the catalog%s"
                            .formatted(
                                    reference.dataset(),
                                    NearMiss.hint(reference.dataset(), Reference.datasets(types))));
            return;
        }
        if (target.key().size() > 1) {
            faults.add(
                    reference.path(),
                    "\"%s\" has %d key columns (%s), and one cell cannot name a record of it; refer to a dataset with a single key column"
                            .formatted(
                                    reference.dataset(),
                                    target.key().size(),
                                    String.join(", ", target.key())));
            return;
        }
        Kind needed =
                target.key().stream()
                        .flatMap(key -> target.column(key).stream())
                        .map(ColumnDraft::kind)
                        .findFirst()
                        .orElse(null);
        Kind kind = reference.column().kind();
        if (needed != null && kind != null && needed != kind) {
            faults.add(
                    reference.path(),
                    "is of kind %s, and the key of \"%s\" is of kind %s; the column's kind must be %s"
                            .formatted(
                                    kind.wire(),
                                    reference.dataset(),
                                    needed.wire(),
                                    needed.wire()));
        }
    }

    /// Names of which each may stand once.
    private static final class Taken {
        private final String what;
        private final Map<String, String> places = new HashMap<>();

        Taken(String what) {
            this.what = what;
        }

        void take(@Nullable String name, Faults faults, String path) {
            if (name == null) {
                return;
            }
            String before = places.putIfAbsent(name, faults.file() + ", " + path);
            if (before != null) {
                faults.add(
                        path,
                        "%s \"%s\" stands at %s already; each must have a name of its own"
                                .formatted(what, name, before));
            }
        }
    }
}
