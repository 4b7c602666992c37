package marigold.market.events;

import org.axonframework.serialization.Revision;

/// The life of a vendor, the shop that is one tenant, and of the people who work there.
public sealed interface VendorEvent extends MarketEvent {

    /// What commission is a share of: the value of the flowers, or that value less the charges.
    enum SettlementBase {
        GROSS,
        NET_OF_CHARGES
    }

    @Revision("1")
    record VendorRegistered(
            long vendorId,
            String name,
            String ownerName,
            String email,
            String timeZone,
            int defaultCommissionBasisPoints,
            SettlementBase settlementBase,
            boolean deductPaid,
            boolean allowAdvanceOverdraw)
            implements VendorEvent {}

    /// `role` is `vendor_admin` or `staff`.
    @Revision("1")
    record VendorUserAdded(long vendorId, long userId, String name, String email, String role) implements VendorEvent {}

    @Revision("1")
    record VendorUserPasswordReset(long vendorId, long userId) implements VendorEvent {}

    /// What the vendor's printed slips carry at the top.
    @Revision("1")
    record VendorLetterheadChanged(long vendorId, String name, String ownerName, String phone, String address)
            implements VendorEvent {}

    /// The picture beside the letterhead, as a `data:` URI of a PNG or JPEG; `""` when there is none.
    @Revision("1")
    record VendorLogoChanged(long vendorId, String logo) implements VendorEvent {}

    @Revision("1")
    record VendorTimeZoneChanged(long vendorId, String timeZone) implements VendorEvent {}

    @Revision("1")
    record VendorMoneyRulesChanged(
            long vendorId,
            int defaultCommissionBasisPoints,
            SettlementBase settlementBase,
            boolean deductPaid,
            boolean allowAdvanceOverdraw)
            implements VendorEvent {}
}
