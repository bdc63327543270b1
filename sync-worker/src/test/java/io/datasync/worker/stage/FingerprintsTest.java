package io.datasync.worker.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
    @Test
    void whatWasAddedBeforeIsNotNewAndTheRestIs() {
        Fingerprints seen = new Fingerprints();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add("person" + i + "@example.com")).isTrue();
        }
        for (int i = 0; i < 100_000; i += 1000) {
            assertThat(seen.add("person" + i + "@example.com")).isFalse();
        }
    }

    @Test
    void anEmptyTextIsAValueToo() {
        Fingerprints seen = new Fingerprints();

        assertThat(seen.add("")).isTrue();
        assertThat(seen.add("")).isFalse();
    }
}
