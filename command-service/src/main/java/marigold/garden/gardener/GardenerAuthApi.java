package marigold.garden.gardener;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Optional;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.idempotency.Written;
import marigold.login.EmailTaken;
import marigold.login.InvalidCredentials;
import marigold.login.InvalidRefreshToken;
import marigold.login.Passwords;
import marigold.refusal.InvalidRequest;
import marigold.request.JsonFields;
import marigold.security.GardenerSession;
import marigold.security.Tokens;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// How gardeners register, sign in and stay signed in. Nobody registers with an address that has a gardener,
/// even one without a password: nothing proves that it is his (docs/decisions/0066).
@RestController
final class GardenerAuthApi {
    private static final int TYPED_MAX = 500;
    private static final int TOKEN_MAX = 4_096;

    private final Writes writes;
    private final Gardeners gardeners;
    private final GardenerRows rows;
    private final Passwords passwords;
    private final Tokens tokens;

    GardenerAuthApi(Writes writes, Gardeners gardeners, GardenerRows rows, Passwords passwords, Tokens tokens) {
        this.writes = writes;
        this.gardeners = gardeners;
        this.rows = rows;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /// The tokens are added when it is sent.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Registered(long gardenerId, String email, String name, String tokenType, long expiresIn) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignedIn(
            String accessToken, String tokenType, String refreshToken, long expiresIn, long gardenerId, String email) {}

    @PostMapping("/api/v1/auth/register")
    ResponseEntity<byte[]> register(WriteRequest request) {
        JsonFields body = request.object();
        String email = GardenerForm.email(body).toLowerCase(Locale.ROOT);
        String password = body.secret(Passwords.LENGTH_MIN, Passwords.LENGTH_MAX, "password");
        String name = GardenerForm.name(body).orElse("");
        body.done();
        String passwordHash = passwords.hash(password);
        Written written = writes.run(request, () -> {
            if (rows.existsByEmail(email)) throw new EmailTaken();
            long gardenerId = gardeners.register(email, name, Optional.of(passwordHash));
            return Answer.created(new Registered(
                    gardenerId, email, name, "bearer", tokens.accessLife().toSeconds()));
        });
        GardenerSession session = GardenerSession.of(written.number("gardener_id"), email);
        return written.with("access_token", tokens.access(session))
                .with("refresh_token", tokens.refresh(session, 1))
                .answer();
    }

    @PostMapping("/api/v1/auth/login")
    ResponseEntity<SignedIn> login(WriteRequest request) {
        JsonFields body = request.object();
        String email = body.secret(1, TYPED_MAX, "email", "username");
        String password = body.secret(1, TYPED_MAX, "password");
        body.done();
        return signedIn(email, password);
    }

    @PostMapping(path = "/api/v1/auth/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<SignedIn> loginByForm(
            @RequestParam Optional<String> email,
            @RequestParam Optional<String> username,
            @RequestParam String password) {
        return signedIn(
                email.or(() -> username).orElseThrow(() -> new InvalidRequest("email", "is required")), password);
    }

    @PostMapping("/api/v1/auth/refresh")
    ResponseEntity<SignedIn> refresh(WriteRequest request) {
        JsonFields body = request.object();
        String token = body.secret(1, TOKEN_MAX, "refresh_token");
        body.done();
        GardenerRow gardener = tokens.refreshedGardener(token)
                .flatMap(refreshed -> rows.findById(refreshed.gardenerId())
                        .filter(row -> row.passwordHash().isPresent() && row.passwordsGiven() == refreshed.password()))
                .orElseThrow(InvalidRefreshToken::new);
        return answer(gardener, false);
    }

    private ResponseEntity<SignedIn> signedIn(String typedEmail, String password) {
        String email = typedEmail.strip().toLowerCase(Locale.ROOT);
        Optional<GardenerRow> gardener = JsonFields.isStorable(email) ? rows.findByEmail(email) : Optional.empty();
        Optional<String> hash = gardener.flatMap(GardenerRow::passwordHash);
        if (hash.isEmpty()) {
            passwords.matchesNobody(password);
            throw new InvalidCredentials();
        }
        if (!passwords.matches(password, hash.get())) throw new InvalidCredentials();
        return answer(gardener.get(), true);
    }

    private ResponseEntity<SignedIn> answer(GardenerRow gardener, boolean withRefreshToken) {
        GardenerSession session = GardenerSession.of(gardener.gardenerId(), gardener.email());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SignedIn(
                        tokens.access(session),
                        "bearer",
                        withRefreshToken ? tokens.refresh(session, gardener.passwordsGiven()) : null,
                        tokens.accessLife().toSeconds(),
                        gardener.gardenerId(),
                        gardener.email()));
    }
}
