package marigold.login;

import marigold.refusal.Refusal;

/// Somebody signs in with that address already.
public final class EmailTaken extends Refusal {
    public EmailTaken() {
        super(409, "email-taken", "Email already registered");
    }
}
