package marigold.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import marigold.caches.Caches;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayName("A verified token")
class VerifiedTokensTest {
    private static final Instant SIGNED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant EXPIRES = SIGNED.plusSeconds(600);

    private final List<String> read = new ArrayList<>();
    private Instant now = SIGNED;
    private final VerifiedTokens tokens = new VerifiedTokens(
            this::read,
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            new Caches(new CompositeMeterRegistry()));

    @Test
    @DisplayName("is read once, and again when its time is over")
    void once() {
        Jwt first = tokens.decode("right");
        assertThat(tokens.decode("right")).isSameAs(first);
        assertThat(read).containsExactly("right");
        now = EXPIRES;
        assertThatThrownBy(() -> tokens.decode("right")).isInstanceOf(BadJwtException.class);
    }

    @Test
    @DisplayName("says nothing of another, and a wrong one is never remembered")
    void others() {
        tokens.decode("right");
        assertThat(tokens.decode("other").getTokenValue()).isEqualTo("other");
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(read).containsExactly("right", "other", "forged", "forged");
    }

    private Jwt read(String token) {
        read.add(token);
        if (token.equals("forged") || !now.isBefore(EXPIRES)) throw new BadJwtException("refused");
        return Jwt.withTokenValue(token)
                .header("alg", "HS256")
                .claim("type", "access")
                .issuedAt(SIGNED)
                .expiresAt(EXPIRES)
                .build();
    }
}
