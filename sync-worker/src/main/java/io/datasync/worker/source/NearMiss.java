package io.datasync.worker.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How alike two names of tabs or headers are, as people misspell and shorten them.
public final class NearMiss {
    /// Close enough to be named in a message.
    public static final double SIMILAR = 0.6;

    /// So close that it is hardly anything else.
    public static final double SAME = 0.8;

    private static final int SHORTEST_PREFIX = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, String> SHORT_FORMS =
            Map.of(
                    "no",
                    "number",
                    "nr",
                    "number",
                    "num",
                    "number",
                    "tel",
                    "phone",
                    "telephone",
                    "phone",
                    "mobile",
                    "phone",
                    "mail",
                    "email");

    private NearMiss() {}

    /// The candidate that is most like the name, if one is alike enough.
    ///
    /// @param least from 0, nothing alike, to 1, the same but for case and punctuation
    public static Optional<String> of(String name, Collection<String> candidates, double least) {
        return candidates.stream()
                .filter(candidate -> likeness(name, candidate) >= least)
                .max(Comparator.comparingDouble(candidate -> likeness(name, candidate)));
    }

    /// From 0, nothing alike, to 1, the same but for case, punctuation and short forms of words.
    public static double likeness(String a, String b) {
        List<String> wordsOfA = words(a);
        List<String> wordsOfB = words(b);
        String lettersOfA = String.join("", wordsOfA);
        String lettersOfB = String.join("", wordsOfB);
        int longest = Math.max(lettersOfA.length(), lettersOfB.length());
        if (lettersOfA.isEmpty() || lettersOfB.isEmpty()) {
            return 0;
        }
        double byLetters = 1.0 - (double) distance(lettersOfA, lettersOfB) / longest;
        return Math.max(byLetters, sharedWords(wordsOfA, wordsOfB));
    }

    private static List<String> words(String name) {
        return Arrays.stream(
                        NO_WORD.split(name.toLowerCase(Locale.ROOT).replace("e-mail", "email")))
                .filter(word -> !word.isEmpty())
                .map(word -> SHORT_FORMS.getOrDefault(word, word))
                .limit(16)
                .toList();
    }

    private static double sharedWords(List<String> a, List<String> b) {
        long shared =
                a.stream().filter(word -> b.stream().anyMatch(o -> sameWord(word, o))).count();
        return Math.min(1.0, 2.0 * shared / (a.size() + b.size()));
    }

    private static boolean sameWord(String a, String b) {
        return a.equals(b)
                || (Math.min(a.length(), b.length()) >= SHORTEST_PREFIX
                        && (a.startsWith(b) || b.startsWith(a)));
    }

    /// How many letters have to be put in, taken out or changed.
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] here = new int[above.length];
            here[0] = i;
            for (int j = 1; j < here.length; j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                here[j] = Math.min(change, Math.min(above[j], here[j - 1]) + 1);
            }
            above = here;
        }
        return above[b.length()];
    }
}
