package marigold.analysts;

import marigold.refusal.Refusal;

/// Marigold's own user of the database may not make or drop roles there.
final class RolesNotAllowed extends Refusal {
    RolesNotAllowed() {
        super(
                409,
                "roles-not-allowed",
                "The database does not let Marigold make or drop analysts' logins; docs/analysts.md says what an"
                        + " administrator does");
    }
}
