package io.datasync.contract.catalog;

import java.math.BigDecimal;
import java.util.List;

/// A rule on a column's value, beside being required, present or unique. A blank value breaks none of them.
public sealed interface Rule {
    /// "is not included in the list"
    record OneOf(List<String> values) implements Rule {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// "must be greater than …"
    record Above(BigDecimal bound) implements Rule {}

    /// "must be greater than or equal to …"
    record AtLeast(BigDecimal bound) implements Rule {}

    /// "must be after …": later than the other column's value, where both are there.
    record After(String column) implements Rule {}

    /// "must be on or after …"
    record OnOrAfter(String column) implements Rule {}

    /// "must exist": some record of the dataset has this value as its key.
    record References(String dataset) implements Rule {}
}
