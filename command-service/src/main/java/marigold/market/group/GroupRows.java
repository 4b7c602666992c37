package marigold.market.group;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface GroupRows extends Repository<GroupRow, GroupRow.Key> {
    Optional<GroupRow> findByVendorIdAndGroupId(long vendorId, long groupId);

    Optional<GroupRow> findByVendorIdAndName(long vendorId, String name);

    /// Compares as the unique index does: by the lower-case form, so that `%` is a name like any other (B33).
    @Query("""
        select count(g) > 0 from GroupRow g
         where g.vendorId = :vendorId and lower(g.name) = lower(:name) and g.groupId <> :exceptGroupId
        """)
    boolean isTaken(long vendorId, String name, long exceptGroupId);
}
