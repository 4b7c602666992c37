package marigold.security;

import marigold.refusal.Refusal;

/// Only the vendor's admin may do this.
final class AdminOnly extends Refusal {
    AdminOnly() {
        super(403, "admin-only", "Admin access required");
    }
}
