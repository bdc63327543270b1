package io.datasync.api.session;

import io.datasync.api.problem.Problem;
import io.datasync.api.problem.ProblemCode;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How somebody who is not signed in is turned away: scripts by a problem, people by a redirect.
///
/// @param problem null for people
record Refusal(int status, Map<String, String> headers, @Nullable Problem problem) {
    private static final int UNAUTHORIZED = 401;
    private static final int IN_PLACE_OF_REDIRECT = 499;
    private static final int FOUND = 302;
    private static final String SIGNED_OUT = "/signed-out";

    Refusal {
        headers = Map.copyOf(headers);
    }

    /// As the identity provider's challenge has it, in our words.
    static Refusal of(ChallengeData challenge, String path) {
        Map<String, String> headers = new HashMap<>();
        challenge.getHeaders().forEach((name, value) -> headers.put(name.toString(), value));
        return switch (challenge.status) {
            case IN_PLACE_OF_REDIRECT ->
                    new Refusal(
                            challenge.status,
                            headers,
                            Problem.of(
                                    ProblemCode.SIGN_IN_NEEDED,
                                    "There is no session any more. Sign in.",
                                    path));
            case UNAUTHORIZED -> unauthorized(headers, path);
            default -> new Refusal(challenge.status, headers, null);
        };
    }

    /// A sign-in that cannot be completed. Beginning again by ourselves could go round in circles: the signed-out page
    /// lets the person do it.
    static Refusal incomplete(String path) {
        return unauthorized(Map.of(), path);
    }

    private static Refusal unauthorized(Map<String, String> headers, String path) {
        return ScriptedRequests.isScripted(path)
                ? new Refusal(
                        UNAUTHORIZED,
                        headers,
                        Problem.of(
                                ProblemCode.UNAUTHENTICATED,
                                "Sign in, or send a valid bearer token.",
                                path))
                : new Refusal(FOUND, Map.of("Location", SIGNED_OUT), null);
    }
}
