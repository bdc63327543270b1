package io.datasync.worker.judge;

import org.jspecify.annotations.Nullable;

/// What a cell was read as.
sealed interface Reading {
    /// What stood in the cell, as shown to a person; null for nothing.
    @Nullable String found();

    /// Nothing, or nothing but separators.
    record Blank(@Nullable String found) implements Reading {
        static final Blank EMPTY = new Blank(null);
    }

    /// @param written what stood in the cell; null where that is shown as the value itself is
    record Value(Object value, @Nullable String written) implements Reading {
        /// Made when it is asked for, which for most cells is never.
        @Override
        public String found() {
            return written == null ? CellText.shown(Values.text(value)) : written;
        }
    }

    /// Readable, and not what it should be: an e-mail address or a phone number that is none.
    record Invalid(String value, String found) implements Reading {}

    record Unreadable(Why why, String found) implements Reading {}

    /// Why a cell cannot be read.
    enum Why {
        FORMULA_ERROR,
        LOADING,
        /// It has characters that cannot be stored.
        BROKEN,
        /// It is nothing of the column's kind.
        FORMAT
    }

    /// The value, valid or not; null for blank or unreadable.
    default @Nullable Object valueOrNull() {
        return switch (this) {
            case Value(Object value, _) -> value;
            case Invalid(String value, _) -> value;
            case Blank _, Unreadable _ -> null;
        };
    }
}
