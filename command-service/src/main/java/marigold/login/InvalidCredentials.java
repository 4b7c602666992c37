package marigold.login;

import marigold.refusal.Refusal;

/// Nobody signs in with that name and password.
public final class InvalidCredentials extends Refusal {
    public InvalidCredentials() {
        super(401, "invalid-credentials", "Invalid credentials");
    }
}
