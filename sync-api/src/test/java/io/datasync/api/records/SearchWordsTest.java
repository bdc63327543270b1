package io.datasync.api.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
    @Test
    void everyWordIsSoughtAnywhere() {
        assertThat(SearchWords.of("  john   doe ").patterns()).containsExactly("%john%", "%doe%");
    }

    @Test
    void whatLikeWouldReadAsAPatternStandsForItself() {
        assertThat(SearchWords.of("50%_\\").patterns()).containsExactly("%50\\%\\_\\\\%");
    }

    @Test
    void aSearchWithoutEndIsRefused() {
        assertThatThrownBy(() -> SearchWords.of("x".repeat(201)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> SearchWords.of("a b c d e f g h i j k"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> SearchWords.of("a\0b")).isInstanceOf(ProblemException.class);
    }
}
