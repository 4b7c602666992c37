package marigold.security;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who is asking, as the access token says; no database is asked. Controllers take it as a parameter.
///
/// @param vendorId the tenant; every statement of the request is limited to it
/// @param role     `vendor_admin` or `staff`
public record Session(long userId, long vendorId, String email, String role) {
    public static final String VENDOR_ADMIN = "vendor_admin";
    public static final String STAFF = "staff";
    static final String MASTER_ADMIN = "MASTER_ADMIN";
    public static final String OPERATOR = "OPERATOR";

    /// The session of the request on this thread. Only for paths that [SecurityConfiguration] gives to
    /// vendors' users.
    static Session current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new IllegalStateException("This path is not limited to signed-in users.");
        }
        return new Session(
                ((Number) token.getClaim("user_id")).longValue(),
                ((Number) token.getClaim("vendor_id")).longValue(),
                token.getSubject(),
                token.getClaimAsString("role"));
    }

    /// The session of a vendor's user; empty for the platform's own requests and for nobody's.
    public static Optional<Session> ifVendors() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof Jwt token
                        && token.hasClaim("vendor_id")
                ? Optional.of(current())
                : Optional.empty();
    }

    /// Whether the request on this thread is the platform's own.
    public static boolean isPlatforms() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Jwt token
                && MASTER_ADMIN.equals(token.getClaimAsString("role"));
    }

    /// Throws [AdminOnly] unless the user may change the vendor's masters.
    public void requireAdmin() {
        if (!role.equals(VENDOR_ADMIN)) throw new AdminOnly();
    }
}
