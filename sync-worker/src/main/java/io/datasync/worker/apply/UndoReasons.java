package io.datasync.worker.apply;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.directory.Reference;
import io.datasync.worker.plan.PlanTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Why an undo keeps a record, or cannot take back what was done to it.
final class UndoReasons implements Why {
    static final String COULD_NOT = "Could not be undone: ";

    private final Dataset dataset;
    private final PlanFields fields;
    private final List<Integer> unique;
    private final List<Integer> referring;

    UndoReasons(Catalog catalog, PlanTable plan) {
        dataset = plan.directory().dataset();
        fields = new PlanFields(plan.directory().size());
        unique = plan.directory().unique();
        referring = Reference.madeBy(catalog, dataset).stream().map(Reference::column).toList();
    }

    /// Kept: what the earlier run made of it and what it is now differ.
    @Override
    public Failure skipped(PlanLine line) {
        List<Integer> edited =
                IntStream.range(0, fields.size())
                        .filter(
                                i ->
                                        FieldJson.differ(
                                                line,
                                                fields.wanted(i),
                                                fields.old(i),
                                                column(i).kind()))
                        .boxed()
                        .toList();
        return new Failure(
                edited.stream()
                        .map(i -> column(i).label())
                        .collect(Collectors.joining(", ", "Edited since: ", "")),
                edited.stream().map(i -> edited(line, i)).toList());
    }

    private Problem edited(PlanLine line, int index) {
        String now = shown(line, fields.old(index), index);
        return problem(
                index,
                now,
                "%s is now %s, the run had made it %s"
                        .formatted(
                                column(index).label(),
                                orBlank(now),
                                orBlank(shown(line, fields.wanted(index), index))),
                "Nothing, if the later value is right; else change the record itself.");
    }

    @Override
    public Failure failed(PlanLine line) {
        String reason = line.text(PlanFields.REASON);
        if (reason != null) {
            return new Failure(COULD_NOT + reason, List.of());
        }
        List<Problem> problems = new ArrayList<>();
        for (int column : PlanTable.set(line.number(PlanFields.TAKEN), unique)) {
            problems.add(
                    problem(
                            column,
                            shown(line, fields.wanted(column), column),
                            column(column).label() + " has already been taken",
                            "Give the other record another value, then undo the run again."));
        }
        for (int column : PlanTable.set(line.number(PlanFields.MISSING), referring)) {
            problems.add(
                    problem(
                            column,
                            shown(line, fields.wanted(column), column),
                            column(column).label() + " must exist",
                            "Bring the record back that it means, then undo the run again."));
        }
        return new Failure(
                problems.stream()
                        .map(Problem::message)
                        .collect(Collectors.joining(", ", COULD_NOT, "")),
                problems);
    }

    private Problem problem(int index, @Nullable String value, String message, String action) {
        return new Problem("", "", column(index).header(), value, message, action);
    }

    private Column column(int index) {
        return dataset.columns().get(index);
    }

    private @Nullable String shown(PlanLine line, int field, int index) {
        return FieldJson.text(line, field, column(index).kind());
    }

    private static String orBlank(@Nullable String value) {
        return value == null ? "(blank)" : value;
    }
}
