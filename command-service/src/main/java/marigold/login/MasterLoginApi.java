package marigold.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import marigold.idempotency.WriteRequest;
import marigold.request.JsonFields;
import marigold.security.OperatorScope;
import marigold.security.SecuritySettings;
import marigold.security.Session;
import marigold.security.Tokens;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Signing in as the platform's admin, whose name and password are configuration. With a `scope` the token is
/// an operator's, for no more than that.
@RestController
final class MasterLoginApi {
    private static final int CHARACTERS_MAX = 500;

    private final SecuritySettings settings;
    private final Tokens tokens;

    MasterLoginApi(SecuritySettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SignedIn(String accessToken, String tokenType, String role) {}

    @PostMapping("/api/admin/master-login")
    ResponseEntity<SignedIn> login(WriteRequest request) {
        JsonFields body = request.object();
        String username = body.secret(1, CHARACTERS_MAX, "username");
        String password = body.secret(1, CHARACTERS_MAX, "password");
        Optional<String> scope = body.optionalText(1, CHARACTERS_MAX, "scope");
        Optional<Set<OperatorScope>> scopes = scope.flatMap(OperatorScope::parse);
        if (scope.isPresent() && scopes.isEmpty()) {
            body.mistake("scope", "must be of ops:read, ops:operate and ops:destroy, with blanks between them");
        }
        body.doneStrictly();
        // Both are compared, and each in constant time: the time of an answer tells nothing.
        boolean master = same(username, settings.masterUsername()) & same(password, settings.masterPassword());
        if (!master || settings.masterPassword().isEmpty()) throw new InvalidCredentials();
        SignedIn signedIn = scopes.map(narrowed -> new SignedIn(tokens.operator(narrowed), "bearer", Session.OPERATOR))
                .orElseGet(() -> new SignedIn(tokens.master(), "bearer", "MASTER_ADMIN"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(signedIn);
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
