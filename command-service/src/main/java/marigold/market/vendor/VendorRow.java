package marigold.market.vendor;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

    final void follow(VendorSettings settings) {
        timeZone = settings.timeZone();
        allowAdvanceOverdraw = settings.allowAdvanceOverdraw();
    }
}
