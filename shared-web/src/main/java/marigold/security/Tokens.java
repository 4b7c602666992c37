package marigold.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Signs and reads the product's tokens. Claims are the predecessor's: `sub`, `user_id`, `vendor_id`, `role`,
/// `type`.
public final class Tokens {
    private static final int SECRET_BYTES_MIN = 32;
    private static final String TYPE = "type";
    static final String ACCESS = "access";
    private static final String REFRESH = "refresh";

    private final SecuritySettings settings;
    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final Clock clock;

    Tokens(SecuritySettings settings, Clock clock) {
        byte[] secret = settings.jwtSecret().getBytes(StandardCharsets.UTF_8);
        if (secret.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "MARIGOLD_JWT_SECRET must have at least %d bytes.".formatted(SECRET_BYTES_MIN));
        }
        SecretKey key = new SecretKeySpec(secret, "HmacSHA256");
        this.settings = settings;
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        this.clock = clock;
    }

    /// A token for the API.
    public String access(Session session) {
        return sign(ACCESS, session, settings.accessLife());
    }

    /// A token that only [#refreshed] takes.
    public String refresh(Session session) {
        return sign(REFRESH, session, settings.refreshLife());
    }

    /// A token for the platform's own paths.
    public String master() {
        Instant now = clock.instant();
        return sign(JwtClaimsSet.builder()
                .subject("master_admin")
                .claim("role", Session.MASTER_ADMIN)
                .claim(TYPE, ACCESS)
                .issuedAt(now)
                .expiresAt(now.plus(settings.masterLife()))
                .build());
    }

    /// The user of a refresh token; empty when it is not one, was forged, or is too old.
    public Optional<Long> refreshed(String refreshToken) {
        try {
            Jwt token = decoder.decode(refreshToken);
            if (!REFRESH.equals(token.getClaimAsString(TYPE))) return Optional.empty();
            return Optional.of(((Number) token.getClaim("user_id")).longValue());
        } catch (JwtException _) {
            return Optional.empty();
        }
    }

    public Duration accessLife() {
        return settings.accessLife();
    }

    JwtDecoder decoder() {
        return decoder;
    }

    private String sign(String type, Session session, Duration life) {
        Instant now = clock.instant();
        return sign(JwtClaimsSet.builder()
                .subject(session.email())
                .claim("user_id", session.userId())
                .claim("vendor_id", session.vendorId())
                .claim("role", session.role())
                .claim(TYPE, type)
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .build());
    }

    private String sign(JwtClaimsSet claims) {
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
