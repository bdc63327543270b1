package io.datasync.worker.phone;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What the fast way says is what libphonenumber says; the metadata it was made from may change with a new version.
class PlainMobileTest {
    private final IndonesianNumbers numbers = new IndonesianNumbers();

    @Test
    void everyPrefixAndLengthOfAPlainNumberIsReadAsTheMetadataReadsIt() {
        int known = 0;
        for (int prefix = 0; prefix < 1000; prefix++) {
            for (int length = 4; length <= 14; length++) {
                String national = "%03d".formatted(prefix) + "1".repeat(length - 3);
                for (String text : new String[] {"0" + national, "+62" + national, national}) {
                    known += agree(text) ? 1 : 0;
                }
            }
        }
        // 8 second digits, 10 third ones, 4 lengths, 2 ways to write it; and a zero that is part of
        // the prefix
        assertThat(known).isEqualTo(8 * 10 * 4 * 2 + 8 * 4);
    }

    @Property
    void numbersWithGapsAreReadAsTheMetadataReadsThem(@ForAll("written") String text) {
        agree(text);
    }

    @Property(tries = 300)
    void numbersInGroupsAreKnown(
            @ForAll @IntRange(min = 0, max = 9999) int a,
            @ForAll @IntRange(min = 0, max = 9999) int b) {
        assertThat(agree("0812-%04d-%04d".formatted(a, b))).isTrue();
        assertThat(agree("+62 812 %04d %04d".formatted(a, b))).isTrue();
    }

    /// @return whether the fast way knew it
    private boolean agree(String text) {
        String plain = PlainMobile.e164(text);
        if (plain != null) {
            assertThat(numbers.byMetadata(text)).as(text).contains(plain);
        }
        return plain != null;
    }

    @Provide
    Arbitrary<String> written() {
        Arbitrary<String> start =
                Arbitraries.of("0", "+62", "+62 ", "62", "+620", "+62-", "", "00", "0 ", "+62  ");
        Arbitrary<String> second =
                Arbitraries.of("8", "8-1", "81", "8 5", "80", "84", "21", "8--1");
        Arbitrary<String> rest =
                Arbitraries.strings().withChars("0123456789- ").ofMinLength(5).ofMaxLength(14);
        return Arbitraries.oneOf(
                start.flatMap(s -> second.flatMap(t -> rest.map(r -> Tuple.of(s, t, r))))
                        .map(parts -> parts.get1() + parts.get2() + parts.get3()),
                Arbitraries.strings().withChars("+0128-() .x#,").ofMaxLength(18));
    }
}
