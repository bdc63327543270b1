package io.datasync.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeysTest {
    @Example
    void valuesAreJoinedInOrderAndTheSeparatorIsMarked() {
        assertThat(Keys.join(List.of("EMP-1", "Monday"))).isEqualTo("EMP-1|Monday");
        assertThat(Keys.join(List.of("a|b", "c\\"))).isEqualTo("a\\|b|c\\\\");
        assertThat(Keys.split("EMP-1|Monday")).containsExactly("EMP-1", "Monday");
    }

    @Property
    void whatIsJoinedIsSplitAgain(@ForAll("values") List<String> values) {
        assertThat(Keys.split(Keys.join(values))).isEqualTo(values);
    }

    @Property
    void differentValuesHaveDifferentKeys(
            @ForAll("values") List<String> one, @ForAll("values") List<String> other) {
        assertThat(Keys.join(one).equals(Keys.join(other))).isEqualTo(one.equals(other));
    }

    @Property
    void anyTextCanBeSplit(@ForAll String key) {
        assertThat(Keys.split(key)).isNotEmpty();
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .withChars('|', '\\', 'a', 'b', ' ', 'ü')
                .ofMaxLength(5)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
