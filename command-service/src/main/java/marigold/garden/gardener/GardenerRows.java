package marigold.garden.gardener;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface GardenerRows extends Repository<GardenerRow, Long> {
    Optional<GardenerRow> findById(long gardenerId);

    Optional<GardenerRow> findByEmail(String email);

    boolean existsByEmail(String email);
}
