package io.datasync.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final JsonWebKey ROTATED = Tokens.key("key-2");

    private Instant now = Tokens.NOW;
    private boolean reachable = true;
    private int asked;
    private final List<JsonWebKey> provided = new ArrayList<>(List.of(Tokens.KEY));
    private final SigningKeys keys =
            new SigningKeys(this::fetch, () -> now, Duration.ofMinutes(10), Duration.ofSeconds(5));

    private List<JsonWebKey> fetch() throws IOException {
        asked++;
        if (!reachable) {
            throw new IOException("no route");
        }
        return List.copyOf(provided);
    }

    @Test
    void keys_are_asked_for_once_and_again_when_they_are_old() throws Exception {
        keys.find("key-1", now);
        keys.find("key-1", now);
        assertThat(asked).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(11));
        keys.find("key-1", now);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_key_that_turns_up_is_asked_for_but_not_more_often_than_every_few_seconds()
            throws Exception {
        keys.find("key-1", now);
        provided.add(ROTATED);
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i, now)).isEmpty();
        }
        assertThat(asked).isEqualTo(1);

        now = now.plusSeconds(6);
        assertThat(keys.find("key-2", now)).isPresent();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void an_unknown_key_of_an_old_record_is_not_asked_for_again() throws Exception {
        keys.find("key-1", now);
        now = now.plusSeconds(60);

        assertThat(keys.find("made-up", Tokens.NOW.minus(Duration.ofHours(1)))).isEmpty();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void old_keys_serve_on_while_the_provider_is_away() throws Exception {
        keys.find("key-1", now);
        reachable = false;
        now = now.plus(Duration.ofHours(2));

        assertThat(keys.find("key-1", now)).isPresent();
        assertThat(keys.find("key-1", now)).isPresent();
        assertThat(asked).isEqualTo(2);
        assertThat(keys.away()).isTrue();
        assertThatThrownBy(() -> keys.find("key-2", now)).isInstanceOf(IdentityProviderAway.class);
    }

    @Test
    void nothing_is_known_before_the_provider_was_reached() throws Exception {
        reachable = false;
        assertThatThrownBy(() -> keys.find("key-1", now)).isInstanceOf(IdentityProviderAway.class);

        reachable = true;
        assertThat(keys.find("key-1", now)).isPresent();
        assertThat(keys.away()).isFalse();
    }
}
