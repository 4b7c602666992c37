package marigold.garden.gardener;

import java.util.Locale;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.login.Passwords;
import marigold.request.JsonFields;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gives a gardener a password, once the platform's admin knows that he is who he says: one who forgot his,
/// or who comes from an open garden and never had one.
@RestController
final class GardenerPasswordApi {
    private final Writes writes;
    private final GardenerRows rows;
    private final Passwords passwords;

    GardenerPasswordApi(Writes writes, GardenerRows rows, Passwords passwords) {
        this.writes = writes;
        this.rows = rows;
        this.passwords = passwords;
    }

    @PostMapping("/api/v1/admin/gardeners/password")
    ResponseEntity<byte[]> give(WriteRequest request) {
        JsonFields body = request.object();
        String email = GardenerForm.email(body).toLowerCase(Locale.ROOT);
        String password = body.secret(Passwords.LENGTH_MIN, Passwords.LENGTH_MAX, "new_password");
        body.doneStrictly();
        String passwordHash = passwords.hash(password);
        return writes.run(request, () -> {
                    rows.findByEmail(email).orElseThrow(Gardeners::unknown).passwordHash(passwordHash);
                    return Answer.message("Password changed");
                })
                .answer();
    }
}
