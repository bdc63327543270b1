package io.datasync.notify.live;

import java.net.URI;
import java.util.Locale;

/// Where our own pages come from: scheme, host and port.
///
/// @param value as browsers write it, without a default port
public record Origin(String value) {
    /// @throws IllegalArgumentException when the URL has no scheme or host
    public static Origin of(URI url) {
        if (url.getScheme() == null || url.getHost() == null) {
            throw new IllegalArgumentException("no scheme or host in " + url);
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        String port = url.getPort() == -1 || url.getPort() == standard ? "" : ":" + url.getPort();
        return new Origin(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port);
    }

    /// Whether a request's Origin header is this; the word `null` is not.
    public boolean is(String header) {
        return value.equals(header);
    }
}
