package marigold.market.vendor;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.market.events.VendorEvent.SettlementBase;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes the settings that are given and leaves the others.
record ChangeVendorSettings(
        long vendorId,
        Optional<String> name,
        Optional<String> ownerName,
        Optional<String> phone,
        Optional<String> address,
        Optional<String> logo,
        Optional<String> timeZone,
        OptionalInt defaultCommissionBasisPoints,
        Optional<SettlementBase> settlementBase,
        Optional<Boolean> deductPaid,
        Optional<Boolean> allowAdvanceOverdraw) {
    ChangeVendorSettings {
        timeZone.ifPresent(ZoneId::of);
    }

    VendorSettings onto(VendorSettings before) {
        return new VendorSettings(
                name.orElse(before.name()),
                ownerName.orElse(before.ownerName()),
                phone.orElse(before.phone()),
                address.orElse(before.address()),
                logo.orElse(before.logo()),
                timeZone.orElse(before.timeZone()),
                defaultCommissionBasisPoints.orElse(before.defaultCommissionBasisPoints()),
                settlementBase.orElse(before.settlementBase()),
                deductPaid.orElse(before.deductPaid()),
                allowAdvanceOverdraw.orElse(before.allowAdvanceOverdraw()));
    }

    @TargetAggregateIdentifier
    String vendor() {
        return Vendors.aggregateId(vendorId);
    }
}
