package marigold.market.vendor;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import marigold.market.events.VendorEvent.SettlementBase;
import org.hibernate.annotations.DynamicUpdate;

/// Look-up row of a vendor. Only what changed is written: the last farmer code is drawn by a statement of its
/// own.
@Entity
@DynamicUpdate
@Table(schema = "events", name = "vendor")
class VendorRow {
    @Id
    private long vendorId;

    private String timeZone;
    private int defaultCommissionBasisPoints;

    @Enumerated(EnumType.STRING)
    private SettlementBase settlementBase;

    private boolean deductPaid;
    private boolean allowAdvanceOverdraw;
    private int farmerCodeLast;

    protected VendorRow() {}

    VendorRow(long vendorId, VendorSettings settings) {
        this.vendorId = vendorId;
        follow(settings);
    }

    String timeZone() {
        return timeZone;
    }

    boolean allowsAdvanceOverdraw() {
        return allowAdvanceOverdraw;
    }

    Vendors.SettlementRules settlementRules() {
        return new Vendors.SettlementRules(defaultCommissionBasisPoints, settlementBase, deductPaid);
    }

    final void follow(VendorSettings settings) {
        timeZone = settings.timeZone();
        defaultCommissionBasisPoints = settings.defaultCommissionBasisPoints();
        settlementBase = settings.settlementBase();
        deductPaid = settings.deductPaid();
        allowAdvanceOverdraw = settings.allowAdvanceOverdraw();
    }
}
