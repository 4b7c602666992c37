package marigold.login;

import java.util.Map;
import marigold.refusal.Refusal;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords as they are kept: never themselves. PBKDF2 because passwords may have 128 characters and bcrypt
/// refuses more than 72 bytes; the stored hash names its algorithm, so that another one can follow without
/// locking anybody out.
@Component
public final class Passwords {
    public static final int LENGTH_MIN = 8;
    public static final int LENGTH_MAX = 128;

    private static final String ALGORITHM = "pbkdf2";

    private final PasswordEncoder encoder;

    /// In the form of a hash, with salt and all, that no password has: checking it takes as long as checking
    /// a real one, and nobody waits at the start for one to be made.
    static final String NOBODYS = "{" + ALGORITHM + "}" + "00".repeat(48);

    Passwords() {
        this(Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    Passwords(Pbkdf2PasswordEncoder pbkdf2) {
        encoder = new DelegatingPasswordEncoder(ALGORITHM, Map.of(ALGORITHM, pbkdf2));
    }

    /// A password that is long enough may still be too easy to guess.
    static final class WeakPassword extends Refusal {
        WeakPassword() {
            super(400, "weak-password", "Password must contain an upper-case letter, a lower-case letter and a digit");
        }
    }

    /// What to keep of a new password; throws [WeakPassword]. Takes a noticeable fraction of a second by
    /// design.
    public String hash(String password) {
        boolean strong = password.chars().anyMatch(Character::isUpperCase)
                && password.chars().anyMatch(Character::isLowerCase)
                && password.chars().anyMatch(Character::isDigit);
        if (!strong) throw new WeakPassword();
        return encoder.encode(password);
    }

    public boolean matches(String password, String hash) {
        return password.length() <= LENGTH_MAX && encoder.matches(password, hash);
    }

    /// Takes the time of [#matches], so that an answer's time does not tell whether the user exists.
    public void matchesNobody(String password) {
        encoder.matches(password.substring(0, Math.min(password.length(), LENGTH_MAX)), NOBODYS);
    }
}
