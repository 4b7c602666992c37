package marigold.peers.spring;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface FarmerRepository extends Repository<Farmer, Long> {
    boolean existsByIdAndVendorId(long id, long vendorId);

    @EntityGraph(attributePaths = "vendor")
    Optional<Farmer> findByIdAndVendorId(long id, long vendorId);

    @EntityGraph(attributePaths = {"vendor", "group"})
    List<Farmer> findByVendorIdAndGroupIdOrderByNameAscIdAsc(long vendorId, long groupId);
}
