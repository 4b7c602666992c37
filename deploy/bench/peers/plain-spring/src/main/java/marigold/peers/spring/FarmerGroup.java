package marigold.peers.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.Optional;

@Entity
class FarmerGroup {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Vendor vendor;

    private String name;
    private BigDecimal commissionPercent;

    protected FarmerGroup() {}

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    Optional<BigDecimal> commissionPercent() {
        return Optional.ofNullable(commissionPercent);
    }
}
