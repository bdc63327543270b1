package io.datasync.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.bench.contender.ContenderKind;
import io.datasync.bench.sheet.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Change FIVE = new Change.Percent(5);

    private final Report report =
            new Report(List.of(ContenderKind.FLOOR, ContenderKind.HIBERNATE), "As it was.");

    @Test
    void aPeerIsToldAsTimesTheFloor() {
        report.add(
                result(10_000, Map.of(ContenderKind.FLOOR, 20.0, ContenderKind.HIBERNATE, 1000.0)));

        assertThat(report.markdown()).contains("1,000.0 ± 0 % (50.00×)");
    }

    @Test
    void whatWasNotRunIsReckonedAndSaysSo() {
        report.add(
                result(10_000, Map.of(ContenderKind.FLOOR, 20.0, ContenderKind.HIBERNATE, 1000.0)));
        report.add(result(1_000_000, Map.of(ContenderKind.FLOOR, 2_000.0)));

        assertThat(report.markdown())
                .contains("not run; about 100,000, reckoned from 10,000 rows")
                .contains("floor at 5 % 1.00");
    }

    @Test
    void rowByRowIsNotRunOnLargeSheets() {
        assertThat(Rounds.include(ContenderKind.HIBERNATE, new Scenario(10_000, FIVE, 0))).isTrue();
        assertThat(Rounds.include(ContenderKind.HIBERNATE, new Scenario(10_000, FIVE, 2)))
                .isFalse();
        assertThat(Rounds.include(ContenderKind.OURS, new Scenario(1_000_000, FIVE, 2))).isTrue();
    }

    private static Result result(int rows, Map<ContenderKind, Double> millis) {
        Map<ContenderKind, Figures> figures = new LinkedHashMap<>();
        millis.forEach((kind, value) -> figures.put(kind, new Figures(List.of(value))));
        Figures still = new Figures(List.of(1.0));
        return new Result(new Scenario(rows, FIVE, 0), figures, still, still);
    }
}
