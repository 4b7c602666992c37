package marigold.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
/// `type`; a gardener's has `gardener_id` in place of user and vendor.
public final class Tokens {
    private static final int SECRET_BYTES_MIN = 32;
    private static final String TYPE = "type";
    static final String ACCESS = "access";
    private static final String REFRESH = "refresh";
    private static final String PASSWORD = "password";

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

    /// A token for the garden's API.
    public String access(GardenerSession session) {
        return sign(claims(ACCESS, session, settings.accessLife()).build());
    }

    /// A token that only [#refreshedGardener] takes.
    ///
    /// @param password which of his passwords it is given for, counted from 1
    public String refresh(GardenerSession session, int password) {
        return sign(claims(REFRESH, session, settings.refreshLife())
                .claim(PASSWORD, password)
                .build());
    }

    /// A token for the platform's own paths, and for everything that operators do.
    public String master() {
        return operators(Session.MASTER_ADMIN, EnumSet.allOf(OperatorScope.class));
    }

    /// A token for operators' paths alone, and there for no more than the scopes.
    public String operator(Set<OperatorScope> scopes) {
        return operators(Session.OPERATOR, scopes);
    }

    private String operators(String role, Set<OperatorScope> scopes) {
        return sign(claims(ACCESS, "master_admin", role, settings.masterLife())
                .claim(OperatorScope.CLAIM, OperatorScope.claim(scopes))
                .build());
    }

    /// The vendor's user of a refresh token; empty when it is not one, was forged, or is too old.
    public Optional<Long> refreshed(String refreshToken) {
        return refreshToken(refreshToken)
                .filter(token -> token.hasClaim("user_id"))
                .map(token -> number(token, "user_id"));
    }

    /// What a gardener's refresh token says.
    ///
    /// @param password which of his passwords it was given for, counted from 1
    public record RefreshedGardener(long gardenerId, int password) {}

    /// The gardener of a refresh token; empty when it is not one, was forged, or is too old.
    public Optional<RefreshedGardener> refreshedGardener(String refreshToken) {
        return refreshToken(refreshToken)
                .filter(token -> token.hasClaim(GardenerSession.GARDENER_ID) && token.hasClaim(PASSWORD))
                .map(token -> new RefreshedGardener(
                        number(token, GardenerSession.GARDENER_ID), Math.toIntExact(number(token, PASSWORD))));
    }

    private static long number(Jwt token, String claim) {
        return ((Number) token.getClaim(claim)).longValue();
    }

    private Optional<Jwt> refreshToken(String refreshToken) {
        try {
            Jwt token = decoder.decode(refreshToken);
            return Optional.of(token).filter(decoded -> REFRESH.equals(decoded.getClaimAsString(TYPE)));
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
        return sign(claims(type, session.email(), session.role(), life)
                .claim("user_id", session.userId())
                .claim("vendor_id", session.vendorId())
                .build());
    }

    private JwtClaimsSet.Builder claims(String type, GardenerSession session, Duration life) {
        return claims(type, session.email(), GardenerSession.GARDENER, life)
                .claim(GardenerSession.GARDENER_ID, session.requireId());
    }

    private JwtClaimsSet.Builder claims(String type, String subject, String role, Duration life) {
        Instant now = clock.instant();
        return JwtClaimsSet.builder()
                .subject(subject)
                .claim("role", role)
                .claim(TYPE, type)
                .issuedAt(now)
                .expiresAt(now.plus(life));
    }

    private String sign(JwtClaimsSet claims) {
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
