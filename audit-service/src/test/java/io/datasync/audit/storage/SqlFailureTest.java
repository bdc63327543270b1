package io.datasync.audit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {
    @ParameterizedTest
    @ValueSource(strings = {"22021", "22008", "23505", "54000", "21000"})
    void valuesThatAreRefusedWillBeRefusedAgain(String state) {
        assertThat(SqlFailure.isRefusal(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "40P01", "42P01", "25006"})
    void whatMayPassIsNoRefusal(String state) {
        assertThat(SqlFailure.isRefusal(failure(state))).isFalse();
        assertThat(SqlFailure.isOfDatabase(failure(state))).isTrue();
    }

    @Test
    void otherFailuresAreNotTheDatabases() {
        IllegalStateException bug = new IllegalStateException("a bug");
        assertThat(SqlFailure.isRefusal(bug)).isFalse();
        assertThat(SqlFailure.isOfDatabase(bug)).isFalse();
        assertThat(SqlFailure.stateOf(bug)).isNull();
        assertThat(SqlFailure.stateOf(null)).isNull();
    }

    private static RuntimeException failure(String state) {
        return new IllegalStateException(new RuntimeException(new SQLException("it", state)));
    }
}
