package marigold.login;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/// Passwords that are kept as the product keeps them, in a thousandth of its rounds: most of the time of
/// tests over HTTP went into signing in. [PasswordsTest] and the standalone's tests take the product's.
@TestConfiguration(proxyBeanMethods = false)
public class QuickPasswords {
    private static final int SALT_BYTES = 16;
    private static final int ROUNDS = 310;

    @Bean
    @Primary
    Passwords passwordsInFewRounds() {
        return new Passwords(
                new Pbkdf2PasswordEncoder("", SALT_BYTES, ROUNDS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256));
    }
}
