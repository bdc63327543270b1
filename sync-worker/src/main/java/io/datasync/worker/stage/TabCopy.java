package io.datasync.worker.stage;

import io.datasync.worker.judge.Columns;
import io.datasync.worker.judge.Judge;
import io.datasync.worker.judge.Verdict;
import io.datasync.worker.judge.Verdict.Judged;
import io.datasync.worker.judge.Verdict.Skip;
import io.datasync.worker.source.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// One tab's rows on their way into its stage table; those that are as their record is stay out.
final class TabCopy {
    private final StageTable table;
    private final Columns columns;
    private final Judge judge;
    private final Predicate<Judged> wanted;
    private final @Nullable KnownRecords known;
    private final List<Integer> asked;
    private final int[] present;
    private final int[] missing;
    private final Map<Integer, Fingerprints> unique;
    private final Set<Integer> suspects = new HashSet<>();
    private final SheetRows records = new SheetRows();
    private final CopyText text = new CopyText();
    private final CopyIn copy;

    private TabCopy(
            StageTable table,
            Columns columns,
            Judge judge,
            Predicate<Judged> wanted,
            @Nullable KnownRecords known,
            CopyIn copy) {
        this.table = table;
        this.columns = columns;
        this.judge = judge;
        this.wanted = wanted;
        this.known = known;
        this.copy = copy;
        asked = table.asked();
        present = ints(table.present(columns));
        missing = ints(table.missing(columns));
        unique =
                table.directory().unique().stream()
                        .collect(Collectors.toMap(column -> column, _ -> new Fingerprints()));
    }

    private static int[] ints(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Makes the table and begins to copy, in the connection's transaction.
    ///
    /// @param known the records as they are; null to stage every row
    static TabCopy begin(
            Connection connection,
            StageTable table,
            Columns columns,
            Judge judge,
            Predicate<Judged> wanted,
            @Nullable KnownRecords known)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(table.create());
        }
        CopyIn copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copy(columns));
        return new TabCopy(table, columns, judge, wanted, known, copy);
    }

    /// @return false for a blank row, which is no record
    boolean row(Row row) throws SQLException {
        return switch (judge.judge(row)) {
            case Verdict.Blank _ -> false;
            case Judged judged -> {
                if (wanted.test(judged)) {
                    records.add(judged.row());
                    write(judged);
                }
                yield true;
            }
        };
    }

    private void write(Judged judged) throws SQLException {
        int start = text.length();
        for (int column : present) {
            text.value(judged.values().get(column));
        }
        if (isKnown(judged, start)) {
            text.truncate(start);
            return;
        }
        for (int column : missing) {
            text.value(judged.values().get(column));
        }
        writeVerdict(judged);
        if (judged.skipped() == null) {
            unique.forEach((column, seen) -> see(column, seen, judged.values().get(column)));
        }
        if (text.full()) {
            send();
        }
    }

    private boolean isKnown(Judged judged, int start) {
        return known != null
                && judged.skipped() == null
                && judged.violations().isEmpty()
                && known.contains(text.bytes(), start, text.length());
    }

    private void writeVerdict(Judged judged) {
        Skip skip = judged.skipped();
        Note note = Note.of(judged, asked);
        text.number(judged.row())
                .value(skip == null ? null : (Long) (long) skip.precedence())
                .value(skip == null ? null : skip.reason())
                .value(!judged.violations().isEmpty())
                .value(judged.repeated())
                .value(note == null ? null : note.json())
                .endRow();
    }

    private void see(int column, Fingerprints seen, @Nullable Object value) {
        if (value != null && !seen.add(value.toString())) {
            suspects.add(column);
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(text.bytes(), 0, text.length());
        text.clear();
    }

    Staged end() throws SQLException {
        send();
        long copied = copy.endCopy();
        if (known != null) {
            known.await();
        }
        return new Staged(table, records, copied, columns, judge::named, suspects);
    }

    void abandon() throws SQLException {
        if (known != null) {
            known.stop();
        }
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
