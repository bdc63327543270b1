package io.datasync.worker.phone;

import org.jspecify.annotations.Nullable;

/// Reads what most cells hold, an Indonesian mobile number written plainly (`0812-3456-7890`, `+62 812 3456 7890`),
/// some fifty times as fast as libphonenumber does. What it does not know it leaves to libphonenumber; what it knows is
/// the same, as a test holds against libphonenumber's own metadata.
final class PlainMobile {
    private static final String COUNTRY = "+62";
    private static final int SHORTEST = 9;
    private static final int LONGEST = 12;

    private PlainMobile() {}

    /// As E.164; null for what is not such a number, or only perhaps one.
    static @Nullable String e164(String text) {
        int start = start(text);
        if (start < 0) {
            return null;
        }
        char[] digits = new char[COUNTRY.length() + LONGEST];
        COUNTRY.getChars(0, COUNTRY.length(), digits, 0);
        int length = COUNTRY.length();
        boolean separated = true;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && length < digits.length) {
                digits[length++] = c;
                separated = false;
            } else if ((c == '-' || c == ' ') && !separated) {
                separated = true;
            } else {
                return null;
            }
        }
        return !separated && isMobile(digits, length) ? new String(digits, 0, length) : null;
    }

    /// Where the number begins behind the country's code or the trunk zero; `-1` when neither stands there.
    private static int start(String text) {
        if (text.startsWith(COUNTRY)) {
            boolean gap = text.length() > COUNTRY.length() && isGap(text.charAt(COUNTRY.length()));
            return COUNTRY.length() + (gap ? 1 : 0);
        }
        return text.startsWith("0") ? 1 : -1;
    }

    private static boolean isGap(char c) {
        return c == '-' || c == ' ';
    }

    /// The pattern of mobile numbers: `8[1-35-9]` and seven to ten digits more.
    private static boolean isMobile(char[] digits, int length) {
        int national = length - COUNTRY.length();
        char first = digits[COUNTRY.length()];
        char second = digits[COUNTRY.length() + 1];
        return national >= SHORTEST
                && national <= LONGEST
                && first == '8'
                && second != '0'
                && second != '4';
    }
}
