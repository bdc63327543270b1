package io.datasync.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeySetTest {
    @Test
    void it_answers_as_a_map_from_key_to_first_row_would() {
        Random random = new Random(7);
        KeySet keys = new KeySet();
        Map<String, Integer> model = new HashMap<>();
        for (int row = 2; row < 200_000; row++) {
            String key = "x".repeat(random.nextInt(60)) + random.nextInt(100_000);
            assertThat(keys.add(key, row)).as(key).isEqualTo(model.putIfAbsent(key, row));
        }
        assertThat(keys.size()).isEqualTo(model.size());
    }

    @Test
    void keys_of_any_length_and_script_are_told_apart() {
        KeySet keys = new KeySet();
        assertThat(keys.add("", 1)).isNull();
        assertThat(keys.add("é", 2)).isNull();
        assertThat(keys.add("e\u0301", 3)).isNull();
        assertThat(keys.add("k".repeat(10_000), 4)).isNull();
        assertThat(keys.add("k".repeat(9_999), 5)).isNull();

        assertThat(keys.add("", 9)).isEqualTo(1);
        assertThat(keys.add("é", 9)).isEqualTo(2);
        assertThat(keys.add("k".repeat(10_000), 9)).isEqualTo(4);
    }
}
