package io.datasync.worker.judge;

import static io.datasync.worker.judge.Sheets.dataset;
import static io.datasync.worker.judge.Sheets.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunError.HeaderCell;
import io.datasync.worker.judge.HeaderRow.Resolution;
import io.datasync.worker.source.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderRowTest {
    @Test
    void headers_are_found_in_any_order_whatever_their_case_and_outer_spaces() {
        Columns columns =
                Sheets.columns(
                        dataset("brands"),
                        row(
                                3,
                                "Remark",
                                "\u00a0ACTIVE ",
                                null,
                                "name",
                                " code\n",
                                "Description",
                                "Remark"));

        assertThat(columns.positions()).containsExactly(4, 3, 5, 1);
        assertThat(columns.cell(0, 12)).isEqualTo("E12");
    }

    @Test
    void a_column_that_may_be_missing_and_has_no_look_alike_is_not_missed() {
        Columns columns = Sheets.columns(dataset("brands"), row(1, "Code", "Name", "Owner"));

        assertThat(columns.positions()).containsExactly(0, 1, -1, -1);
        assertThat(columns.present(2)).isFalse();
    }

    @Test
    void a_missing_header_names_spreadsheet_tab_header_and_what_looks_like_it() {
        RunError error =
                error(
                        "therapists",
                        row(
                                1,
                                "Employee ID",
                                "Full Name",
                                "Email",
                                "Phone Number",
                                "Gender",
                                "Employment Type",
                                "Specialisations",
                                "Location Code",
                                "Joined On",
                                "Active"));

        assertThat(error.code()).isEqualTo("HEADER_MISSING");
        assertThat(error.message())
                .isEqualTo(
                        "The tab “Therapists” of “Therapist roster 2026” has no column “Specializations”. “Specialisations” in G1 looks like it.");
        assertThat(error.action())
                .isEqualTo(
                        "Rename G1 to “Specializations”, then try again. Or ask for “Specialisations” to be accepted as another name for this column.");
        assertThat(error.where())
                .isEqualTo(
                        new RunError.Where(
                                "Therapist roster 2026",
                                "https://sheets/roster",
                                "Therapists",
                                1,
                                "G1",
                                "Specializations",
                                "Specialisations",
                                List.of(
                                        new HeaderCell("D", "Phone Number"),
                                        new HeaderCell("E", "Gender"),
                                        new HeaderCell("F", "Employment Type"),
                                        new HeaderCell("G", "Specialisations"),
                                        new HeaderCell("H", "Location Code"))));
    }

    @Test
    void a_missing_header_that_nothing_looks_like_is_to_be_added() {
        RunError error = error("brands", row(1, "Name", "Remark"));

        assertThat(error.message())
                .isEqualTo("The tab “Brands” of “Therapist roster 2026” has no column “Code”.");
        assertThat(error.action())
                .isEqualTo(
                        "Add a column with the header “Code” to the tab “Brands”, then try again.");
    }

    @Test
    void several_missing_headers_are_told_at_once() {
        RunError error = error("leaves", row(1, "Emp ID", "Leave Type", "Begin", "Status"));

        assertThat(error.message())
                .isEqualTo(
                        "The tab “Leaves” of “Therapist roster 2026” has no columns “Employee ID”, “Start Date”, “End Date”. “Emp ID” in A1 looks like “Employee ID”.");
    }

    @Test
    void a_renamed_column_is_missed_even_where_a_missing_one_would_not_be() {
        RunError error = error("locations", row(1, "Code", "Name", "City", "Phone No."));

        assertThat(error.code()).isEqualTo("HEADER_MISSING");
        assertThat(error.message()).endsWith("“Phone No.” in D1 looks like it.");
    }

    @Test
    void an_alias_of_the_catalog_settles_a_look_alike() {
        Dataset brands = dataset("brands");
        Column name = brands.columns().get(1);
        Column aliased =
                new Column(
                        name.name(),
                        name.header(),
                        List.of("Brand Name"),
                        name.kind(),
                        name.required(),
                        name.present(),
                        name.unique(),
                        name.defaultValue(),
                        name.scope(),
                        name.rules());
        Dataset withAlias =
                new Dataset(
                        brands.dataset(),
                        brands.label(),
                        brands.title(),
                        brands.tab(),
                        brands.table(),
                        brands.key(),
                        brands.nameColumn(),
                        brands.detailColumn(),
                        List.of(brands.columns().get(0), aliased));

        assertThat(Sheets.columns(withAlias, row(1, "code", "brand  name")).positions())
                .containsExactly(0, 1);
        assertThat(error(withAlias, row(1, "Code", "Name", "Brand Name")).code())
                .isEqualTo("HEADER_DUPLICATE");
    }

    @Test
    void a_header_that_stands_twice_names_both_cells() {
        RunError error = error("brands", row(1, "Code", "Name", "code "));

        assertThat(error.code()).isEqualTo("HEADER_DUPLICATE");
        assertThat(error.message())
                .isEqualTo(
                        "The tab “Brands” of “Therapist roster 2026” has the column “Code” twice: “Code” in A1 and “code” in C1.");
        assertThat(error.action()).isEqualTo("Rename or delete one of A1 and C1, then try again.");
    }

    @Test
    void a_tab_without_a_header_row_is_empty() {
        RunError error = error("brands", new Row(1, List.of()));

        assertThat(error.code()).isEqualTo("HEADER_MISSING");
        assertThat(error.message())
                .isEqualTo(
                        "The tab “Brands” of “Therapist roster 2026” is empty: it has no header row.");
        assertThat(error.action())
                .isEqualTo(
                        "Write the headers in its first row: Code, Name, Description, Active. Then try again.");
    }

    @Test
    void letters_count_on_beyond_z() {
        assertThat(List.of(0, 25, 26, 51, 701, 702).stream().map(Columns::letterAt))
                .containsExactly("A", "Z", "AA", "AZ", "ZZ", "AAA");
    }

    private static RunError error(String dataset, Row header) {
        return error(dataset(dataset), header);
    }

    private static RunError error(Dataset dataset, Row header) {
        return switch (HeaderRow.resolve(dataset, Sheets.SOURCE, header)) {
            case Resolution.Unusable(RunError error) -> error;
            case Resolution.Found(Columns columns) -> throw new AssertionError(columns.toString());
        };
    }
}
