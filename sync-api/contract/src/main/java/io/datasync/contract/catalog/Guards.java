package io.datasync.contract.catalog;

/// What a run may find in a tab before it is held (contract section 3). In percent, for each tab of the sync type.
///
/// @param rowsLostPercent   held when the tab has lost more of the rows of the last good run; 100 switches it off
/// @param rowsFailedPercent held when more of the tab's rows fail; 100 switches it off
public record Guards(int rowsLostPercent, int rowsFailedPercent) {
    public static final Guards DEFAULT = new Guards(50, 40);

    public Guards {
        if (!isPercent(rowsLostPercent) || !isPercent(rowsFailedPercent)) {
            throw new IllegalArgumentException("a guard is a percentage from 0 to 100");
        }
    }

    static boolean isPercent(int value) {
        return value >= 0 && value <= 100;
    }

    static Guards read(Mapping mapping) {
        Guards guards =
                new Guards(
                        percent(mapping, "rowsLostPercent", DEFAULT.rowsLostPercent),
                        percent(mapping, "rowsFailedPercent", DEFAULT.rowsFailedPercent));
        mapping.done();
        return guards;
    }

    private static int percent(Mapping mapping, String field, int otherwise) {
        Integer value = mapping.optionalInteger(field);
        if (value == null) {
            return otherwise;
        }
        if (!isPercent(value)) {
            mapping.fault(field, "is %d; it must be from 0 to 100, in percent".formatted(value));
            return otherwise;
        }
        return value;
    }
}
