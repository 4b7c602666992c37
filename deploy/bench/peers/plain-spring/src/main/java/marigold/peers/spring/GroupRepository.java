package marigold.peers.spring;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface GroupRepository extends Repository<FarmerGroup, Long> {
    Optional<FarmerGroup> findByIdAndVendorId(long id, long vendorId);
}
