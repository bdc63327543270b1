package io.datasync.contract.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody who mistyped a word will have meant.
final class NearMiss {
    private NearMiss() {}

    /// `; did you mean "…"?`, or `; known are: …` when nothing is near.
    static String hint(String found, Collection<String> known) {
        return among(found, known)
                .map("; did you mean \"%s\"?"::formatted)
                .orElseGet(() -> known.isEmpty() ? "" : "; known are: " + String.join(", ", known));
    }

    /// The nearest of the known words, if it is within a third of the word's length.
    static Optional<String> among(String found, Collection<String> known) {
        String plain = plain(found);
        int most = Math.max(1, plain.length() / 3);
        return known.stream()
                .filter(word -> distance(plain, plain(word)) <= most)
                .min(Comparator.comparingInt(word -> distance(plain, plain(word))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /// How many letters must be added, taken away, changed or swapped with their neighbour.
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 ? j : j == 0 ? i : nearest(a, b, i, j, steps);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int nearest(String a, String b, int i, int j, int[][] steps) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
        least = Math.min(least, steps[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
