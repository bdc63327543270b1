package io.datasync.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// A shortcut for what most cells hold says what the long way says.
class FastPathsTest {
    @Property
    void a_plain_text_is_normal_and_whole(@ForAll("texts") String text) {
        if (CellText.isPlain(text)) {
            assertThat(CellText.normaliseAny(text)).isEqualTo(text);
            assertThat(CellText.isBroken(text)).isFalse();
        }
    }

    @Test
    void an_ordinary_text_is_plain() {
        assertThat(CellText.isPlain("Jl. Sudirman No. 12 ~ \"x\"")).isTrue();
        assertThat(CellText.isPlain("a  b")).isFalse();
        assertThat(CellText.isPlain(" a")).isFalse();
        assertThat(CellText.isPlain("a ")).isFalse();
        assertThat(CellText.isPlain("é")).isFalse();
    }

    @Property(tries = 3000)
    void a_plain_address_matches_the_pattern(@ForAll("addresses") String text) {
        if (EmailAddress.isPlain(text)) {
            assertThat(EmailAddress.matches(text)).isTrue();
        }
    }

    @Test
    void an_ordinary_address_is_plain() {
        assertThat(EmailAddress.isPlain("john_doe.2-x@mail-1.example.com")).isTrue();
        assertThat(EmailAddress.isPlain("john@example")).isFalse();
        assertThat(EmailAddress.isPlain("john@-example.com")).isFalse();
        assertThat(EmailAddress.isPlain("john.@example.com")).isFalse();
        assertThat(EmailAddress.isPlain("john@example_x.com")).isFalse();
        assertThat(EmailAddress.isPlain("john@" + "x".repeat(64) + ".com")).isFalse();
    }

    @Property(tries = 3000)
    void the_nearest_minute_is_the_exact_one(@ForAll("fractions") BigDecimal fraction) {
        int exact = Math.min(CellNumber.exactMinute(fraction), 24 * 60 - 1);

        assertThat(CellNumber.time(fraction)).isEqualTo(LocalTime.ofSecondOfDay(exact * 60L));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings().withChars(" ab~\u007f\u00a0#\t\n").ofMaxLength(6));
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab1@.-_+").ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("a1-._")
                        .ofMaxLength(70)
                        .map(name -> "a" + name + "@b" + name + ".co"));
    }

    /// Among them fractions next to half a minute, from both sides.
    @Provide
    Arbitrary<BigDecimal> fractions() {
        Arbitrary<BigDecimal> halves =
                Arbitraries.integers()
                        .between(0, 24 * 60 - 1)
                        .map(minute -> BigDecimal.valueOf((minute + 0.5) / (24 * 60)));
        Arbitrary<BigDecimal> nudges =
                Arbitraries.of("0", "1e-7", "-1e-7", "1e-10", "-1e-10", "1e-18", "-1e-18", "1e-40")
                        .map(BigDecimal::new);
        return Arbitraries.oneOf(
                        halves.flatMap(half -> nudges.map(half::add)),
                        Arbitraries.doubles().between(0, false, 1, true).map(BigDecimal::valueOf),
                        Arbitraries.integers()
                                .between(0, 24 * 60 - 1)
                                .map(minute -> BigDecimal.valueOf(minute / (24.0 * 60))))
                .filter(value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0);
    }
}
