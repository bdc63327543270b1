package io.datasync.bench.contender;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.json.JsonItemReader;
import org.springframework.batch.infrastructure.item.json.JsonObjectReader;
import org.springframework.batch.infrastructure.item.json.builder.JsonItemReaderBuilder;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Spring Batch as its reference has it: a chunk-oriented step from a JSON reader to a JDBC batch writer that upserts,
/// a transaction for each thousand rows, pgjdbc told to rewrite the batches, and the job repository that comes by
/// default, which keeps nothing in the database.
final class SpringBatch implements Contender {
    private static final int CHUNK = 1000;
    private static final String UPSERT =
            """
            INSERT INTO directory.member AS t (code, name, email, phone_number, city, notes, joined_on, starts_at,
                                               active, rate)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (code) DO UPDATE
            SET name = excluded.name, email = excluded.email, phone_number = excluded.phone_number,
                city = excluded.city, notes = excluded.notes, joined_on = excluded.joined_on,
                starts_at = excluded.starts_at, active = excluded.active, rate = excluded.rate
            """;
    private static final String ONLY_IF_DISTINCT =
            """
            WHERE (t.name, t.email, t.phone_number, t.city, t.notes, t.joined_on, t.starts_at, t.active, t.rate)
                  IS DISTINCT FROM
                  (excluded.name, excluded.email, excluded.phone_number, excluded.city, excluded.notes,
                   excluded.joined_on, excluded.starts_at, excluded.active, excluded.rate)
            """;

    private final Place place;
    private final String sql;
    private final SingleConnectionDataSource database;

    private SpringBatch(Place place, String sql) {
        this.place = place;
        this.sql = sql;
        database =
                new SingleConnectionDataSource(
                        place.jdbcUrl() + "?reWriteBatchedInserts=true",
                        Place.ROLE,
                        Place.password(),
                        true);
    }

    /// Every row is written.
    static SpringBatch upserting(Place place) {
        return new SpringBatch(place, UPSERT);
    }

    /// Rows that are as they were are not.
    static SpringBatch upsertingTheDistinct(Place place) {
        return new SpringBatch(place, UPSERT + ONLY_IF_DISTINCT);
    }

    @Override
    public void prepare() throws SQLException {
        place.createTable();
    }

    @Override
    public void sync(Path copyText) throws Exception {
        JobRepository repository = new ResourcelessJobRepository();
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        Job job = new JobBuilder("sync", repository).start(step(repository)).build();
        JobExecution execution = operator.start(job, new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("the job ended " + execution);
        }
    }

    private Step step(JobRepository repository) {
        return new StepBuilder("members", repository)
                .<SheetRow, SheetRow>chunk(CHUNK)
                .transactionManager(new JdbcTransactionManager(database))
                .reader(reader())
                .writer(writer())
                .build();
    }

    private JsonItemReader<SheetRow> reader() {
        return new JsonItemReaderBuilder<SheetRow>()
                .name("sheet")
                .resource(new InputStreamResource(() -> place.values().toURL().openStream()))
                .jsonObjectReader(new Rows())
                .saveState(false)
                .build();
    }

    private JdbcBatchItemWriter<SheetRow> writer() {
        JdbcBatchItemWriter<SheetRow> writer =
                new JdbcBatchItemWriterBuilder<SheetRow>()
                        .dataSource(database)
                        .sql(sql)
                        .itemPreparedStatementSetter(SpringBatch::bind)
                        // A rewritten batch does not tell how many rows each of its statements
                        // touched.
                        .assertUpdates(false)
                        .build();
        writer.afterPropertiesSet();
        return writer;
    }

    private static void bind(SheetRow row, PreparedStatement statement) throws SQLException {
        statement.setString(1, row.code());
        statement.setString(2, row.name());
        statement.setString(3, row.email());
        statement.setString(4, row.phone());
        statement.setString(5, row.city());
        statement.setString(6, row.notes());
        statement.setObject(7, row.joinedOn());
        statement.setObject(8, row.startsAt());
        statement.setBoolean(9, row.active());
        statement.setBigDecimal(10, row.rate());
    }

    @Override
    public void close() {
        database.destroy();
    }

    /// The rows, as the reader wants them: one after the other.
    private static final class Rows implements JsonObjectReader<SheetRow> {
        private @Nullable RowReader rows;

        @Override
        public void open(Resource resource) throws IOException {
            InputStream answer = resource.getInputStream();
            rows = new RowReader(answer);
        }

        @Override
        public @Nullable SheetRow read() throws IOException {
            return Objects.requireNonNull(rows, "not open").next();
        }

        @Override
        public void close() throws IOException {
            if (rows != null) {
                rows.close();
            }
        }
    }
}
