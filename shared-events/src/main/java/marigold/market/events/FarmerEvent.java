package marigold.market.events;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.axonframework.serialization.Revision;

/// The life of a farmer in a vendor's books: who he is, never what he is owed.
public sealed interface FarmerEvent extends MarketEvent {
    long farmerId();

    @Revision("1")
    record FarmerRegistered(
            long vendorId,
            long farmerId,
            String farmerCode,
            String name,
            OptionalLong groupId,
            String phone,
            String address,
            OptionalInt commissionBasisPoints)
            implements FarmerEvent {}

    @Revision("1")
    record FarmerRenamed(long vendorId, long farmerId, String name) implements FarmerEvent {}

    @Revision("1")
    record FarmerCodeChanged(long vendorId, long farmerId, String farmerCode) implements FarmerEvent {}

    @Revision("1")
    record FarmerContactChanged(long vendorId, long farmerId, String phone, String address) implements FarmerEvent {}

    /// An empty group means that the farmer left his group and joined no other.
    @Revision("1")
    record FarmerMovedToGroup(long vendorId, long farmerId, OptionalLong groupId) implements FarmerEvent {}

    /// An empty rate means that the group's or the vendor's applies (D1).
    @Revision("1")
    record FarmerCommissionSet(long vendorId, long farmerId, OptionalInt commissionBasisPoints)
            implements FarmerEvent {}

    @Revision("1")
    record FarmerDeactivated(long vendorId, long farmerId) implements FarmerEvent {}
}
