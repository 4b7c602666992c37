package marigold.peers.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

@Entity
class Vendor {
    @Id
    private Long id;

    private String name;
    private String timeZone;
    private BigDecimal commissionPercent;

    protected Vendor() {}

    BigDecimal commissionPercent() {
        return commissionPercent;
    }

    LocalDate today() {
        return LocalDate.now(ZoneId.of(timeZone));
    }
}
