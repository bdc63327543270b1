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

/// One tab's rows on their way into its stage table.
final class TabCopy {
    private final StageTable table;
    private final Columns columns;
    private final Judge judge;
    private final Predicate<Judged> wanted;
    private final List<Integer> asked;
    private final Map<Integer, Fingerprints> unique;
    private final Set<Integer> suspects = new HashSet<>();
    private final CopyText text = new CopyText();
    private final CopyIn copy;

    private TabCopy(
            StageTable table, Columns columns, Judge judge, Predicate<Judged> wanted, CopyIn copy) {
        this.table = table;
        this.columns = columns;
        this.judge = judge;
        this.wanted = wanted;
        this.copy = copy;
        asked = table.asked();
        unique =
                table.directory().unique().stream()
                        .collect(Collectors.toMap(column -> column, _ -> new Fingerprints()));
    }

    /// Makes the table and begins to copy, in the connection's transaction.
    static TabCopy begin(
            Connection connection,
            StageTable table,
            Columns columns,
            Judge judge,
            Predicate<Judged> wanted)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(table.create());
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copy());
        return new TabCopy(table, columns, judge, wanted, copy);
    }

    /// @return false for a blank row, which is no record
    boolean row(Row row) throws SQLException {
        return switch (judge.judge(row)) {
            case Verdict.Blank _ -> false;
            case Judged judged -> {
                if (wanted.test(judged)) {
                    write(judged);
                }
                yield true;
            }
        };
    }

    private void write(Judged judged) throws SQLException {
        Skip skip = judged.skipped();
        Note note = Note.of(judged, asked);
        text.number(judged.row())
                .value(skip == null ? null : (Long) (long) skip.precedence())
                .value(skip == null ? null : skip.reason())
                .value(!judged.violations().isEmpty())
                .value(note == null ? null : note.json());
        for (Object value : judged.values()) {
            text.value(value);
        }
        text.endRow();
        if (skip == null) {
            unique.forEach((column, seen) -> see(column, seen, judged.values().get(column)));
        }
        if (text.full()) {
            send();
        }
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
        return new Staged(table, copy.endCopy(), columns, suspects);
    }

    void abandon() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
