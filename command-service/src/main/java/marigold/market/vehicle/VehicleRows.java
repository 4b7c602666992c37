package marigold.market.vehicle;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VehicleRows extends Repository<VehicleRow, VehicleRow.Key> {
    Optional<VehicleRow> findByVendorIdAndVehicleId(long vendorId, long vehicleId);

    /// Vehicles of that name or number, those of that name first, the oldest of them first.
    @Query("""
        select v from VehicleRow v
         where v.vendorId = :vendorId and (v.vehicleName = :text or v.vehicleNumber = :text)
         order by case when v.vehicleName = :text then 0 else 1 end, v.vehicleId
         limit 1
        """)
    List<VehicleRow> findNamed(long vendorId, String text);

    @Query("""
        select count(v) > 0 from VehicleRow v
         where v.vendorId = :vendorId and v.vehicleNumber = :number and v.vehicleId <> :exceptVehicleId
        """)
    boolean isTaken(long vendorId, String number, long exceptVehicleId);

    /// Waits for a unit that is retiring the vehicle.
    @Modifying(flushAutomatically = true)
    @Query("update VehicleRow v set v.used = true where v.vendorId = :vendorId and v.vehicleId = :vehicleId")
    int markUsed(long vendorId, long vehicleId);

    /// Waits for a unit that is entering something for the vehicle.
    @Modifying(flushAutomatically = true)
    @Query("""
        delete from VehicleRow v
         where v.vendorId = :vendorId and v.vehicleId = :vehicleId and v.used = false
        """)
    int removeUnused(long vendorId, long vehicleId);
}
