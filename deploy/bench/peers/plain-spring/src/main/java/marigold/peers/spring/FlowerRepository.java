package marigold.peers.spring;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface FlowerRepository extends Repository<Flower, Long> {
    Optional<Flower> findByVendorIdAndCode(long vendorId, String code);
}
