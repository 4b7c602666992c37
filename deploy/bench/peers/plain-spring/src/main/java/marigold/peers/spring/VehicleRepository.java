package marigold.peers.spring;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VehicleRepository extends Repository<Vehicle, Long> {
    @Query("""
        select v from Vehicle v
         where v.vendor.id = :vendorId and (v.number = :text or v.name = :text)
         order by v.id
         limit 1
        """)
    Optional<Vehicle> findNamed(long vendorId, String text);
}
