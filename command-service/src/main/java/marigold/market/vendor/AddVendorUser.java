package marigold.market.vendor;

import java.util.Set;
import marigold.security.Session;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Lets someone work for the vendor. His password is not part of it: secrets never enter events.
record AddVendorUser(long vendorId, long userId, String name, String email, String role) {
    private static final Set<String> ROLES = Set.of(Session.VENDOR_ADMIN, Session.STAFF);

    AddVendorUser {
        if (!ROLES.contains(role)) throw new IllegalArgumentException("There is no role " + role);
    }

    @TargetAggregateIdentifier
    String vendor() {
        return Vendors.aggregateId(vendorId);
    }
}
