package io.datasync.bench.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/// A row of the generated sheet. Made from its number alone, so that every contender and every run has the same.
record Member(
        String code,
        String name,
        String email,
        String phone,
        String city,
        String notes,
        LocalDate joinedOn,
        LocalTime startsAt,
        boolean active,
        BigDecimal rate) {
    static final List<String> HEADERS =
            List.of(
                    "Code",
                    "Name",
                    "Email",
                    "Phone Number",
                    "City",
                    "Notes",
                    "Joined On",
                    "Starts At",
                    "Active",
                    "Rate");

    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final int DAYS = 4_000;
    private static final double MINUTES_OF_A_DAY = 24 * 60;
    private static final List<String> GIVEN =
            List.of("Ayu", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita", "Hadi", "Indah");
    private static final List<String> FAMILY =
            List.of("Hartono", "Wijaya", "Santoso", "Lestari", "Pratama", "Kusuma", "Saputra");
    private static final List<String> CITIES =
            List.of("Jakarta", "Bandung", "Surabaya", "Denpasar", "Medan");

    /// @param changed with another rate and other notes than before
    static Member of(int number, boolean changed) {
        String given = GIVEN.get(number % GIVEN.size());
        String family = FAMILY.get(number % FAMILY.size());
        return new Member(
                "M%07d".formatted(number),
                given + " " + family,
                "%s.%d@example.com".formatted(given.toLowerCase(Locale.ROOT), number),
                "+62812%08d".formatted(10_000_000 + number),
                CITIES.get(number % CITIES.size()),
                (changed ? "Moved to room " : "Usually in room ") + number % 90,
                FIRST_DAY.plusDays(number % DAYS),
                LocalTime.of(6 + number % 14, number % 4 * 15),
                number % 8 != 0,
                BigDecimal.valueOf(100_000L + number % 5_000 * 50L + (changed ? 25 : 0), 1)
                        .stripTrailingZeros());
    }

    /// As the Sheets API gives it under `UNFORMATTED_VALUE` and `SERIAL_NUMBER`.
    void json(StringBuilder out) {
        out.append("[\"").append(code);
        for (String text : List.of(name, email, phone, city, notes)) {
            out.append("\",\"").append(text);
        }
        out.append("\",").append(joinedOn.toEpochDay() - SERIAL_ZERO.toEpochDay());
        out.append(',').append(startsAt.toSecondOfDay() / 60 / MINUTES_OF_A_DAY);
        out.append(',').append(active);
        out.append(',').append(rate.toPlainString()).append(']');
    }

    /// As PostgreSQL's COPY takes it in its text format.
    void copyText(StringBuilder out) {
        for (String text : List.of(code, name, email, phone, city, notes)) {
            out.append(text).append('\t');
        }
        out.append(joinedOn).append('\t').append(startsAt).append('\t');
        out.append(active ? 't' : 'f').append('\t').append(rate.toPlainString()).append('\n');
    }
}
