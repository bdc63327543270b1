package io.datasync.worker.source;

import java.math.BigDecimal;

/// A cell as the source gives it, unformatted.
public sealed interface Cell {
    Cell BLANK = new Blank();

    /// Nothing, or an empty text.
    record Blank() implements Cell {}

    record Text(String value) implements Cell {}

    @SuppressWarnings("AvoidCommonTypeNames") // always written as Cell.Number
    record Number(BigDecimal value) implements Cell {}

    record Bool(boolean value) implements Cell {}
}
