package io.datasync.local.sheets;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What stands in one cell of a sheet.
sealed interface Cell {
    record Blank() implements Cell {}

    record Text(String value) implements Cell {}

    record Num(BigDecimal value) implements Cell {}

    record Bool(boolean value) implements Cell {}

    /// @param result what the sheet shows for it; never a formula itself
    record Formula(String formula, Cell result) implements Cell {
        public Formula {
            if (result instanceof Formula) {
                throw new IllegalArgumentException("a formula's result is a value");
            }
        }
    }

    Cell BLANK = new Blank();

    /// The cell for a value as JSON knows them.
    static Cell of(@Nullable Object value) {
        return switch (value) {
            case null -> BLANK;
            case Cell cell -> cell;
            case Boolean bool -> new Bool(bool);
            case BigDecimal number -> new Num(number);
            case Number number -> new Num(new BigDecimal(number.toString()));
            case String text when text.isEmpty() -> BLANK;
            case String text when text.startsWith("=") ->
                    new Formula(text, Formulas.resultOf(text));
            default -> new Text(value.toString());
        };
    }
}
