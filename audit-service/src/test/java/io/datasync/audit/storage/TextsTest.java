package io.datasync.audit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @Test
    void whatPostgresqlCannotHoldIsReplaced() {
        assertThat(Texts.storable("a\u0000b")).isEqualTo("a\uFFFDb");
        assertThat(Texts.storable("a b")).isEqualTo("a b");
        assertThat(Texts.storable(null)).isNull();
    }

    @Test
    void anEscapedNulIsReplacedAndAnEscapedBackslashBeforeItIsNot() {
        assertThat(Texts.storableJson("\"a\\u0000b\"")).isEqualTo("\"a\\ufffdb\"");
        assertThat(Texts.storableJson("\"a\\\\u0000b\"")).isEqualTo("\"a\\\\u0000b\"");
        assertThat(Texts.storableJson("\"\\\\\\u0000\"")).isEqualTo("\"\\\\\\ufffd\"");
        assertThat(Texts.storableJson("\"\\n\\u00e4\"")).isEqualTo("\"\\n\\u00e4\"");
    }

    @ParameterizedTest
    @CsvSource({"abc, %abc%", "100%, %100\\%%", "a_b, %a\\_b%", "c:\\d, %c:\\\\d%"})
    void wordsAreSoughtAsTheyAreWritten(String words, String pattern) {
        assertThat(Texts.containing(words)).isEqualTo(pattern);
    }
}
