package io.datasync.notify.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void anOriginIsSchemeHostAndPort() {
        Origin own = Origin.of(URI.create("http://localhost:8080/anything"));

        assertThat(own.is("http://localhost:8080")).isTrue();
        assertThat(own.is("http://localhost:8081")).isFalse();
        assertThat(own.is("https://localhost:8080")).isFalse();
        assertThat(own.is("http://localhost:8080.evil.example")).isFalse();
        assertThat(own.is("null")).isFalse();
    }

    @Test
    void browsersLeaveADefaultPortOut() {
        assertThat(
                        Origin.of(URI.create("https://Sync.example.com:443"))
                                .is("https://sync.example.com"))
                .isTrue();
        assertThat(Origin.of(URI.create("http://sync.example.com")).is("http://sync.example.com"))
                .isTrue();
    }
}
