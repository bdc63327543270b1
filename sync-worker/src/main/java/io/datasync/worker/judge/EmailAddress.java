package io.datasync.worker.judge;

import java.util.regex.Pattern;

/// Whether a text can be an e-mail address: a name, an @, and a domain with a dot in it.
final class EmailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++)*+@"
                            + "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
                            + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

    private EmailAddress() {}

    static boolean isValid(String text) {
        return text.length() <= LONGEST
                && text.indexOf('@') <= LONGEST_NAME
                && ADDRESS.matcher(text).matches();
    }
}
