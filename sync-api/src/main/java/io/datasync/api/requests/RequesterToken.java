package io.datasync.api.requests;

import io.datasync.api.ApiConfig;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Our own token, which vouches for who asked: the service account's, kept and renewed before it expires. A person's
/// token never goes onto a topic.
@ApplicationScoped
public class RequesterToken {
    private static final Logger LOG = Logger.getLogger(RequesterToken.class);

    private final OidcClient client;
    private final ApiConfig config;
    private final TokensHelper kept = new TokensHelper();

    RequesterToken(OidcClient client, ApiConfig config) {
        this.client = client;
        this.config = config;
    }

    /// Empty while the identity provider is away or refuses us.
    public Optional<String> current() {
        try {
            return Optional.of(
                    kept.getTokens(client)
                            .await()
                            .atMost(config.requests().tokenTimeout())
                            .getAccessToken());
        } catch (RuntimeException away) {
            LOG.warnf("no token for requests: %s", away.getMessage());
            return Optional.empty();
        }
    }
}
