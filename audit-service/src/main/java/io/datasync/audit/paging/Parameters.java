package io.datasync.audit.paging;

import io.datasync.audit.problem.RequestProblem;
import io.datasync.audit.problem.RequestProblem.Asked;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Query parameters, checked. A blank one is one that was not given.
public final class Parameters {
    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;

    private static final int LONGEST_WORDS = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Parameters() {}

    public static int limit(@Nullable String given) {
        String text = stripped(given);
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw limitInvalid(text);
        }
        throw limitInvalid(text);
    }

    private static RequestProblem limitInvalid(String given) {
        return RequestProblem.invalid(
                Asked.LIMIT,
                "\"limit\" is a whole number from 1 to %d, not \"%s\"."
                        .formatted(LARGEST_LIMIT, quoted(given)));
    }

    public static @Nullable Cursor after(@Nullable String given, int parts) {
        String text = stripped(given);
        return text == null ? null : Cursor.parse(text, parts);
    }

    /// The first instant that is wanted; a date is its first one in UTC.
    public static @Nullable Instant from(@Nullable String given) {
        String text = stripped(given);
        return text == null ? null : instant(Asked.FROM, text, 0);
    }

    /// The first instant that is no longer wanted; a date belongs to it as a whole.
    public static @Nullable Instant to(@Nullable String given) {
        String text = stripped(given);
        return text == null ? null : instant(Asked.TO, text, 1);
    }

    private static Instant instant(Asked parameter, String given, int daysOn) {
        try {
            Instant instant =
                    given.length() == 10
                            ? LocalDate.parse(given)
                                    .plusDays(daysOn)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(withPlus(given)).toInstant();
            if (isSensible(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw instantInvalid(parameter, given);
        }
        throw instantInvalid(parameter, given);
    }

    /// A plus sign that was not escaped in the address arrives as a space.
    private static String withPlus(String given) {
        return given.replace(' ', '+');
    }

    /// Within what the database's times can be compared with.
    static boolean isSensible(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    private static RequestProblem instantInvalid(Asked parameter, String given) {
        return RequestProblem.invalid(
                parameter,
                "\"%s\" is a date such as 2026-11-23 or an instant such as 2026-11-23T09:30:00Z, not \"%s\"."
                        .formatted(parameter.name().toLowerCase(Locale.ROOT), quoted(given)));
    }

    /// One or more of `allowed`, separated by commas; empty for all.
    public static List<String> oneOf(Asked parameter, @Nullable String given, Set<String> allowed) {
        List<String> chosen = list(given);
        for (String choice : chosen) {
            if (!allowed.contains(choice)) {
                throw RequestProblem.invalid(
                        parameter,
                        "\"%s\" is one or more of %s, not \"%s\"."
                                .formatted(
                                        parameter.name().toLowerCase(Locale.ROOT),
                                        String.join(", ", allowed.stream().sorted().toList()),
                                        quoted(choice)));
            }
        }
        return chosen;
    }

    /// Names such as sync types and datasets, separated by commas; empty for all. One that does not exist is no
    /// error: nothing is found.
    public static List<String> names(Asked parameter, @Nullable String given) {
        List<String> names = list(given);
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw RequestProblem.invalid(
                        parameter,
                        "\"%s\" is a name of letters, digits and hyphens, not \"%s\"."
                                .formatted(
                                        parameter.name().toLowerCase(Locale.ROOT), quoted(name)));
            }
        }
        return names;
    }

    /// Free words; null when there are none.
    public static @Nullable String words(Asked parameter, @Nullable String given) {
        String words = stripped(given);
        if (words == null) {
            return null;
        }
        if (words.length() > LONGEST_WORDS || words.chars().anyMatch(Character::isISOControl)) {
            throw RequestProblem.invalid(
                    parameter,
                    "\"%s\" has at most %d characters and no control characters."
                            .formatted(parameter.name().toLowerCase(Locale.ROOT), LONGEST_WORDS));
        }
        return words;
    }

    private static List<String> list(@Nullable String given) {
        String text = stripped(given);
        return text == null
                ? List.of()
                : Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(choice -> !choice.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable String stripped(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static String quoted(String given) {
        return given.length() <= 40 ? given : given.substring(0, 40) + "…";
    }
}
