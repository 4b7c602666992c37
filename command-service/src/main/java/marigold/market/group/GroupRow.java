package marigold.market.group;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/// Reserves the name of an open group.
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
    private Instant createdAt;

    protected GroupRow() {}

    GroupRow(long vendorId, long groupId, String name, Instant createdAt) {
        this.vendorId = vendorId;
        this.groupId = groupId;
        this.name = name;
        this.createdAt = createdAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    void rename(String newName) {
        name = newName;
    }

    Groups.Group group() {
        return new Groups.Group(groupId, name);
    }
}
