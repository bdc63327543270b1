package io.datasync.local.sheets;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/// The few formulas the demo works out; they are there to put errors into a sheet, not to calculate.
final class Formulas {
    private static final Map<String, String> RESULTS =
            Map.of(
                    "=NA()", "#N/A",
                    "=1/0", "#DIV/0!",
                    "=#REF!", "#REF!");

    private Formulas() {}

    static Cell resultOf(String formula) {
        String plain = formula.replace(" ", "").toUpperCase(Locale.ROOT);
        if (plain.matches("=-?\\d+(\\.\\d+)?")) {
            return new Cell.Num(new BigDecimal(plain.substring(1)));
        }
        return new Cell.Text(RESULTS.getOrDefault(plain, "#NAME?"));
    }
}
