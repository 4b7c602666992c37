package marigold.market.events;

import java.util.OptionalInt;
import org.axonframework.serialization.Revision;

/// The life of a farmer group: a village, route or category of farmers.
public sealed interface FarmerGroupEvent extends MarketEvent {
    long groupId();

    @Revision("1")
    record FarmerGroupOpened(long vendorId, long groupId, String name, OptionalInt commissionBasisPoints)
            implements FarmerGroupEvent {}

    @Revision("1")
    record FarmerGroupRenamed(long vendorId, long groupId, String name) implements FarmerGroupEvent {}

    /// An empty rate means that the vendor's default applies (D1).
    @Revision("1")
    record FarmerGroupCommissionSet(long vendorId, long groupId, OptionalInt commissionBasisPoints)
            implements FarmerGroupEvent {}

    @Revision("1")
    record FarmerGroupClosed(long vendorId, long groupId) implements FarmerGroupEvent {}
}
