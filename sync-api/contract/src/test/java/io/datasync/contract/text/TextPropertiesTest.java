package io.datasync.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.Counts;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class TextPropertiesTest {
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    @Property
    void theSentenceHasTheCountsAndTheirSum(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long created,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long updated,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long unchanged,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long skipped,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long failed) {
        String sentence =
                Messages.ofDataset(
                        "records", new Counts(created, updated, unchanged, skipped, failed));

        Matcher numbers = NUMBERS.matcher(sentence);
        assertThat(numbers.results().map(found -> Long.parseLong(found.group())))
                .containsExactly(
                        created + updated + unchanged + skipped + failed,
                        created,
                        updated,
                        unchanged,
                        skipped,
                        failed);
    }

    @Property
    void aDecimalReadsAsItselfInPlainDigits(@ForAll @Scale(12) BigDecimal number) {
        String text = Values.text(number);

        assertThat(new BigDecimal(text)).isEqualByComparingTo(number);
        assertThat(text).matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");
    }

    @Property(tries = 100)
    void theShortFormNamesTheFirstTenAndCountsTheRest(
            @ForAll @IntRange(min = 1, max = 400) int size) {
        DatasetDetails details = DatasetDetails.shortened();
        for (int row = 2; row < size + 2; row++) {
            details.add(
                    new RecordOutcome(
                            "d",
                            Outcome.FAILED,
                            "T",
                            row,
                            null,
                            null,
                            null,
                            List.of(),
                            "x",
                            List.of()));
        }

        String line = details.lines().getFirst();
        assertThat(line.split("row ", -1)).hasSize(Math.min(size, 10) + 1);
        assertThat(line).endsWith(size > 10 ? " and %d more.".formatted(size - 10) : "(x).");
    }
}
