package io.datasync.worker.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import io.datasync.local.PostgresPart;
import io.datasync.local.testing.SharedParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTablesIT {
    private static final String DATABASE = "directory_it";

    @TempDir Path directory;
    private Jdbi jdbi;

    @BeforeEach
    void anEmptyDatabase() {
        String url = SharedParts.postgres().freshDatabase(DATABASE);
        jdbi = Jdbi.create(url, "worker", PostgresPart.passwordOf("worker"));
    }

    @Test
    void makesTheTablesOnceAndAddsWhatIsNew() throws Exception {
        new DirectoryTables(jdbi).ensure(rooms("{ header: Name, name: name, kind: text }"));
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "INSERT INTO directory.room (code, name) VALUES ('a', 'A')"));

        Catalog more =
                rooms(
                        "{ header: Name, name: name, kind: text, unique: true }",
                        "{ header: Tags, name: tags, kind: list }");
        new DirectoryTables(jdbi).ensure(more);
        new DirectoryTables(jdbi).ensure(more);

        assertThat(
                        jdbi.<String, RuntimeException>withHandle(
                                handle ->
                                        handle.createQuery(
                                                        "SELECT code || name || coalesce(tags::text, '-') || _version FROM directory.room")
                                                .mapTo(String.class)
                                                .one()))
                .isEqualTo("aA-1");
        assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "INSERT INTO directory.room (code, name) VALUES ('b', 'A')")))
                .hasMessageContaining("room_name_unique");
    }

    @Test
    void aColumnOfAnotherKindStopsTheStartAndSaysWhatToDo() throws Exception {
        new DirectoryTables(jdbi).ensure(rooms("{ header: Name, name: name, kind: text }"));
        Catalog changed = rooms("{ header: Name, name: name, kind: list }");

        assertThatThrownBy(() -> new DirectoryTables(jdbi).ensure(changed))
                .isInstanceOf(DirectoryMismatch.class)
                .hasMessage(
                        "dataset rooms: column name of directory.\"room\" is text in the database, but the catalog's kind needs text[]; name a new column in the catalog, or convert the column by hand");
    }

    @Test
    void sharedValuesInAColumnMadeUniqueStopTheStart() throws Exception {
        new DirectoryTables(jdbi).ensure(rooms("{ header: Name, name: name, kind: text }"));
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "INSERT INTO directory.room (code, name) VALUES ('a', 'A'), ('b', 'A')"));
        Catalog unique = rooms("{ header: Name, name: name, kind: text, unique: true }");

        assertThatThrownBy(() -> new DirectoryTables(jdbi).ensure(unique))
                .isInstanceOf(DirectoryMismatch.class)
                .hasMessageContaining("records share a value");
    }

    @Test
    void syncApiMayReadTheRecordsAndNothingMore() throws Exception {
        new DirectoryTables(jdbi).ensure(rooms("{ header: Name, name: name, kind: text }"));

        try (Connection api = SharedParts.postgres().connect("api", DATABASE);
                var statement = api.createStatement()) {
            statement.execute("SELECT * FROM directory.room");
            assertThatThrownBy(() -> statement.execute("DELETE FROM directory.room"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private Catalog rooms(String... columns) throws Exception {
        StringBuilder file =
                new StringBuilder(
                        """
                        type: rooms
                        label: Rooms
                        page: Room Management
                        order: 1
                        datasets:
                          - dataset: rooms
                            label: rooms
                            title: Rooms
                            tab: Rooms
                            table: room
                            key: [code]
                            shownAs: { name: code }
                            columns:
                              - { header: Code, name: code, kind: text, required: true }
                        """);
        for (String column : columns) {
            file.append("      - ").append(column).append('\n');
        }
        Files.writeString(directory.resolve("rooms.yaml"), file);
        return CatalogLoader.load(directory);
    }
}
