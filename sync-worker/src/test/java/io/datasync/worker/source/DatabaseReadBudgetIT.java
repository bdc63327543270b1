package io.datasync.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.local.testing.SharedParts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseReadBudgetIT {
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void tables() throws SQLException, IOException {
        database.setUrl(SharedParts.postgres().freshDatabase("budget_" + System.nanoTime()));
        database.setUser("worker");
        database.setPassword(io.datasync.local.PostgresPart.passwordOf("worker"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream migration =
                        getClass().getResourceAsStream("/db/migration/V2__read_budget.sql")) {
            statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void several_workers_together_never_take_more_than_the_budget() throws Exception {
        List<Future<Duration>> taken = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                taken.add(workers.submit(() -> new DatabaseReadBudget(database, 60).take("a")));
            }
        }

        int reads = 0;
        for (Future<Duration> take : taken) {
            if (take.get().isZero()) {
                reads++;
            } else {
                assertThat(take.get()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
            }
        }
        assertThat(reads).isEqualTo(60);
        assertThat(new DatabaseReadBudget(database, 60).take("another account")).isZero();
    }

    @Test
    void a_read_is_free_again_after_a_minute_and_not_before() throws SQLException {
        DatabaseReadBudget budget = new DatabaseReadBudget(database, 2);
        assertThat(budget.take("a")).isZero();
        age("55 seconds");
        assertThat(budget.take("a")).isZero();

        assertThat(budget.take("a")).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));

        age("6 seconds");
        assertThat(budget.take("a")).isZero();
        assertThat(budget.take("a")).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(54));
    }

    private void age(String by) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE read_budget SET taken = ARRAY(SELECT at - interval '%s' FROM unnest(taken) at)"
                            .formatted(by));
        }
    }
}
