package marigold.security;

import marigold.refusal.Refusal;

/// A signed-in gardener names another address than his own.
final class NotYourEmail extends Refusal {
    NotYourEmail() {
        super(403, "not-your-email", "This is not the email address that you are signed in with");
    }
}
