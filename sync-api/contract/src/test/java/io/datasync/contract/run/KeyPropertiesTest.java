package io.datasync.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyPropertiesTest {
    @Property
    void aKeyIsTakenApartIntoWhatItWasMadeOf(@ForAll("values") List<String> values) {
        assertThat(Keys.split(Keys.join(values))).isEqualTo(values);
    }

    @Property
    void differentValuesAreDifferentKeys(
            @ForAll("values") List<String> one, @ForAll("values") List<String> other) {
        assertThat(Keys.join(one).equals(Keys.join(other))).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().withChars("|\\a,\"\n").ofMaxLength(4),
                        Arbitraries.strings())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
