package io.datasync.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Kind;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.judge.Verdict.Judged;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JudgePropertiesTest {
    private final CellReader reader = new CellReader(Sheets.PHONES);

    @Property
    void judging_never_throws_and_never_skips_and_fails_at_once(
            @ForAll("datasets") Dataset dataset, @ForAll("rows") List<Cell> cells) {
        Judge judge =
                new Judge(dataset, Sheets.columns(dataset, Sheets.headers(dataset)), Sheets.PHONES);

        for (int row = 2; row < 4; row++) {
            if (judge.judge(new Row(row, cells)) instanceof Judged judged) {
                assertThat(judged.values()).hasSameSizeAs(dataset.columns());
                assertThat(judged.found()).hasSameSizeAs(dataset.columns());
                assertThat(judged.skipped() == null || judged.violations().isEmpty()).isTrue();
            }
        }
    }

    @Property
    void the_verdict_does_not_depend_on_the_order_of_the_columns(
            @ForAll("datasets") Dataset dataset,
            @ForAll("rows") List<Cell> cells,
            @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        Row row = new Row(2, cells);
        Row shuffled = new Row(2, order.stream().map(row::cell).toList());
        Row headers = Sheets.headers(dataset);
        Row shuffledHeaders = new Row(1, order.stream().map(headers::cell).toList());

        assertThat(summary(dataset, shuffledHeaders, shuffled))
                .isEqualTo(summary(dataset, headers, row));
    }

    /// Blank, skipped, failing or sound: one of them, and whatever is wrong is said with its place.
    @Property
    void every_row_has_one_verdict_and_every_problem_its_place(
            @ForAll("datasets") Dataset dataset, @ForAll("rows") List<Cell> cells) {
        Judge judge =
                new Judge(dataset, Sheets.columns(dataset, Sheets.headers(dataset)), Sheets.PHONES);

        if (judge.judge(new Row(7, cells)) instanceof Judged judged) {
            List<Problem> problems = new ArrayList<>();
            judged.violations().forEach(violation -> problems.add(violation.problem()));
            if (judged.skipped() != null) {
                assertThat(judged.skipped().problems()).isNotEmpty();
                problems.addAll(judged.skipped().problems());
            }
            for (Problem problem : problems) {
                assertThat(problem.cell()).isEqualTo(problem.column() + 7);
                assertThat(problem.header()).isNotBlank();
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.action()).contains(problem.cell());
            }
        } else {
            assertThat(cells.stream().limit(dataset.columns().size()))
                    .allMatch(cell -> cell.equals(Cell.BLANK) || cell instanceof Cell.Text);
        }
    }

    @Property
    void normalising_twice_is_normalising_once(@ForAll("texts") String text) {
        String once = CellText.normalise(text);

        assertThat(CellText.normalise(once)).isEqualTo(once);
        assertThat(once).doesNotContain("  ").doesNotContain("\u00a0");
    }

    @Property
    void what_was_read_is_read_again_as_the_same(@ForAll Kind kind, @ForAll("cells") Cell cell) {
        if (reader.read(kind, cell) instanceof Reading.Value(Object value, _)) {
            assertThat(reader.read(kind, new Cell.Text(Values.text(value))).valueOrNull())
                    .isEqualTo(value);
        }
    }

    @Property
    void what_is_shown_is_short_and_can_be_stored(@ForAll Kind kind, @ForAll("cells") Cell cell) {
        String found = reader.read(kind, cell).found();
        if (found != null) {
            assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(100).doesNotContain("\u0000");
            assertThat(CellText.isBroken(found)).isFalse();
        }
    }

    /// A verdict without the places, which do depend on the order.
    private static String summary(Dataset dataset, Row headers, Row row) {
        Judge judge = new Judge(dataset, Sheets.columns(dataset, headers), Sheets.PHONES);
        return switch (judge.judge(row)) {
            case Verdict.Blank _ -> "blank";
            case Judged judged ->
                    judged.values()
                            + " "
                            + (judged.skipped() == null ? "" : judged.skipped().reason())
                            + Sheets.messages(judged);
        };
    }

    @Provide
    Arbitrary<Dataset> datasets() {
        return Arbitraries.of(
                Sheets.CATALOG.types().stream().flatMap(type -> type.datasets().stream()).toList());
    }

    @Provide
    Arbitrary<List<Cell>> rows() {
        return cells().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars(" \u00a0\u3000\t\nab,#@.1").ofMaxLength(30),
                Arbitraries.of(
                        "#REF!",
                        "Loading...",
                        "Karyawan",
                        "Monday",
                        "EMP-0001",
                        "9:30",
                        "24:00",
                        "2026-02-29",
                        "2026-12-31",
                        "true",
                        "a@b.co",
                        "0812-5555-0001",
                        "-1",
                        "1.50",
                        "\u0130@b.co",
                        "x".repeat(10_000),
                        "\ud800",
                        "\u0000"));
    }

    @Provide
    Arbitrary<Cell> cells() {
        Arbitrary<BigDecimal> numbers =
                Arbitraries.oneOf(
                        Arbitraries.bigDecimals().ofScale(6),
                        Arbitraries.doubles().map(BigDecimal::valueOf),
                        Arbitraries.integers()
                                .map(scale -> new BigDecimal(BigInteger.valueOf(7), scale)),
                        Arbitraries.of(
                                Arrays.asList(
                                        BigDecimal.ZERO,
                                        new BigDecimal("0.99999999"),
                                        new BigDecimal("1e308"),
                                        new BigDecimal("-1e-308"))));
        return Arbitraries.oneOf(
                Arbitraries.just(Cell.BLANK),
                texts().map(Cell.Text::new),
                numbers.map(Cell.Number::new),
                Arbitraries.of(true, false).map(Cell.Bool::new));
    }
}
