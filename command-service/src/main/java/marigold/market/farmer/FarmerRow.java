package marigold.market.farmer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reserves a farmer's code and says which group he is in and what he is charged.
@Entity
@Table(schema = "events", name = "farmer")
@IdClass(FarmerRow.Key.class)
class FarmerRow {
    record Key(long vendorId, long farmerId) {}

    @Id
    private long vendorId;

    @Id
    private long farmerId;

    private String farmerCode;
    private String name;
    private Long groupId;
    private Integer commissionBasisPoints;
    private boolean active;
    private Instant createdAt;

    protected FarmerRow() {}

    FarmerRow(RegisterFarmer registered, Instant createdAt) {
        this.vendorId = registered.vendorId();
        this.farmerId = registered.farmerId();
        this.active = true;
        this.createdAt = createdAt;
        follow(registered.details());
    }

    String name() {
        return name;
    }

    long farmerId() {
        return farmerId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Farmers.Farmer farmer() {
        return new Farmers.Farmer(
                farmerId,
                name,
                groupId == null ? OptionalLong.empty() : OptionalLong.of(groupId),
                commissionBasisPoints == null ? OptionalInt.empty() : OptionalInt.of(commissionBasisPoints));
    }

    final void follow(FarmerDetails details) {
        farmerCode = details.farmerCode();
        name = details.name();
        groupId = details.groupId().isPresent() ? details.groupId().getAsLong() : null;
        OptionalInt commission = details.commissionBasisPoints();
        commissionBasisPoints = commission.isPresent() ? commission.getAsInt() : null;
    }

    void deactivate() {
        active = false;
    }
}
