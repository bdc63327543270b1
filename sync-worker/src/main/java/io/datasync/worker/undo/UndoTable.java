package io.datasync.worker.undo;

import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.stage.StageTable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The table an undo copies what the earlier run did to one dataset's records into; unlogged, and a table of its own for
/// each claim, as every stage table.
///
/// Columns: `_row`; `_kind`, what the earlier run did: `c`reated, `u`pdated or remove`d`; `_lost`, the columns it changed
/// that the catalog does not have any more; and for the catalog's columns `h0`, `h1` … whether it changed them, `w0` …
/// what it made of them, `b0` … what they were before. A key's columns are in `w` always.
record UndoTable(StageTable stage) {
    static final char CREATED = 'c';
    static final char UPDATED = 'u';
    static final char REMOVED = 'd';

    String name() {
        return stage.name();
    }

    DirectoryTable directory() {
        return stage.directory();
    }

    String create() {
        String columns =
                IntStream.range(0, directory().size())
                        .mapToObj(
                                i ->
                                        "h%1$d boolean, w%1$d %2$s, b%1$d %2$s"
                                                .formatted(i, directory().type(i)))
                        .collect(Collectors.joining(", "));
        return "CREATE UNLOGGED TABLE %s (_row integer, _kind \"char\", _lost text, %s)"
                .formatted(name(), columns);
    }

    /// Frozen, since the table was made by the same transaction.
    String copy() {
        return "COPY %s FROM STDIN (FREEZE)".formatted(name());
    }
}
