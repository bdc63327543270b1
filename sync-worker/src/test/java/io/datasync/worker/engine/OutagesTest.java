package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P03", "53300", "40P01", "40001", "55P03"})
    void whatPassesIsAnOutage(String state) {
        assertThat(Outages.isOutage(new IllegalStateException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "22001", "57014", "XX000"})
    void whatDoesNotPassIsAFault(String state) {
        assertThat(Outages.isOutage(new IllegalStateException(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void aPoolWithoutAConnectionIsAnOutage() {
        assertThat(Outages.isOutage(new IllegalStateException(new SQLException("timeout"))))
                .isTrue();
        assertThat(Outages.isOutage(new UncheckedIOException(new IOException()))).isTrue();
        assertThat(Outages.isOutage(new IllegalStateException("a bug"))).isFalse();
    }
}
