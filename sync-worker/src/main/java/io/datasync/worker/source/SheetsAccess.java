package io.datasync.worker.source;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.datasync.contract.run.RunError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The official client, and as whom it reads.
///
/// @param account whose budget of reads it is: the service account's e-mail address, or the server's address
/// @param email   the service account's address, with which sheets are shared; null without credentials
record SheetsAccess(Sheets client, String account, @Nullable String email) {
    private static final String NAME = "background-data-sync";

    /// What came of opening it.
    sealed interface Opened {
        record Open(SheetsAccess access) implements Opened {}

        /// The credentials are missing or cannot be read.
        record Refused(RunError error) implements Opened {}
    }

    static Opened open(SheetsConfig config) {
        Optional<Path> file = config.credentials();
        if (file.isEmpty()) {
            return config.endpoint().isEmpty()
                    ? new Opened.Refused(SourceErrors.noCredentials())
                    : new Opened.Open(with(config, null));
        }
        try (InputStream json = Files.newInputStream(file.get())) {
            return new Opened.Open(with(config, GoogleCredentials.fromStream(json)));
        } catch (IOException | IllegalArgumentException _) {
            // What stands in the file is a secret: not even the parser's words about it are passed
            // on.
            return new Opened.Refused(SourceErrors.badCredentialsFile(file.get()));
        }
    }

    private static SheetsAccess with(SheetsConfig config, @Nullable GoogleCredentials given) {
        Optional<URI> endpoint = config.endpoint();
        GoogleCredentials credentials =
                given == null
                        ? null
                        : given.createScoped(List.of(SheetsScopes.SPREADSHEETS_READONLY));
        Sheets.Builder client =
                new Sheets.Builder(
                                new NetHttpTransport(),
                                GsonFactory.getDefaultInstance(),
                                initializer(config, credentials))
                        .setApplicationName(NAME);
        endpoint.ifPresent(root -> client.setRootUrl(withSlash(root.toString())));
        String email =
                credentials instanceof ServiceAccountCredentials account
                        ? account.getClientEmail()
                        : null;
        String account = email == null ? endpoint.map(URI::toString).orElse("google") : email;
        return new SheetsAccess(client.build(), account, email);
    }

    private static HttpRequestInitializer initializer(
            SheetsConfig config, @Nullable GoogleCredentials credentials) {
        HttpRequestInitializer token =
                credentials == null ? _ -> {} : new HttpCredentialsAdapter(credentials);
        int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
        int readMillis = Math.toIntExact(config.readTimeout().toMillis());
        return (HttpRequest request) -> {
            token.initialize(request);
            request.setConnectTimeout(connectMillis);
            request.setReadTimeout(readMillis);
        };
    }

    static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }
}
