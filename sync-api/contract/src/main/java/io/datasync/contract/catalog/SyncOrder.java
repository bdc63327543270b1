package io.datasync.contract.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether there is an order of syncs in which every record finds the records it refers to. A sync type's datasets are
/// synced in the order of its file; the types may be synced in any.
final class SyncOrder {
    private SyncOrder() {}

    static void check(List<TypeDraft> types, List<Reference> references) {
        for (Reference reference : references) {
            TypeDraft target = reference.targetType(types);
            if (reference.from().equals(target)) {
                checkStandsBefore(reference, types);
            } else if (target != null && reaches(target, reference.from(), types, references)) {
                fault(
                        reference,
                        "refers to \"%s\" of %s, which refers back to this file's datasets; no order of syncs fills both, so take one of the references out"
                                .formatted(reference.dataset(), target.faults().file()));
            }
        }
    }

    private static void checkStandsBefore(Reference reference, List<TypeDraft> types) {
        List<DatasetDraft> datasets = reference.from().datasets();
        int own = datasets.indexOf(reference.owner());
        int target = datasets.indexOf(reference.target(types));
        if (target == own) {
            fault(
                    reference,
                    "refers to its own dataset; it must refer to one that is synced before");
        } else if (target > own) {
            fault(
                    reference,
                    "refers to \"%s\", which is synced after this dataset; it must stand before it in the file"
                            .formatted(reference.dataset()));
        }
    }

    private static void fault(Reference reference, String reason) {
        reference.from().faults().add(reference.path(), reason);
    }

    private static boolean reaches(
            TypeDraft start, TypeDraft goal, List<TypeDraft> types, List<Reference> references) {
        Set<TypeDraft> seen = new HashSet<>();
        Deque<TypeDraft> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            TypeDraft type = open.pop();
            if (type.equals(goal)) {
                return true;
            }
            if (seen.add(type)) {
                references.stream()
                        .filter(reference -> reference.from().equals(type))
                        .flatMap(reference -> Stream.ofNullable(reference.targetType(types)))
                        .forEach(open::push);
            }
        }
        return false;
    }
}
