package marigold.analysts;

import marigold.refusal.Refusal;

/// The database server has a role of that name; whose it is does not matter.
final class LoginTaken extends Refusal {
    LoginTaken(String name) {
        super(409, "login-taken", "The database server has a role %s already".formatted(name));
    }
}
