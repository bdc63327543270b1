package io.datasync.worker.judge;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunView;
import io.datasync.worker.judge.HeaderRow.Resolution;
import io.datasync.worker.phone.IndonesianNumbers;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shipped catalog, and rows as a test writes them.
final class Sheets {
    static final Catalog CATALOG =
            CatalogLoader.load(Path.of(System.getProperty("datasync.root"), "deploy/catalog"));
    static final RunView.Source SOURCE =
            new RunView.Source("roster", "Therapist roster 2026", "https://sheets/roster");
    static final PhoneNumbers PHONES = new IndonesianNumbers();

    private Sheets() {}

    static Dataset dataset(String name) {
        return CATALOG.dataset(name).orElseThrow();
    }

    /// A row of what a person would type: texts, numbers, booleans, null for blank.
    static Row row(int number, @Nullable Object... cells) {
        return new Row(number, Arrays.stream(cells).map(Sheets::cell).toList());
    }

    static Cell cell(@Nullable Object value) {
        return switch (value) {
            case null -> Cell.BLANK;
            case Cell cell -> cell;
            case Boolean bool -> new Cell.Bool(bool);
            case String text when text.isEmpty() -> Cell.BLANK;
            case String text -> new Cell.Text(text);
            case Number number -> new Cell.Number(new BigDecimal(number.toString()));
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    /// A row with the catalog's own headers, in the catalog's order.
    static Row headers(Dataset dataset) {
        return new Row(
                1,
                dataset.columns().stream()
                        .<Cell>map(column -> new Cell.Text(column.header()))
                        .toList());
    }

    static Columns columns(Dataset dataset, Row header) {
        return switch (HeaderRow.resolve(dataset, SOURCE, header)) {
            case Resolution.Found(Columns columns) -> columns;
            case Resolution.Unusable(var error) -> throw new AssertionError(error.message());
        };
    }

    static Judge judge(String dataset) {
        Dataset of = dataset(dataset);
        return new Judge(of, columns(of, headers(of)), PHONES);
    }

    static Verdict.Judged judged(Judge judge, Row row) {
        return (Verdict.Judged) judge.judge(row);
    }

    static List<String> messages(Verdict.Judged judged) {
        return judged.violations().stream().map(v -> v.problem().message()).toList();
    }
}
