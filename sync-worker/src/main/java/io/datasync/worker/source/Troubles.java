package io.datasync.worker.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.datasync.contract.run.RunView;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Tells what kind of trouble a failed attempt met (contract section 8). Words of the server are not passed on.
///
/// @param tabs  what was to be read
/// @param email the service account's; null without credentials
/// @param clock to measure a `Retry-After` that is a date
record Troubles(RunView.Source source, List<String> tabs, @Nullable String email, Clock clock) {
    private static final Set<String> TOO_MANY =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded");

    Trouble of(IOException e) {
        return switch (e) {
            case Trouble.Found found -> found.trouble();
            case HttpResponseException answered -> status(answered);
            case JsonProcessingException _ ->
                    badAnswer("Google Sheets answered with JSON that is cut short, or with none");
            case ZipException _ ->
                    badAnswer("Google Sheets answered with something that is not gzip");
            case SocketTimeoutException _ -> passing("Google Sheets did not answer in time");
            case ConnectException _, UnknownHostException _ ->
                    passing("Google Sheets could not be reached");
            default ->
                    e instanceof Retryable signIn
                            ? signIn(signIn)
                            : passing("the connection to Google Sheets was cut");
        };
    }

    private Trouble signIn(Retryable failure) {
        return failure.isRetryable()
                ? passing("Google's sign-in could not be reached")
                : new Trouble.Lasting(SourceErrors.unauthorized(source, email));
    }

    private Trouble status(HttpResponseException e) {
        int status = e.getStatusCode();
        return switch (status) {
            case 401 -> new Trouble.Lasting(SourceErrors.unauthorized(source, email));
            case 403 ->
                    isTooMany(e)
                            ? tooMany(e)
                            : new Trouble.Lasting(SourceErrors.forbidden(source, email));
            case 404 -> new Trouble.Lasting(SourceErrors.notFound(source, tabs));
            case 429 -> tooMany(e);
            default ->
                    status >= 500 || status == 408
                            ? new Trouble.Passing(
                                    "Google Sheets answered with the status " + status,
                                    retryAfter(e),
                                    false)
                            : new Trouble.Lasting(SourceErrors.refused(source, status));
        };
    }

    private static boolean isTooMany(HttpResponseException e) {
        return e instanceof GoogleJsonResponseException json
                && json.getDetails() != null
                && json.getDetails().getErrors() != null
                && json.getDetails().getErrors().stream()
                        .map(GoogleJsonError.ErrorInfo::getReason)
                        .anyMatch(reason -> reason != null && TOO_MANY.contains(reason));
    }

    private Trouble tooMany(HttpResponseException e) {
        return new Trouble.Passing(
                "Google Sheets asked for fewer reads (status " + e.getStatusCode() + ")",
                retryAfter(e),
                false);
    }

    private static Trouble passing(String what) {
        return new Trouble.Passing(what, null, false);
    }

    private static Trouble badAnswer(String what) {
        return new Trouble.Passing(what, null, true);
    }

    /// Seconds, or a date; null when it is neither.
    private @Nullable Duration retryAfter(HttpResponseException e) {
        String value = e.getHeaders().getRetryAfter();
        if (value == null) {
            return null;
        }
        if (value.strip().matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        try {
            ZonedDateTime at =
                    ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(clock.instant(), at.toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException _) {
            // A header that cannot be read asks for nothing; our own backoff applies.
            return null;
        }
    }
}
