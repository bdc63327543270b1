package io.datasync.worker.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTextTest {
    private final CopyText text = new CopyText();

    @Test
    void writesEveryKindOfValueAsCopyReadsIt() {
        text.number(7)
                .value("a")
                .value(null)
                .value(true)
                .value(false)
                .value(-5L)
                .value(new BigDecimal("1E+3"))
                .value(LocalDate.of(2026, 11, 23))
                .value(LocalTime.of(9, 5))
                .endRow();

        assertThat(written()).isEqualTo("7\ta\t\\N\tt\tf\t-5\t1000\t2026-11-23\t09:05:00\n");
    }

    @Test
    void escapesWhatWouldEndAFieldOrARow() {
        text.value("a\tb\nc\rd\\N").value("ü\\😀\t").endRow();

        assertThat(written()).isEqualTo("a\\tb\\nc\\rd\\\\N\tü\\\\😀\\t\n");
    }

    @Test
    void quotesTheElementsOfLists() {
        text.value(List.of("a, b", "say \"so\"", "back\\slash", "NULL")).value(List.of()).endRow();

        assertThat(written())
                .isEqualTo(
                        "{\"a, b\",\"say \\\\\"so\\\\\"\",\"back\\\\\\\\slash\",\"NULL\"}\t{}\n");
    }

    @Test
    void growsWithItsRows() {
        String long1 = "x".repeat(200_000);
        text.value(long1).endRow();

        assertThat(text.full()).isTrue();
        assertThat(written()).hasSize(200_001);
    }

    private String written() {
        return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    }
}
