package marigold.security;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import marigold.caches.Caches;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Remembers tokens whose signature was right: it stays right, only their time runs out. To read and check a
/// token on every request was much of what a cached answer costs (profiled with JFR).
final class VerifiedTokens implements JwtDecoder {
    private static final int TOKENS_MAX = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    VerifiedTokens(JwtDecoder decoder, Clock clock, Caches caches) {
        this.decoder = decoder;
        this.clock = clock;
        this.verified = caches.watched(
                "verified-tokens",
                Caches.builder()
                        .maximumSize(TOKENS_MAX)
                        .expireAfterWrite(REMEMBERED)
                        .recordStats()
                        .build());
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        // The decoder says best what is wrong with a token that is too old.
        if (known != null && clock.instant().isBefore(known.getExpiresAt())) return known;
        Jwt read = decoder.decode(token);
        verified.put(token, read);
        return read;
    }
}
