package marigold.login;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface UserRows extends Repository<UserRow, Long> {
    Optional<UserRow> findById(long userId);

    Optional<UserRow> findByEmail(String email);

    boolean existsByEmail(String email);

    Optional<UserRow> findFirstByVendorIdAndRoleOrderByUserId(long vendorId, String role);
}
