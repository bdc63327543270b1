package io.datasync.worker.directory;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/// The one way into the database.
public final class Database {
    /// What goes wrong is told without the statement's values, which may be a person's.
    public static Jdbi connect(DataSource dataSource) {
        return Jdbi.create(dataSource)
                .configure(
                        StatementExceptions.class,
                        exceptions -> exceptions.setMessageRendering(MessageRendering.NONE));
    }

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        return connect(dataSource);
    }
}
