package io.datasync.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aCursorIsReadAsItWasWritten() {
        Cursor cursor = new Cursor("therapists name", Arrays.asList("Zoë | \"x\"", null, ""));

        assertThat(Cursor.decode(cursor.encoded(), "therapists name", 3)).isEqualTo(cursor);
    }

    @Test
    void aCursorOfAnotherListIsInvalid() {
        String cursor = new Cursor("leaves name", List.of("x")).encoded();

        assertInvalid(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%%%",
                "e30",
                "W10",
                "bnVsbA",
                "WyJ0aGVyYXBpc3RzIG5hbWUiLHsiYSI6MX1d"
            })
    void nonsenseIsInvalid(String cursor) {
        assertInvalid(cursor);
    }

    @Test
    void tooManyValuesAreInvalid() {
        assertInvalid(new Cursor("therapists name", List.of("a", "b")).encoded());
    }

    @Test
    void aGiantIsInvalid() {
        assertInvalid(Base64.getUrlEncoder().encodeToString(new byte[10_000]));
    }

    private static void assertInvalid(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, "therapists name", 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(ProblemCode.CURSOR_INVALID));
    }
}
