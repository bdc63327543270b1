package io.datasync.worker.judge;

import static io.datasync.worker.judge.Sheets.judge;
import static io.datasync.worker.judge.Sheets.judged;
import static io.datasync.worker.judge.Sheets.messages;
import static io.datasync.worker.judge.Sheets.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.judge.Verdict.Skip;
import io.datasync.worker.source.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String MAIL = "sari@example.com";

    @Test
    void a_row_without_any_fault_gives_its_values_in_catalog_order() {
        Verdict.Judged judged =
                judged(
                        judge("therapists"),
                        row(
                                2,
                                "EMP-1",
                                "Sari",
                                MAIL,
                                "0812-5555-0001",
                                "Male",
                                "Karyawan",
                                "Facial, Reflexology",
                                "LOC-001",
                                44403,
                                true));

        assertThat(judged.skipped()).isNull();
        assertThat(judged.violations()).isEmpty();
        assertThat(judged.values())
                .isEqualTo(
                        List.of(
                                "EMP-1",
                                "Sari",
                                MAIL,
                                "+6281255550001",
                                "Male",
                                "Karyawan",
                                List.of("Facial", "Reflexology"),
                                "LOC-001",
                                LocalDate.of(2021, 7, 26),
                                true));
        assertThat(judged.found()).startsWith("EMP-1", "Sari", MAIL, "0812-5555-0001");
    }

    @Test
    void a_row_whose_catalog_columns_are_all_blank_is_no_record() {
        assertThat(judge("brands").judge(row(2, null, " ", "\u00a0")))
                .isInstanceOf(Verdict.Blank.class);
        assertThat(judge("brands").judge(row(2))).isInstanceOf(Verdict.Blank.class);
        assertThat(judge("brands").judge(row(2, null, null, null, null, "a note beside")))
                .isInstanceOf(Verdict.Blank.class);
    }

    @Test
    void a_ragged_row_is_blank_beyond_its_end_and_gets_the_defaults() {
        Verdict.Judged judged = judged(judge("brands"), row(2, "BR-1", "Teduh"));

        assertThat(judged.values()).isEqualTo(Arrays.asList("BR-1", "Teduh", null, true));
        assertThat(judged.found()).isEqualTo(Arrays.asList("BR-1", "Teduh", null, null));
    }

    @Test
    void out_of_scope_goes_before_everything_else() {
        Verdict.Judged judged =
                judged(
                        judge("therapists"),
                        row(7, null, null, "#REF!", "12", "?", "Freelance", null, null, "soon"));

        assertThat(judged.skipped())
                .isEqualTo(
                        new Skip(
                                1,
                                "Wrong employment type",
                                List.of(
                                        new Problem(
                                                "F7",
                                                "F",
                                                "Employment Type",
                                                "Freelance",
                                                "Wrong employment type",
                                                "Nothing, if this row is left out on purpose. Else write “Karyawan” in F7, then sync again."))));
        assertThat(judged.violations()).isEmpty();
    }

    @Test
    void a_blank_scope_cell_is_a_missing_required_field() {
        Skip skip = skipOf("therapists", row(7, "EMP-1", "Sari", MAIL, null, null, null, "Facial"));

        assertThat(skip.precedence()).isEqualTo(2);
        assertThat(skip.reason()).isEqualTo("Missing required fields");
        assertThat(skip.problems())
                .extracting(Problem::cell, Problem::message, Problem::action)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "F7",
                                "Employment type is missing",
                                "Write the employment type in F7, then sync again."));
    }

    @Test
    void an_unreadable_scope_cell_is_invalid_data() {
        Skip skip =
                skipOf("therapists", row(7, "EMP-1", "Sari", MAIL, null, null, "#N/A", "Facial"));

        assertThat(skip.precedence()).isEqualTo(3);
        assertThat(skip.reason()).isEqualTo("Invalid data");
        assertThat(skip.problems().getFirst().action())
                .isEqualTo("Repair the formula in F7, which gives #N/A, then sync again.");
    }

    @Test
    void a_required_blank_goes_before_an_unreadable_cell_and_names_every_blank() {
        Skip skip = skipOf("locations", row(48, null, "Riau", null, null, null, "open"));

        assertThat(skip.precedence()).isEqualTo(2);
        assertThat(skip.problems()).extracting(Problem::cell).containsExactly("A48", "D48");
        assertThat(skip.problems()).extracting(Problem::header).containsExactly("Code", "City");
    }

    @Test
    void an_unreadable_cell_goes_before_a_duplicate_and_before_rules() {
        Judge judge = judge("locations");
        judge.judge(row(2, "LOC-1", "Riau", null, "Bandung"));

        Skip skip = skip(judge, row(3, "LOC-1", "Riau", null, "Bandung", "12", "open"));

        assertThat(skip.precedence()).isEqualTo(3);
        assertThat(skip.problems())
                .containsExactly(
                        new Problem(
                                "F3",
                                "F",
                                "Opens At",
                                "open",
                                "Opens at is not a time",
                                "Write a time in F3, such as 9:30 or 17:00, then sync again."));
    }

    @Test
    void a_key_that_stood_in_any_earlier_row_is_a_duplicate_even_if_that_row_was_skipped() {
        Judge judge = judge("schedules");
        judge.judge(row(2, "EMP-1", "Monday", null, null));

        Skip skip = skip(judge, row(9, " EMP-1 ", "Monday", 0.375, 0.75));

        assertThat(skip.precedence()).isEqualTo(4);
        assertThat(skip.reason()).isEqualTo("Duplicate in sheet");
        assertThat(skip.problems().getFirst().action())
                .isEqualTo(
                        "EMP-1 (Monday) stands in row 2 already. Correct A9 or delete row 9, then sync again.");
    }

    @Test
    void keys_of_several_columns_are_told_apart_by_their_parts() {
        Judge judge = judge("leaves");
        judge.judge(row(2, "EMP-1", "Sick", 46206, 46206));

        assertThat(judged(judge, row(3, "EMP-1", "Sick", 46207, 46207)).skipped()).isNull();
        assertThat(judged(judge, row(4, "EMP-1", "Sick", "2026-07-03", 46207)).skipped())
                .isNotNull();
    }

    @Test
    void a_key_that_is_blank_or_unreadable_is_no_duplicate() {
        Judge judge = judge("brands");
        judge.judge(row(2, null, "Teduh"));
        judge.judge(row(3, "#REF!", "Teduh"));

        assertThat(skip(judge, row(4, null, "Teduh")).precedence()).isEqualTo(2);
        assertThat(skip(judge, row(5, "#REF!", "Teduh")).precedence()).isEqualTo(3);
    }

    @Test
    void rules_give_all_their_messages_in_column_order() {
        Verdict.Judged judged =
                judged(judge("packages"), row(12, "PKG-1", null, "Deep Tissue", 0, -1, true));

        assertThat(messages(judged))
                .containsExactly(
                        "Brand code can't be blank",
                        "Duration minutes must be greater than 0",
                        "Price must be greater than or equal to 0");
        assertThat(judged.violations())
                .extracting(Verdict.Violation::column)
                .containsExactly(1, 3, 4);
        assertThat(judged.violations().get(1).problem())
                .isEqualTo(
                        new Problem(
                                "D12",
                                "D",
                                "Duration (minutes)",
                                "0",
                                "Duration minutes must be greater than 0",
                                "Write a number greater than 0 in D12, then sync again."));
    }

    @Test
    void a_blank_value_breaks_no_rule_but_that_it_must_be_there() {
        assertThat(messages(judged(judge("admins"), row(2, "a@example.com", "A", null, null))))
                .containsExactly("Role can't be blank");
        assertThat(
                        messages(
                                judged(
                                        judge("locations"),
                                        row(2, "L", "N", null, "C", null, null, 0.5))))
                .isEmpty();
    }

    @Test
    void a_missing_specialization_says_what_to_write_and_where() {
        Verdict.Judged judged =
                judged(
                        judge("therapists"),
                        row(151, "EMP-1", "Bob", MAIL, null, null, "Karyawan", " , ", null));

        assertThat(judged.violations().getFirst().problem())
                .isEqualTo(
                        new Problem(
                                "G151",
                                "G",
                                "Specializations",
                                ",",
                                "Specializations can't be blank",
                                "Write at least one specialization in G151, then sync again."));
    }

    @Test
    void an_address_and_a_number_that_are_none_fail_and_keep_their_text() {
        Verdict.Judged judged =
                judged(
                        judge("therapists"),
                        row(152, "EMP-1", "Rosa", "Rosa@", "12", null, "Karyawan", "Facial"));

        assertThat(messages(judged)).containsExactly("Email is invalid", "Phone number is invalid");
        assertThat(judged.violations().getFirst().problem().action())
                .isEqualTo("Complete the address in C152. Its part after the @ is missing.");
        assertThat(judged.values()).contains("rosa@", "12");
    }

    @Test
    void a_value_outside_its_list_is_told_the_choices() {
        Verdict.Judged judged =
                judged(judge("leaves"), row(5, "EMP-1", "Holiday", 46206, 46206, "Open"));

        assertThat(messages(judged))
                .containsExactly(
                        "Leave type is not included in the list",
                        "Status is not included in the list");
        assertThat(judged.violations().getFirst().problem().action())
                .isEqualTo(
                        "Write one of these in B5: Annual, Sick, Maternity, Unpaid. Then sync again.");
    }

    @Test
    void after_and_on_or_after_compare_the_two_cells() {
        assertThat(messages(judged(judge("schedules"), row(2, "E", "Monday", 0.75, 0.75))))
                .containsExactly("End time must be after start time");
        assertThat(messages(judged(judge("leaves"), row(2, "E", "Sick", 46206, 46206)))).isEmpty();
        Verdict.Judged early = judged(judge("leaves"), row(3, "E", "Sick", 46206, 46205));
        assertThat(messages(early)).containsExactly("End date must be on or after start date");
        assertThat(early.violations().getFirst().problem().action())
                .isEqualTo(
                        "Make D3 on or after 2026-07-03, which stands in C3, or correct C3, then sync again.");
    }

    @Test
    void references_and_uniqueness_are_left_to_the_plan() {
        Judge judge = judge("therapists");
        Object[] first = {"EMP-1", "A", MAIL, null, null, "Karyawan", "Facial", "LOC-999"};
        Object[] second = {"EMP-2", "B", MAIL, null, null, "Karyawan", "Facial", "LOC-999"};

        assertThat(judged(judge, row(2, first)).violations()).isEmpty();
        assertThat(judged(judge, row(3, second)).violations()).isEmpty();
    }

    private static Skip skipOf(String dataset, Row row) {
        return skip(judge(dataset), row);
    }

    private static Skip skip(Judge judge, Row row) {
        @Nullable Skip skip = judged(judge, row).skipped();
        assertThat(skip).isNotNull();
        return skip;
    }
}
