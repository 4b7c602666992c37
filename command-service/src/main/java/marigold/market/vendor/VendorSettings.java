package marigold.market.vendor;

import marigold.market.events.VendorEvent.SettlementBase;

/// Everything that a vendor can set. A new vendor has the defaults of the market: 12 % of the gross, paid
/// amounts subtracted, no advance below zero, Indian time (D1 to D3, D7).
record VendorSettings(
        String name,
        String ownerName,
        String phone,
        String address,
        String timeZone,
        int defaultCommissionBasisPoints,
        SettlementBase settlementBase,
        boolean deductPaid,
        boolean allowAdvanceOverdraw) {

    static VendorSettings initial(String name, String ownerName) {
        return new VendorSettings(name, ownerName, "", "", "Asia/Kolkata", 1200, SettlementBase.GROSS, true, false);
    }
}
