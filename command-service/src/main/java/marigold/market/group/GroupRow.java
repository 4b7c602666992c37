package marigold.market.group;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalInt;

/// Reserves the name of an open group and says what its farmers are charged.
@Entity
@Table(schema = "events", name = "farmer_group")
@IdClass(GroupRow.Key.class)
class GroupRow {
    record Key(long vendorId, long groupId) {}

    @Id
    private long vendorId;

    @Id
    private long groupId;

    private String name;
    private Integer commissionBasisPoints;
    private Instant createdAt;

    protected GroupRow() {}

    GroupRow(long vendorId, long groupId, String name, OptionalInt commission, Instant createdAt) {
        this.vendorId = vendorId;
        this.groupId = groupId;
        this.createdAt = createdAt;
        follow(name, commission);
    }

    Instant createdAt() {
        return createdAt;
    }

    final void follow(String newName, OptionalInt commission) {
        name = newName;
        commissionBasisPoints = commission.isPresent() ? commission.getAsInt() : null;
    }

    Groups.Group group() {
        return new Groups.Group(
                groupId,
                name,
                commissionBasisPoints == null ? OptionalInt.empty() : OptionalInt.of(commissionBasisPoints));
    }
}
