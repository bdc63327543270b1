package io.datasync.worker.apply;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Scope;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.judge.Columns;
import io.datasync.worker.judge.Problems;
import io.datasync.worker.judge.Verdict.Violation;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.stage.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a planned row is skipped or fails: what the judge noted and what the plan found, in column order.
final class Reasons implements Why {
    private final PlanTable plan;
    private final PlanFields fields;
    private final Dataset dataset;
    private final Problems problems;

    Reasons(Catalog catalog, SyncType type, PlanTable plan, Columns columns) {
        this.plan = plan;
        dataset = plan.directory().dataset();
        fields = new PlanFields(plan.directory().size());
        problems = new Problems(catalog, type, dataset, columns);
    }

    @Override
    public Failure skipped(PlanLine line) {
        if (line.isNull(PlanFields.OUT)) {
            return new Failure(
                    Objects.requireNonNull(line.text(PlanFields.REASON)), note(line).problems());
        }
        int column = (int) line.number(PlanFields.OUT);
        Scope scope = Objects.requireNonNull(dataset.columns().get(column).scope());
        return new Failure(
                scope.otherwise(),
                List.of(problems.outOfScope(column, line.row(), found(line, note(line), column))));
    }

    @Override
    public Failure failed(PlanLine line) {
        Note note = note(line);
        List<Violation> violations = new ArrayList<>(note.violations());
        for (int column : PlanTable.set(line.number(PlanFields.MISSING), plan.referring())) {
            violations.add(
                    new Violation(
                            column,
                            problems.doesNotExist(column, line.row(), found(line, note, column))));
        }
        for (int column : PlanTable.set(line.number(PlanFields.TAKEN), plan.directory().unique())) {
            violations.add(
                    new Violation(
                            column,
                            problems.taken(column, line.row(), found(line, note, column), null)));
        }
        violations.sort(Comparator.comparingInt(Violation::column));
        List<Problem> all = violations.stream().map(Violation::problem).toList();
        return new Failure(
                "Validation failed: "
                        + all.stream().map(Problem::message).collect(Collectors.joining(", ")),
                all);
    }

    private static Note note(PlanLine line) {
        String json = line.text(PlanFields.NOTE);
        return json == null ? Note.NONE : Note.read(json);
    }

    private @Nullable String found(PlanLine line, Note note, int column) {
        String noted = note.found().get(column);
        return noted != null
                ? noted
                : FieldJson.text(line, fields.wanted(column), dataset.columns().get(column).kind());
    }
}
