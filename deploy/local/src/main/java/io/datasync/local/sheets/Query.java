package io.datasync.local.sheets;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request's path and query, decoded.
final class Query {
    private final List<String> path;
    private final Map<String, List<String>> parameters = new HashMap<>();

    Query(URI uri) {
        path =
                List.of(uri.getRawPath().substring(1).split("/")).stream()
                        .map(segment -> decoded(segment.replace("+", "%2B")))
                        .toList();
        @Nullable String query = uri.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// The path's parts; the first is what follows the leading slash.
    List<String> path() {
        return path;
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    Map<String, String> ones() {
        Map<String, String> ones = new HashMap<>();
        parameters.forEach((name, values) -> ones.put(name, values.getFirst()));
        return ones;
    }

    /// @throws NumberFormatException when it is there and not a number
    int number(String name, int otherwise) {
        return one(name).map(Integer::parseInt).orElse(otherwise);
    }
}
