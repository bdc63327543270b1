package io.datasync.api.records;

import io.datasync.api.page.Cursor;
import io.datasync.api.problem.Outages;
import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// Reads the directory's tables. They are the worker's: until it has made them there is nothing to read.
@ApplicationScoped
class Directory {
    /// Undefined table, undefined column, undefined schema, insufficient privilege.
    private static final Set<String> NOT_MADE_YET = Set.of("42P01", "42703", "3F000", "42501");

    /// A cast of a bound value that is none of the type: only a cursor's values are cast.
    private static final String DATA_EXCEPTION = "22";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Jdbi jdbi;

    Directory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Items and total of the same moment.
    RecordsPage page(RecordsQuery query, int limit) {
        try {
            return jdbi.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ,
                    handle -> {
                        handle.setReadOnly(true);
                        return page(handle, query, limit);
                    });
        } catch (StatementException refused) {
            throw explained(refused, query);
        }
    }

    private static RecordsPage page(Handle handle, RecordsQuery query, int limit) {
        var count = handle.createQuery(query.count());
        query.bindFilters(count);
        long total = count.mapTo(Long.class).one();
        RecordReader reader = new RecordReader(query);
        var select = handle.createQuery(query.page());
        query.bindPage(select, limit + 1);
        List<RecordRow> rows = select.map((row, _) -> reader.read(row)).list();
        boolean more = rows.size() > limit;
        List<RecordRow> page = more ? rows.subList(0, limit) : rows;
        String next = more ? query.order().cursor(page.getLast().position()).encoded() : null;
        return new RecordsPage(page.stream().map(RecordRow::json).toList(), next, total);
    }

    private static RuntimeException explained(StatementException refused, RecordsQuery query) {
        String state = Outages.stateOf(refused);
        if (NOT_MADE_YET.contains(state)) {
            return new ProblemException(
                    ProblemCode.DIRECTORY_NOT_READY,
                    "The table of "
                            + query.dataset().dataset()
                            + " is not there yet; the sync worker makes it when it starts.",
                    RETRY_AFTER);
        }
        return query.position() != null && state.startsWith(DATA_EXCEPTION)
                ? Cursor.invalid()
                : refused;
    }
}
