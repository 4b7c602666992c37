package marigold.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Optional;
import marigold.idempotency.WriteRequest;
import marigold.refusal.Unknown;
import marigold.request.JsonFields;
import marigold.security.Session;
import marigold.security.Tokens;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Signing in and staying signed in. Nothing is stored, so nothing is remembered for repeated requests
/// either.
@RestController
final class AuthApi {
    private static final int TOKEN_CHARACTERS_MAX = 4_096;

    private final UserRows users;
    private final Passwords passwords;
    private final Tokens tokens;

    AuthApi(UserRows users, Passwords passwords, Tokens tokens) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignedIn(String accessToken, String tokenType, String refreshToken, long expiresIn) {}

    @PostMapping("/api/auth/login")
    ResponseEntity<SignedIn> login(@RequestParam String username, @RequestParam String password) {
        Session session =
                signIn(username.strip().toLowerCase(Locale.ROOT), password).session();
        return answer(new SignedIn(
                tokens.access(session),
                "bearer",
                tokens.refresh(session),
                tokens.accessLife().toSeconds()));
    }

    @PostMapping("/api/auth/refresh")
    ResponseEntity<SignedIn> refresh(WriteRequest request) {
        JsonFields body = request.object();
        String token = body.secret(1, TOKEN_CHARACTERS_MAX, "refresh_token");
        body.done();
        Session session = tokens.refreshed(token)
                .flatMap(users::findById)
                .filter(UserRow::active)
                .orElseThrow(InvalidRefreshToken::new)
                .session();
        return answer(new SignedIn(
                tokens.access(session), "bearer", null, tokens.accessLife().toSeconds()));
    }

    /// Vendors are made by the platform's admin alone.
    @PostMapping({"/api/auth/register", "/api/auth/signup"})
    void register() {
        throw new Unknown("Endpoint not found");
    }

    private UserRow signIn(String email, String password) {
        Optional<UserRow> user = JsonFields.isStorable(email) ? users.findByEmail(email) : Optional.empty();
        if (user.isEmpty()) {
            passwords.matchesNobody(password);
            throw new InvalidCredentials();
        }
        if (!passwords.matches(password, user.get().passwordHash())
                || !user.get().active()) {
            throw new InvalidCredentials();
        }
        return user.get();
    }

    private static ResponseEntity<SignedIn> answer(SignedIn signedIn) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(signedIn);
    }
}
