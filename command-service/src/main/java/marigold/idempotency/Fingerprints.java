package marigold.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import marigold.security.SecuritySettings;
import org.springframework.stereotype.Component;

/// Tells whether two requests are the same by method, target and body. Keyed, since a body may hold a
/// password: the stored value must not let anyone who reads it try passwords out.
@Component
final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Fingerprints(SecuritySettings settings) {
        this.key = new SecretKeySpec(settings.jwtSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    byte[] of(WriteRequest request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((request.method() + " " + request.target() + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(request.body());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", impossible);
        }
    }
}
