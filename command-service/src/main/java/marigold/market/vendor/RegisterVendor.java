package marigold.market.vendor;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes a shop a tenant.
record RegisterVendor(long vendorId, String email, VendorSettings settings) {
    @TargetAggregateIdentifier
    String vendor() {
        return Vendors.aggregateId(vendorId);
    }
}
