package marigold.peers.spring;

import static java.math.RoundingMode.HALF_UP;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// One line of the daily entry. Its amounts are rounded half up to a paisa once, when it is recorded.
@Entity
class Entry {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entry_seq")
    @SequenceGenerator(name = "entry_seq", sequenceName = "entry_seq", allocationSize = 50)
    private Long id;

    @Version
    private int version = 1;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Vendor vendor;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Farmer farmer;

    /// The farmer's on the day of the entry.
    @ManyToOne(fetch = FetchType.LAZY)
    private FarmerGroup group;

    @ManyToOne(fetch = FetchType.LAZY)
    private Vehicle vehicle;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Flower flower;

    private LocalDate collectedOn;
    private BigDecimal quantityKg;
    private BigDecimal ratePerKg;
    private BigDecimal labourPerKg;
    private BigDecimal gross;
    private BigDecimal labour;
    private BigDecimal coolie;
    private BigDecimal transport;
    private BigDecimal lineTotal;
    private BigDecimal paid;
    private String remarks;
    private Long settlementId;

    protected Entry() {}

    /// @throws ImpossibleLine when the charges are more than the value
    Entry(Farmer farmer, Flower flower, Vehicle vehicle, NewEntry typed) {
        this.vendor = farmer.vendor();
        this.farmer = farmer;
        this.group = farmer.group();
        this.vehicle = vehicle;
        this.flower = flower;
        this.collectedOn = Optional.ofNullable(typed.date()).orElseGet(vendor::today);
        this.quantityKg = rounded(typed.qty());
        this.ratePerKg = rounded(typed.rate());
        this.labourPerKg = rounded(typed.laguage());
        this.gross = rounded(quantityKg.multiply(ratePerKg));
        this.labour = rounded(quantityKg.multiply(labourPerKg));
        this.coolie = rounded(typed.coolie());
        this.transport = rounded(typed.transport());
        this.lineTotal = gross.subtract(labour).subtract(coolie).subtract(transport);
        this.paid = rounded(typed.paidAmt());
        this.remarks = typed.remarks();
        if (lineTotal.signum() < 0) throw new ImpossibleLine();
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, HALF_UP);
    }

    EntryAnswer answer() {
        return new EntryAnswer(
                id,
                collectedOn,
                vehicle == null ? "" : vehicle.name(),
                vehicle == null ? "" : vehicle.number(),
                flower.code(),
                flower.name(),
                quantityKg,
                ratePerKg,
                labourPerKg,
                coolie,
                transport,
                paid,
                remarks,
                farmer.id(),
                group == null ? null : group.id(),
                gross,
                labour,
                lineTotal,
                settlementId,
                version);
    }
}
