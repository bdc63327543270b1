package io.datasync.api.session;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where a sign-in leads to: a path of this console, never another site, however it is written.
final class LocalPath {
    private static final String HOME = "/";

    private LocalPath() {}

    /// The path when it is one of ours, else the start page. What browsers read as another host (`//host`, `/\host`) and
    /// the sign-in pages themselves are none of ours.
    static URI orHome(@Nullable String path) {
        return path != null && isLocal(path) ? parsed(path) : URI.create(HOME);
    }

    private static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c <= ' ' || c == 0x7f)
                && !path.startsWith("/auth/");
    }

    private static URI parsed(String path) {
        try {
            URI uri = new URI(path);
            boolean ours = uri.getScheme() == null && uri.getRawAuthority() == null;
            return ours ? uri : URI.create(HOME);
        } catch (URISyntaxException e) {
            return URI.create(HOME);
        }
    }
}
