package marigold.market.farmer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FarmerRows extends Repository<FarmerRow, FarmerRow.Key> {
    Optional<FarmerRow> findByVendorIdAndFarmerIdAndActiveTrue(long vendorId, long farmerId);

    List<FarmerRow> findByVendorIdAndActiveTrueAndFarmerIdIn(long vendorId, Collection<Long> farmerIds);

    List<FarmerRow> findByVendorIdAndGroupIdAndActiveTrueOrderByFarmerId(long vendorId, long groupId);

    boolean existsByVendorIdAndFarmerCode(long vendorId, String farmerCode);

    boolean existsByVendorIdAndFarmerCodeAndFarmerIdNot(long vendorId, String farmerCode, long farmerId);

    @Modifying(flushAutomatically = true)
    @Query("""
        update FarmerRow f set f.groupId = null
         where f.vendorId = :vendorId and f.groupId = :groupId and (f.active = false or f.farmerId in :farmerIds)
        """)
    int leaveGroup(long vendorId, long groupId, Collection<Long> farmerIds);
}
