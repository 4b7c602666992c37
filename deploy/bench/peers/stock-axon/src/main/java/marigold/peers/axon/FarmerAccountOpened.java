package marigold.peers.axon;

/// Events are classes, not records: XStream, which is Axon's default, cannot read a record back.
final class FarmerAccountOpened {
    final String account;
    final long vendorId;
    final long farmerId;

    FarmerAccountOpened(String account, long vendorId, long farmerId) {
        this.account = account;
        this.vendorId = vendorId;
        this.farmerId = farmerId;
    }
}
