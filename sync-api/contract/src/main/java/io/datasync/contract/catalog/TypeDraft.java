package io.datasync.contract.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sync type as one file has it, perhaps with faults.
record TypeDraft(
        Faults faults,
        @Nullable String type,
        @Nullable String label,
        @Nullable String page,
        @Nullable Integer order,
        Guards guards,
        List<DatasetDraft> datasets) {
    static TypeDraft read(Mapping file) {
        String type = file.text("type");
        if (type != null) {
            Names.faultOfType(type).ifPresent(reason -> file.fault("type", reason));
        }
        Mapping guards = file.optionalMapping("guards");
        TypeDraft draft =
                new TypeDraft(
                        file.faults(),
                        type,
                        file.text("label"),
                        file.text("page"),
                        file.integer("order"),
                        guards == null ? Guards.DEFAULT : Guards.read(guards),
                        file.mappings("datasets").stream().map(DatasetDraft::read).toList());
        file.done();
        return draft;
    }

    /// To be called on a draft without faults only.
    SyncType build() {
        return new SyncType(
                Draft.sound(type),
                Draft.sound(label),
                Draft.sound(page),
                Draft.sound(order),
                guards,
                datasets.stream().map(DatasetDraft::build).toList());
    }
}
