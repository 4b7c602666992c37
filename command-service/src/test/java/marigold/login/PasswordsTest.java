package marigold.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is checked for a user who does not exist")
class PasswordsTest {
    @Test
    @DisplayName("has the form of every kept password, so that it takes as long, and is nobody's")
    void nobodys() {
        Passwords passwords = new Passwords();
        assertThat(passwords.hash("Marigold 2026"))
                .hasSameSizeAs(Passwords.NOBODYS)
                .startsWith("{pbkdf2}");
        assertThat(Passwords.NOBODYS).startsWith("{pbkdf2}");
        assertThat(passwords.matches("Marigold 2026", Passwords.NOBODYS)).isFalse();
    }
}
