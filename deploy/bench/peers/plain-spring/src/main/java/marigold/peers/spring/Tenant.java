package marigold.peers.spring;

import org.springframework.security.oauth2.jwt.Jwt;

/// The vendor that a token was given to.
final class Tenant {
    private Tenant() {}

    static long of(Jwt token) {
        return ((Number) token.getClaim("vendor_id")).longValue();
    }
}
