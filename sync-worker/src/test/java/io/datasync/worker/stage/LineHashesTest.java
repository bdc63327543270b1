package io.datasync.worker.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineHashesTest {
    private final LineHash hash = new LineHash(42);
    private final LineHashes lines = new LineHashes();

    @Test
    void findsTheLinesThatWereGatheredAndNoOthers() {
        for (int i = 0; i < 50_000; i++) {
            lines.add(of("P%06d\tSari\t%d".formatted(i, i % 7)));
        }
        lines.index();

        for (int i = 0; i < 50_000; i++) {
            assertThat(lines.contains(of("P%06d\tSari\t%d".formatted(i, i % 7)))).isTrue();
            assertThat(lines.contains(of("P%06d\tSari\t%d".formatted(i, i % 7 + 1)))).isFalse();
        }
    }

    @Test
    void aLineIsTheSameWhereverItStands() {
        lines.add(of("one line\tand another"));
        lines.index();
        byte[] within = "xxxone line\tand anotheryyy".getBytes(StandardCharsets.UTF_8);

        assertThat(lines.contains(hash.of(within, 3, within.length - 3))).isTrue();
        assertThat(lines.contains(hash.of(within, 3, within.length - 2))).isFalse();
    }

    @Test
    void everyByteAndTheLengthCount() {
        byte[] line = new byte[40];
        lines.add(hash.of(line, 0, 37));
        lines.index();

        assertThat(lines.contains(hash.of(line, 0, 36))).isFalse();
        assertThat(lines.contains(hash.of(line, 0, 38))).isFalse();
        for (int i = 0; i < 37; i++) {
            line[i] = 1;
            assertThat(lines.contains(hash.of(line, 0, 37))).as("byte %d", i).isFalse();
            line[i] = 0;
        }
        assertThat(lines.contains(hash.of(line, 0, 37))).isTrue();
    }

    @Test
    void anotherSeedGivesOtherHashes() {
        byte[] line = "a line".getBytes(StandardCharsets.UTF_8);
        LineHash other = new LineHash(43).of(line, 0, line.length);

        assertThat(hash.of(line, 0, line.length).high()).isNotEqualTo(other.high());
        assertThat(hash.low()).isNotEqualTo(other.low());
    }

    @Test
    void withoutLinesNothingIsFound() {
        lines.index();

        assertThat(lines.contains(of("a line"))).isFalse();
    }

    private LineHash of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return hash.of(bytes, 0, bytes.length);
    }
}
