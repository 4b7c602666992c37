package marigold.peers.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.Optional;

@Entity
class Farmer {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Vendor vendor;

    @ManyToOne(fetch = FetchType.LAZY)
    private FarmerGroup group;

    private String name;
    private String address;
    private BigDecimal commissionPercent;
    private BigDecimal advanceBalance;

    protected Farmer() {}

    Long id() {
        return id;
    }

    Vendor vendor() {
        return vendor;
    }

    FarmerGroup group() {
        return group;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    BigDecimal advanceBalance() {
        return advanceBalance;
    }

    /// His own rate, else his group's, else the vendor's.
    BigDecimal commissionPercent() {
        return Optional.ofNullable(commissionPercent)
                .or(() -> Optional.ofNullable(group).flatMap(FarmerGroup::commissionPercent))
                .orElseGet(vendor::commissionPercent);
    }
}
