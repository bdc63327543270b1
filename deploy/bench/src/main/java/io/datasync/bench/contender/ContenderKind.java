package io.datasync.bench.contender;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Who can be measured.
public enum ContenderKind {
    SOURCE("source", Source::new),
    FLOOR("floor", Floor::new),
    OURS("ours", Ours::new),
    BATCH("batch", SpringBatch::upserting),
    BATCH_DISTINCT("batch-distinct", SpringBatch::upsertingTheDistinct),
    HIBERNATE("hibernate", HibernateRows::new);

    private final String label;
    private final Opening opening;

    ContenderKind(String label, Opening opening) {
        this.label = label;
        this.opening = opening;
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

    Contender open(Place place) throws Exception {
        return opening.open(place);
    }

    @FunctionalInterface
    private interface Opening {
        Contender open(Place place) throws Exception;
    }
}
