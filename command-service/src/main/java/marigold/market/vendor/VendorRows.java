package marigold.market.vendor;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VendorRows extends Repository<VendorRow, Long> {
    Optional<VendorRow> findById(long vendorId);

    /// Holds the row until the unit ends: two requests never draw the same number.
    @Modifying
    @Query("update VendorRow v set v.farmerCodeLast = v.farmerCodeLast + 1 where v.vendorId = :vendorId")
    int drawFarmerCode(long vendorId);

    @Query("select v.farmerCodeLast from VendorRow v where v.vendorId = :vendorId")
    int farmerCodeLast(long vendorId);
}
