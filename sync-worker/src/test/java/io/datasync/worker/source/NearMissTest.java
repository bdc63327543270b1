package io.datasync.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
    @ParameterizedTest
    @CsvSource({
        "Phone Number, Phone No.",
        "Specializations, Specialisations",
        "Employee ID, employee_id",
        "Email, E-mail",
        "Email, Mail",
        "Address, Adress",
        "Therapists, Therapist",
        "Duration (minutes), Duration minutes"
    })
    void a_name_misspelt_or_shortened_is_the_same(String name, String written) {
        assertThat(NearMiss.of(name, List.of("Remark", written), NearMiss.SAME)).contains(written);
    }

    @ParameterizedTest
    @CsvSource({
        "Phone Number, Remark",
        "Code, Name",
        "Start Date, End Date",
        "Opens At, Closes At",
        "Notes, Status",
        "Address, Email Address",
        "Description, ---"
    })
    void another_name_is_not(String name, String written) {
        assertThat(NearMiss.of(name, List.of(written), NearMiss.SAME)).isEmpty();
    }

    @Test
    void the_nearest_of_several_is_chosen() {
        assertThat(NearMiss.of("Full Name", List.of("Name", "Fullname", "Full"), NearMiss.SIMILAR))
                .contains("Fullname");
    }
}
