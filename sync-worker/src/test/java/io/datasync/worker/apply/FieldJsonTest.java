package io.datasync.worker.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.catalog.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldJsonTest {
    private static final PlanFields ONE = new PlanFields(1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TEXT    | a \"quoted\" text | \"a \\\"quoted\\\" text\"",
                "TEXT    | back\\\\slash     | \"back\\\\slash\"",
                "TEXT    | two\\nlines\\t    | \"two\\nlines\\t\"",
                "TEXT    | be\u0007ll       | \"be\\u0007ll\"",
                "TEXT    | ünï 😀            | \"ünï 😀\"",
                "TEXT    | \\N               | null",
                "DATE    | 2026-11-23        | \"2026-11-23\"",
                "TIME    | 09:05:00          | \"09:05\"",
                "TIME    | 09:05:30          | \"09:05:30\"",
                "BOOLEAN | t                 | true",
                "BOOLEAN | f                 | false",
                "INTEGER | -42               | -42",
                "DECIMAL | 325000.00         | 325000",
                "DECIMAL | 0.50              | 0.5",
                "DECIMAL | 0.000             | 0",
                "DECIMAL | NaN               | \"NaN\"",
                "LIST    | {}                | []",
                "LIST    | {a,\"b, c\"}      | [\"a\",\"b, c\"]",
                "LIST    | {\"\",x}          | [\"\",\"x\"]",
                "LIST    | {\"say \\\\\"so\\\\\"\"} | [\"say \\\"so\\\"\"]",
            })
    void aFieldInCopysFormatIsWrittenAsJson(Kind kind, String field, String json) {
        JsonBuffer buffer = new JsonBuffer();
        FieldJson.write(buffer, line(field, "x"), ONE.wanted(0), kind);

        assertThat(new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void decimalsThatDifferInTrailingZerosOnlyAreTheSame() {
        assertThat(FieldJson.differ(line("1.50", "1.5"), ONE.wanted(0), ONE.old(0), Kind.DECIMAL))
                .isFalse();
        assertThat(FieldJson.differ(line("1.50", "1.51"), ONE.wanted(0), ONE.old(0), Kind.DECIMAL))
                .isTrue();
        assertThat(FieldJson.differ(line("1.50", "\\N"), ONE.wanted(0), ONE.old(0), Kind.DECIMAL))
                .isTrue();
    }

    private static PlanLine line(String wanted, String old) {
        String row = "7\tu\t\\N\t0\t0\t\\N\t\\N\t%s\t%s\n".formatted(wanted, old);
        return PlanLine.parse(row.getBytes(StandardCharsets.UTF_8), ONE);
    }
}
