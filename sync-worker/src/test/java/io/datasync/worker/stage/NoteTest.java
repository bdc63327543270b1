package io.datasync.worker.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoteTest {
    /// A plan that is made again after a crash has the same hash in another process only when its notes read the same.
    @Test
    void isTheSameTextInEveryProcess() {
        Map<Integer, String> found = new TreeMap<>();
        IntStream.range(0, 9).forEach(column -> found.put(column, "cell " + column));

        String json = new Note(List.of(), List.of(), found).json();

        assertThat(json)
                .isEqualTo(
                        "{\"found\":{\"0\":\"cell 0\",\"1\":\"cell 1\",\"2\":\"cell 2\",\"3\":\"cell 3\",\"4\":\"cell 4\",\"5\":\"cell 5\",\"6\":\"cell 6\",\"7\":\"cell 7\",\"8\":\"cell 8\"}}");
    }
}
