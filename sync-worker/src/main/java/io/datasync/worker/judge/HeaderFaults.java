package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunError.HeaderCell;
import io.datasync.contract.run.RunView;
import io.datasync.worker.source.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is wrong with a header row, in words.
///
/// @param headers the texts of its cells, in sheet order
record HeaderFaults(Dataset dataset, RunView.Source source, int row, List<String> headers) {
    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN = 5;

    RunError empty() {
        return new RunError(
                "HEADER_MISSING",
                theTab() + " is empty: it has no header row.",
                "Write the headers in its first row: %s. Then try again."
                        .formatted(
                                dataset.columns().stream()
                                        .map(Column::header)
                                        .collect(Collectors.joining(", "))),
                where(null, null, null, List.of()));
    }

    RunError duplicate(Column column, List<Integer> found) {
        String first = Columns.letterAt(found.getFirst()) + row;
        String second = Columns.letterAt(found.get(1)) + row;
        String header = column.header();
        String message =
                "%s has the column “%s” twice: “%s” in %s and “%s” in %s."
                        .formatted(
                                theTab(),
                                header,
                                shown(found.getFirst()),
                                first,
                                shown(found.get(1)),
                                second);
        return new RunError(
                "HEADER_DUPLICATE",
                message,
                "Rename or delete one of %s and %s, then try again.".formatted(first, second),
                where(second, header, null, around(found.get(1))));
    }

    /// Empty when no column is missed. A column that may be left out is missed when a header that nothing else claims
    /// is all but its own: it was renamed, and its values must not be taken for blank.
    Optional<RunError> missing(List<Integer> positions) {
        List<String> unclaimed =
                IntStream.range(0, headers.size())
                        .filter(i -> !positions.contains(i) && !headers.get(i).isEmpty())
                        .mapToObj(headers::get)
                        .toList();
        List<Missed> missed = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i) < 0) {
                Column column = dataset.columns().get(i);
                boolean needed = dataset.headerNeeded(column);
                Optional<String> near =
                        NearMiss.of(
                                column.header(),
                                unclaimed,
                                needed ? NearMiss.SIMILAR : NearMiss.SAME);
                if (needed || near.isPresent()) {
                    missed.add(new Missed(column.header(), near.map(headers::indexOf).orElse(-1)));
                }
            }
        }
        return missed.isEmpty() ? Optional.empty() : Optional.of(errorOf(missed));
    }

    private RunError errorOf(List<Missed> missed) {
        Missed shown =
                missed.stream().filter(Missed::hasNear).findFirst().orElse(missed.getFirst());
        String names =
                missed.stream().map(m -> "“" + m.header() + "”").collect(Collectors.joining(", "));
        String likes =
                missed.stream()
                        .filter(Missed::hasNear)
                        .map(
                                m ->
                                        " “%s” in %s looks like %s."
                                                .formatted(
                                                        shown(m.near()),
                                                        cell(m.near()),
                                                        missed.size() == 1
                                                                ? "it"
                                                                : "“" + m.header() + "”"))
                        .collect(Collectors.joining());
        String message =
                "%s has no column%s %s.%s"
                        .formatted(theTab(), missed.size() == 1 ? "" : "s", names, likes);
        return new RunError(
                "HEADER_MISSING",
                message,
                missed.stream().map(this::action).collect(Collectors.joining(" ")),
                where(
                        shown.hasNear() ? cell(shown.near()) : null,
                        shown.header(),
                        shown.hasNear() ? shown(shown.near()) : null,
                        around(shown.hasNear() ? shown.near() : headers.size() - 1)));
    }

    private String action(Missed missed) {
        return missed.hasNear()
                ? "Rename %s to “%s”, then try again. Or ask for “%s” to be accepted as another name for this column."
                        .formatted(cell(missed.near()), missed.header(), shown(missed.near()))
                : "Add a column with the header “%s” to the tab “%s”, then try again."
                        .formatted(missed.header(), dataset.tab());
    }

    private String theTab() {
        String title = source.title();
        return "The tab “%s” of “%s”".formatted(dataset.tab(), title == null ? source.id() : title);
    }

    private String cell(int position) {
        return Columns.letterAt(position) + row;
    }

    private String shown(int position) {
        return CellText.shown(headers.get(position));
    }

    private List<HeaderCell> around(int position) {
        int end = Math.min(headers.size(), Math.max(0, position - SHOWN_BEFORE) + SHOWN);
        return IntStream.range(Math.max(0, end - SHOWN), end)
                .mapToObj(i -> new HeaderCell(Columns.letterAt(i), shown(i)))
                .toList();
    }

    private RunError.Where where(
            @Nullable String cell,
            @Nullable String header,
            @Nullable String nearMiss,
            List<HeaderCell> around) {
        String title = source.title();
        return new RunError.Where(
                title == null ? source.id() : title,
                source.url(),
                dataset.tab(),
                row,
                cell,
                header,
                nearMiss,
                around);
    }

    /// A column that is not there.
    ///
    /// @param near the place of the header that looks like it; -1 for none
    private record Missed(String header, int near) {
        boolean hasNear() {
            return near >= 0;
        }
    }
}
