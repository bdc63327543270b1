package io.datasync.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/types/therapists", "/history?type=leaves&outcome=failed", "/a%20b#c"})
    void aPathOfTheConsoleIsTaken(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(URI.create(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "therapists",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                " //evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x",
                "/auth/logout",
                "/%zz"
            })
    void anythingElseLeadsHome(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(URI.create("/"));
    }

    @Test
    void noPathLeadsHome() {
        assertThat(LocalPath.orHome(null)).isEqualTo(URI.create("/"));
    }
}
