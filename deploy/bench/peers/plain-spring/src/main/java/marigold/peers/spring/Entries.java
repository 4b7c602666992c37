package marigold.peers.spring;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class Entries {
    /// Rows that one answer may hold.
    private static final Limit ROWS_MAX = Limit.of(1_000);

    private final EntryRepository entries;
    private final FarmerRepository farmers;
    private final FlowerRepository flowers;
    private final VehicleRepository vehicles;

    Entries(EntryRepository entries, FarmerRepository farmers, FlowerRepository flowers, VehicleRepository vehicles) {
        this.entries = entries;
        this.farmers = farmers;
        this.flowers = flowers;
        this.vehicles = vehicles;
    }

    /// The farmer's newest entries, oldest first.
    List<EntryAnswer> ofFarmer(long vendorId, long farmerId, LocalDate from, LocalDate to) {
        List<EntryAnswer> newest = entries.findNewest(vendorId, farmerId, from, to, ROWS_MAX);
        if (newest.isEmpty() && !farmers.existsByIdAndVendorId(farmerId, vendorId)) throw new Unknown("Farmer");
        return newest.reversed();
    }

    @Transactional
    EntryAnswer record(long vendorId, long farmerId, NewEntry typed) {
        Farmer farmer = farmers.findByIdAndVendorId(farmerId, vendorId).orElseThrow(() -> new Unknown("Farmer"));
        Flower flower =
                flowers.findByVendorIdAndCode(vendorId, typed.itemCode()).orElseThrow(() -> new Unknown("Flower"));
        Vehicle vehicle = typed.vehicle().isEmpty()
                ? null
                : vehicles.findNamed(vendorId, typed.vehicle()).orElseThrow(() -> new Unknown("Vehicle"));
        return entries.save(new Entry(farmer, flower, vehicle, typed)).answer();
    }
}
