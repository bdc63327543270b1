package io.datasync.bench.contender;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Row by row, as it is written first: for each row of the sheet a session and a transaction in which the record is
/// looked for, and then made or set; Hibernate writes it when it has changed.
final class HibernateRows implements Contender {
    private final Place place;
    private final SingleConnectionDataSource database;
    private @Nullable SessionFactory sessions;

    HibernateRows(Place place) {
        this.place = place;
        database =
                new SingleConnectionDataSource(place.jdbcUrl(), Place.ROLE, Place.password(), true);
    }

    @Override
    public void prepare() throws SQLException {
        place.createTable();
        Configuration configuration = new Configuration().addAnnotatedClass(HibernateMember.class);
        configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database);
        sessions = configuration.buildSessionFactory();
    }

    @Override
    public void sync(Path copyText) throws IOException {
        try (RowReader rows = new RowReader(place.values().toURL().openStream())) {
            for (SheetRow row = rows.next(); row != null; row = rows.next()) {
                SheetRow each = row;
                Objects.requireNonNull(sessions, "not prepared")
                        .inTransaction(session -> bring(session, each));
            }
        }
    }

    private static void bring(Session session, SheetRow row) {
        HibernateMember known = session.find(HibernateMember.class, row.code());
        if (known == null) {
            HibernateMember made = new HibernateMember();
            made.code = row.code();
            made.take(row);
            session.persist(made);
        } else {
            known.take(row);
        }
    }

    @Override
    public void close() {
        if (sessions != null) {
            sessions.close();
        }
        database.destroy();
    }
}
