package io.datasync.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RevisionTest {
    @Property
    void progressStandsBetweenItsEventAndTheNext(
            @ForAll @LongRange(min = 1, max = 900_000_000) long seq, @ForAll long millis) {
        assertThat(Revision.ofProgress(seq, millis))
                .isStrictlyBetween(Revision.ofEvent(seq), Revision.ofEvent(seq + 1))
                .isLessThan(1L << 53);
    }
}
