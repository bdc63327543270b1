package io.datasync.api.testing;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The directory's tables as the worker makes them.
public final class DirectoryTables {
    private DirectoryTables() {}

    public static void create(Handle handle, Catalog catalog) {
        drop(handle, catalog);
        catalog.types().stream()
                .flatMap(type -> type.datasets().stream())
                .forEach(dataset -> handle.execute(ddl(dataset)));
    }

    public static void drop(Handle handle, Catalog catalog) {
        catalog.types().stream()
                .flatMap(type -> type.datasets().stream())
                .forEach(
                        dataset ->
                                handle.execute(
                                        "DROP TABLE IF EXISTS directory." + dataset.table()));
    }

    private static String ddl(Dataset dataset) {
        String columns =
                dataset.columns().stream()
                        .map(column -> column.name() + " " + type(column))
                        .collect(Collectors.joining(", "));
        return """
        CREATE TABLE directory.%s (%s,
            _version bigint NOT NULL DEFAULT 1, _created_by uuid, _changed_by uuid,
            _created_at timestamptz NOT NULL DEFAULT now(), _changed_at timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (%s))
        """
                .formatted(dataset.table(), columns, String.join(", ", dataset.key()));
    }

    private static String type(Column column) {
        return switch (column.kind()) {
            case TEXT, EMAIL, PHONE -> "text";
            case DATE -> "date";
            case TIME -> "time";
            case BOOLEAN -> "boolean";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case LIST -> "text[]";
        };
    }

    public static void location(Handle handle, String code, String name) {
        handle.createUpdate(
                        """
                        INSERT INTO directory.location (code, name, city, opens_at, active)
                        VALUES (:code, :name, 'Jakarta', '09:00', true)
                        """)
                .bind("code", code)
                .bind("name", name)
                .execute();
    }

    public static void therapist(Handle handle, Therapist therapist) {
        handle.createUpdate(
                        """
                        INSERT INTO directory.therapist (employee_id, full_name, email, gender, employment_type,
                            specializations, location_code, joined_on, active, _created_by, _changed_by, _version)
                        VALUES (:id, :name, :email, :gender, 'Karyawan', CAST(:specializations AS text[]), :location,
                            CAST(:joinedOn AS date), :active, :run, :run, 2)
                        """)
                .bind("id", therapist.id())
                .bind("name", therapist.name())
                .bind("email", therapist.id().toLowerCase(java.util.Locale.ROOT) + "@example.com")
                .bind("gender", therapist.gender())
                .bind("specializations", "{" + String.join(",", therapist.specializations()) + "}")
                .bind("location", therapist.location())
                .bind("joinedOn", therapist.joinedOn())
                .bind("active", therapist.active())
                .bind("run", therapist.run())
                .execute();
    }

    public static void schedule(Handle handle, String employeeId, String day) {
        handle.createUpdate(
                        """
                        INSERT INTO directory.therapist_schedule (employee_id, day, start_time, end_time)
                        VALUES (:id, :day, '09:30', '17:00')
                        """)
                .bind("id", employeeId)
                .bind("day", day)
                .execute();
    }

    /// A therapist; what may be blank is null.
    public record Therapist(
            String id,
            String name,
            @Nullable String gender,
            List<String> specializations,
            @Nullable String location,
            @Nullable String joinedOn,
            @Nullable Boolean active,
            UUID run) {}
}
