package io.datasync.worker.judge;

import static io.datasync.worker.judge.Sheets.CATALOG;
import static io.datasync.worker.judge.Sheets.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RecordOutcome.Problem;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void a_missing_reference_says_where_it_could_be_added() {
        assertThat(problems("therapists", "therapists").doesNotExist(7, 152, "LOC-999"))
                .isEqualTo(
                        new Problem(
                                "H152",
                                "H",
                                "Location Code",
                                "LOC-999",
                                "Location code must exist",
                                "No location has this code. Correct H152, or add LOC-999 and sync Locations first."));
    }

    @Test
    void a_missing_reference_to_the_same_spreadsheet_names_the_tab() {
        assertThat(problems("brands-packages", "packages").doesNotExist(1, 4, "BR-99").action())
                .isEqualTo(
                        "No brand has this code. Correct B4, or add BR-99 to the tab “Brands” and sync again.");
    }

    @Test
    void a_record_out_of_scope_has_the_scopes_reason() {
        Problem problem = problems("leaves", "leaves").outOfScope(0, 9, "EMP-0999");

        assertThat(problem.message()).isEqualTo("Unknown therapist");
        assertThat(problem.action())
                .isEqualTo(
                        "No therapist has this employee ID. Correct A9, or add EMP-0999 and sync Therapists first.");
        assertThatThrownBy(() -> problems("leaves", "leaves").outOfScope(1, 9, "Sick"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_value_that_is_taken_names_the_holder() {
        Problem problem =
                problems("therapists", "therapists").taken(2, 5, "a@example.com", "EMP-0003");

        assertThat(problem.message()).isEqualTo("Email has already been taken");
        assertThat(problem.action())
                .isEqualTo(
                        "EMP-0003 has this email already. Correct C5, or the other record, then sync again.");
        assertThat(problems("therapists", "therapists").taken(2, 5, "a@example.com", null).action())
                .startsWith("Another record has this email already.");
    }

    private static Problems problems(String type, String dataset) {
        Dataset of = dataset(dataset);
        return new Problems(
                CATALOG,
                CATALOG.type(type).orElseThrow(),
                of,
                Sheets.columns(of, Sheets.headers(of)));
    }
}
