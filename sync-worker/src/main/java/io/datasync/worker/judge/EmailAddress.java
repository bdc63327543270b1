package io.datasync.worker.judge;

import java.util.regex.Pattern;

/// Whether a text can be an e-mail address: a name, an @, and a domain with a dot in it.
final class EmailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++)*+@"
                            + "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
                            + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

    private EmailAddress() {}

    static boolean isValid(String text) {
        return text.length() <= LONGEST
                && text.indexOf('@') <= LONGEST_NAME
                && (isPlain(text) || matches(text));
    }

    static boolean matches(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /// True for what most addresses are, words of Latin letters and digits with single marks in between; all of them
    /// match the pattern, without its price.
    static boolean isPlain(String text) {
        int at = -1;
        int dot = -1;
        boolean word = false;
        int label = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLetterOrDigit(c)) {
                word = true;
                label++;
                continue;
            }
            boolean mark = c == '.' || c == '-' || (c == '_' && at < 0) || (c == '@' && at < 0);
            if (!word || !mark || label > LONGEST_LABEL) {
                return false;
            }
            at = c == '@' ? i : at;
            dot = c == '.' ? i : dot;
            label = c == '-' ? label + 1 : 0;
            word = false;
        }
        return word && at > 0 && dot > at && label <= LONGEST_LABEL;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
