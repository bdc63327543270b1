package io.datasync.bench.measure;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/// Measured values of one kind, in the order they were measured.
public record Figures(List<Double> values) {
    public Figures {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = List.copyOf(values);
    }

    public double median() {
        return quantile(0.5);
    }

    double least() {
        return quantile(0);
    }

    double most() {
        return quantile(1);
    }

    /// The value that this share of the values does not exceed; between two of them in proportion.
    public double quantile(double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        double lower = sorted.get(below);
        return below + 1 == sorted.size()
                ? lower
                : lower + (place - below) * (sorted.get(below + 1) - lower);
    }

    /// How far apart the middle half of the values lies, in per cent of the median.
    double spread() {
        return median() == 0 ? 0 : 100 * (quantile(0.75) - quantile(0.25)) / median();
    }

    /// Round by round: what is measured in the same round has seen the same moods of the machine.
    Figures over(Figures other) {
        return both(other, (mine, theirs) -> mine / theirs);
    }

    Figures minus(Figures other) {
        return both(other, (mine, theirs) -> mine - theirs);
    }

    /// Over the rounds that both have; those who are measured in fewer are so in the first.
    private Figures both(Figures other, DoubleBinaryOperator each) {
        return new Figures(
                IntStream.range(0, Math.min(values.size(), other.values.size()))
                        .mapToObj(i -> each.applyAsDouble(values.get(i), other.values.get(i)))
                        .toList());
    }
}
