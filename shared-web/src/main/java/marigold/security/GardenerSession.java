package marigold.security;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/// Which gardener is asking, as the access token says; no database is asked. Controllers take it as a
/// parameter.
///
/// Nobody is signed in on the paths that visitors may use, and where the garden is open
/// ([GardenSettings#open]): then the address in the request, or the thing that it is about, says whose it is.
///
/// @param gardenerId the tenant; every statement of the request is limited to it
/// @param email      in lower case; `""` when nobody is signed in
public record GardenerSession(OptionalLong gardenerId, String email) {
    static final String GARDENER = "gardener";
    static final String GARDENER_ID = "gardener_id";

    private static final GardenerSession NOBODY = new GardenerSession(OptionalLong.empty(), "");

    public static GardenerSession of(long gardenerId, String email) {
        return new GardenerSession(OptionalLong.of(gardenerId), email);
    }

    /// The session of the request on this thread; nobody's for the token of a vendor or of the platform.
    static GardenerSession current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof Jwt token)
                || !GARDENER.equals(token.getClaimAsString("role"))) {
            return NOBODY;
        }
        return of(((Number) token.getClaim(GARDENER_ID)).longValue(), token.getSubject());
    }

    /// The session of a signed-in gardener; empty for everybody else.
    public static Optional<GardenerSession> ifSignedIn() {
        return Optional.of(current()).filter(session -> session.gardenerId().isPresent());
    }

    /// The gardener's id, on a path that is only for the signed-in.
    public long requireId() {
        return gardenerId.orElseThrow(
                () -> new IllegalStateException("This path is not limited to signed-in gardeners."));
    }

    /// The address of a request in the form in which it is kept. The one place that compares it with the
    /// token's: throws [NotYourEmail] when a signed-in gardener names another's.
    public String own(String typedEmail) {
        String named = typedEmail.strip().toLowerCase(Locale.ROOT);
        if (gardenerId.isPresent() && !named.equals(email)) throw new NotYourEmail();
        return named;
    }
}
