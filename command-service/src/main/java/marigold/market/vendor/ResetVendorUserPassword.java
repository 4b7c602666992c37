package marigold.market.vendor;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Notes that a user was given a new password.
record ResetVendorUserPassword(long vendorId, long userId) {
    @TargetAggregateIdentifier
    String vendor() {
        return Vendors.aggregateId(vendorId);
    }
}
