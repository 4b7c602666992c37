package marigold.market.vendor;

import marigold.market.events.VendorEvent.SettlementBase;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;

/// Everything that a vendor can set. A new vendor has the defaults of the market: 12 % of the gross, paid
/// amounts subtracted, no advance below zero, Indian time (D1 to D3, D7).
///
/// @param logo a [Logo], `""` when there is none
record VendorSettings(
        String name,
        String ownerName,
        String phone,
        String address,
        String logo,
        String timeZone,
        int defaultCommissionBasisPoints,
        SettlementBase settlementBase,
        boolean deductPaid,
        boolean allowAdvanceOverdraw) {

    static VendorSettings initial(String name, String ownerName) {
        return new VendorSettings(name, ownerName, "", "", "", "Asia/Kolkata", 1200, SettlementBase.GROSS, true, false);
    }

    VendorSettings with(VendorLetterheadChanged letterhead) {
        return new VendorSettings(
                letterhead.name(),
                letterhead.ownerName(),
                letterhead.phone(),
                letterhead.address(),
                logo,
                timeZone,
                defaultCommissionBasisPoints,
                settlementBase,
                deductPaid,
                allowAdvanceOverdraw);
    }

    VendorSettings withLogo(String newLogo) {
        return new VendorSettings(
                name,
                ownerName,
                phone,
                address,
                newLogo,
                timeZone,
                defaultCommissionBasisPoints,
                settlementBase,
                deductPaid,
                allowAdvanceOverdraw);
    }

    VendorSettings in(String newTimeZone) {
        return new VendorSettings(
                name,
                ownerName,
                phone,
                address,
                logo,
                newTimeZone,
                defaultCommissionBasisPoints,
                settlementBase,
                deductPaid,
                allowAdvanceOverdraw);
    }

    VendorSettings with(VendorMoneyRulesChanged rules) {
        return new VendorSettings(
                name,
                ownerName,
                phone,
                address,
                logo,
                timeZone,
                rules.defaultCommissionBasisPoints(),
                rules.settlementBase(),
                rules.deductPaid(),
                rules.allowAdvanceOverdraw());
    }
}
