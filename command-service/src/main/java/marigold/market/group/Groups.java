package marigold.market.group;

import java.util.Optional;
import java.util.OptionalInt;
import marigold.refusal.Unknown;
import org.springframework.stereotype.Component;

/// Looks the vendor's open groups up.
@Component
public final class Groups {
    static final String TYPE = "farmer-group";

    private final GroupRows rows;

    Groups(GroupRows rows) {
        this.rows = rows;
    }

    static String aggregateId(long groupId) {
        return TYPE + "-" + groupId;
    }

    /// @param groupId               unique over all vendors
    /// @param commissionBasisPoints the group's rate; empty when the vendor's applies (D1)
    public record Group(long groupId, String name, OptionalInt commissionBasisPoints) {}

    public Optional<Group> find(long vendorId, long groupId) {
        return rows.findByVendorIdAndGroupId(vendorId, groupId).map(GroupRow::group);
    }

    /// The group of exactly that name.
    public Optional<Group> named(long vendorId, String name) {
        return rows.findByVendorIdAndName(vendorId, name).map(GroupRow::group);
    }

    GroupRow row(long vendorId, long groupId) {
        return rows.findByVendorIdAndGroupId(vendorId, groupId)
                .orElseThrow(() -> new Unknown("Farmer group not found"));
    }

    void requireFree(long vendorId, String name, long exceptGroupId) {
        if (rows.isTaken(vendorId, name, exceptGroupId)) throw new GroupNameTaken();
    }
}
