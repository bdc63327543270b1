package io.datasync.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datasync.contract.catalog.Kind;
import io.datasync.worker.judge.Reading.Why;
import io.datasync.worker.source.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CellReaderTest {
    private final CellReader reader = new CellReader(Sheets.PHONES);

    static Stream<Arguments> valuesOfEachKind() {
        return Stream.of(
                arguments(Kind.TEXT, "  Jl.\u00a0Kemang \t\n Raya ", "Jl. Kemang Raya"),
                arguments(Kind.TEXT, 812, "812"),
                arguments(Kind.TEXT, new BigDecimal("812.00"), "812"),
                arguments(Kind.TEXT, new BigDecimal("8.1E+12"), "8100000000000"),
                arguments(Kind.TEXT, new BigDecimal("12.50"), "12.5"),
                arguments(Kind.TEXT, true, "TRUE"),
                arguments(Kind.TEXT, false, "FALSE"),
                arguments(Kind.TEXT, "#REF", "#REF"),
                arguments(Kind.DATE, 46206, LocalDate.of(2026, 7, 3)),
                arguments(Kind.DATE, new BigDecimal("46206.99"), LocalDate.of(2026, 7, 3)),
                arguments(Kind.DATE, 0, LocalDate.of(1899, 12, 30)),
                arguments(Kind.DATE, -1, LocalDate.of(1899, 12, 29)),
                arguments(Kind.DATE, " 2026-12-31 ", LocalDate.of(2026, 12, 31)),
                arguments(Kind.TIME, 0, LocalTime.MIDNIGHT),
                arguments(Kind.TIME, 0.375, LocalTime.of(9, 0)),
                arguments(Kind.TIME, 0.9583333333333334, LocalTime.of(23, 0)),
                arguments(Kind.TIME, new BigDecimal("0.99999"), LocalTime.of(23, 59)),
                arguments(Kind.TIME, "9:05", LocalTime.of(9, 5)),
                arguments(Kind.TIME, "23:59", LocalTime.of(23, 59)),
                arguments(Kind.BOOLEAN, true, true),
                arguments(Kind.BOOLEAN, " Yes ", true),
                arguments(Kind.BOOLEAN, "NO", false),
                arguments(Kind.BOOLEAN, "1", true),
                arguments(Kind.BOOLEAN, 0, false),
                arguments(Kind.BOOLEAN, new BigDecimal("1.0"), true),
                arguments(Kind.INTEGER, new BigDecimal("90.0"), 90L),
                arguments(Kind.INTEGER, "90", 90L),
                arguments(Kind.INTEGER, "-5", -5L),
                arguments(Kind.INTEGER, Long.MAX_VALUE, Long.MAX_VALUE),
                arguments(Kind.DECIMAL, new BigDecimal("175000.50"), new BigDecimal("175000.5")),
                arguments(Kind.DECIMAL, "0.1", new BigDecimal("0.1")),
                arguments(
                        Kind.DECIMAL,
                        new BigDecimal("0.1000000000000000055511151231257827"),
                        new BigDecimal("0.1000000000000000055511151231257827")),
                arguments(
                        Kind.LIST,
                        "Deep Tissue,, Hot\u00a0Stone ,",
                        List.of("Deep Tissue", "Hot Stone")),
                arguments(Kind.LIST, 7, List.of("7")),
                arguments(Kind.EMAIL, " John@Example.COM ", "john@example.com"),
                arguments(Kind.PHONE, "0812-5555-0001", "+6281255550001"),
                arguments(Kind.PHONE, 6281255550001L, "+6281255550001"),
                arguments(Kind.PHONE, 81255550001L, "+6281255550001"),
                arguments(Kind.PHONE, "+65 6123 4567", "+6561234567"));
    }

    @ParameterizedTest
    @MethodSource("valuesOfEachKind")
    void a_cell_is_read_as_its_columns_kind(Kind kind, Object cell, Object value) {
        assertThat(reader.read(kind, Sheets.cell(cell)).valueOrNull()).isEqualTo(value);
    }

    static Stream<Arguments> whatCannotBeRead() {
        return Stream.of(
                arguments(Kind.DATE, "31/12/2026"),
                arguments(Kind.DATE, "2026-02-30"),
                arguments(Kind.DATE, "0000-01-01"),
                arguments(Kind.DATE, "next week"),
                arguments(Kind.DATE, "46206"),
                arguments(Kind.DATE, 2958466),
                arguments(Kind.DATE, new BigDecimal("1e300")),
                arguments(Kind.DATE, true),
                arguments(Kind.TIME, 1),
                arguments(Kind.TIME, -0.1),
                arguments(Kind.TIME, "24:00"),
                arguments(Kind.TIME, "9.30"),
                arguments(Kind.TIME, "nine"),
                arguments(Kind.BOOLEAN, "maybe"),
                arguments(Kind.BOOLEAN, 2),
                arguments(Kind.INTEGER, 90.5),
                arguments(Kind.INTEGER, "1,000"),
                arguments(Kind.INTEGER, new BigDecimal("9223372036854775808")),
                arguments(Kind.INTEGER, false),
                arguments(Kind.DECIMAL, "1.000,50"),
                arguments(Kind.DECIMAL, "1e5"),
                arguments(Kind.DECIMAL, new BigDecimal("1e1000000")));
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeRead")
    void a_cell_of_another_kind_is_unreadable(Kind kind, Object cell) {
        assertThat(reader.read(kind, Sheets.cell(cell)))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).isEqualTo(Why.FORMAT));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_formula_error_is_unreadable_in_every_kind(Kind kind) {
        for (String error :
                List.of(
                        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!",
                        "#ERROR!")) {
            assertThat(reader.read(kind, new Cell.Text(error)))
                    .isEqualTo(new Reading.Unreadable(Why.FORMULA_ERROR, error));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_cell_that_was_still_loading_is_unreadable_in_every_kind(Kind kind) {
        assertThat(reader.read(kind, new Cell.Text("Loading...")))
                .isEqualTo(new Reading.Unreadable(Why.LOADING, "Loading..."));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void white_space_alone_is_blank_in_every_kind(Kind kind) {
        assertThat(reader.read(kind, new Cell.Text(" \u00a0\t\u2007\n")))
                .isEqualTo(Reading.Blank.EMPTY);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void characters_that_no_table_can_hold_are_unreadable_and_shown_replaced(Kind kind) {
        assertThat(reader.read(kind, new Cell.Text("a\u0000b\ud800")))
                .isEqualTo(new Reading.Unreadable(Why.BROKEN, "a\ufffdb\ufffd"));
    }

    @Test
    void a_list_of_nothing_but_commas_is_blank_and_its_row_is_not() {
        Reading reading = reader.read(Kind.LIST, new Cell.Text(" , ,"));

        assertThat(reading).isEqualTo(new Reading.Blank(", ,"));
    }

    @ParameterizedTest
    @MethodSource("noAddresses")
    void an_address_that_is_none_is_invalid_and_kept_as_text(String text) {
        assertThat(reader.read(Kind.EMAIL, new Cell.Text(text)))
                .isInstanceOf(Reading.Invalid.class);
    }

    static Stream<String> noAddresses() {
        return Stream.of(
                "rosa@",
                "@example.com",
                "rosa",
                "rosa@example",
                "ro sa@example.com",
                "a@b@c.com",
                "a..b@example.com",
                "a@-example.com",
                "a@example..com",
                "@",
                "x".repeat(300) + "@example.com");
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void a_phone_number_that_is_none_is_invalid(String text) {
        assertThat(reader.read(Kind.PHONE, new Cell.Text(text)))
                .isInstanceOf(Reading.Invalid.class);
    }

    static Stream<String> noNumbers() {
        return Stream.of("12", "phone", "TRUE", "0812-5555-0001-0002-0003", "9".repeat(10_000));
    }

    @Test
    void what_was_found_is_shown_as_a_person_sees_it_and_shortened() {
        assertThat(reader.read(Kind.DATE, Sheets.cell(46206)).found()).isEqualTo("2026-07-03");
        assertThat(reader.read(Kind.TIME, Sheets.cell(0.375)).found()).isEqualTo("09:00");
        assertThat(reader.read(Kind.TEXT, Sheets.cell("x".repeat(10_000))).found())
                .isEqualTo("x".repeat(99) + "…");
        assertThat(reader.read(Kind.TEXT, Sheets.cell("x".repeat(98) + "😀😀")).found())
                .isEqualTo("x".repeat(98) + "…");
    }
}
