package io.datasync.bench.contender;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Who can be measured.
public enum ContenderKind {
    SOURCE("source"),
    FLOOR("floor"),
    OURS("ours"),
    BATCH("batch"),
    BATCH_DISTINCT("batch-distinct"),
    HIBERNATE("hibernate");

    private final String label;

    ContenderKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// @throws IllegalArgumentException naming those there are
    public static ContenderKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no contender is called %s; there are %s"
                                                .formatted(label, labels())));
    }

    private static String labels() {
        return Arrays.stream(values()).map(ContenderKind::label).collect(Collectors.joining(", "));
    }

    /// Whether it writes at all.
    public boolean leavesTheSheet() {
        return this != SOURCE;
    }

    /// A transaction for each row takes so long that it is run less often, and on small sheets only.
    public boolean isRowByRow() {
        return this == HIBERNATE;
    }

    Contender open(Place place) throws SQLException {
        return switch (this) {
            case SOURCE -> new Source(place);
            case FLOOR -> new Floor(place);
            case OURS -> new Ours(place);
            case BATCH -> SpringBatch.upserting(place);
            case BATCH_DISTINCT -> SpringBatch.upsertingTheDistinct(place);
            case HIBERNATE -> new HibernateRows(place);
        };
    }
}
