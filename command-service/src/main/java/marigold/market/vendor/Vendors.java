package marigold.market.vendor;

import java.time.LocalDate;
import java.time.ZoneId;
import marigold.command.WriteUnit;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.refusal.Unknown;
import org.springframework.stereotype.Component;

/// What the commands of a vendor need to know of their vendor.
@Component
public final class Vendors {
    static final String TYPE = "vendor";

    private final VendorRows rows;

    Vendors(VendorRows rows) {
        this.rows = rows;
    }

    static String aggregateId(long vendorId) {
        return TYPE + "-" + vendorId;
    }

    /// How the vendor settles now (D1 to D3).
    ///
    /// @param defaultCommissionBasisPoints where neither farmer nor group has a rate
    public record SettlementRules(
            int defaultCommissionBasisPoints, SettlementBase settlementBase, boolean deductPaid) {}

    public SettlementRules settlementRules(long vendorId) {
        return row(vendorId).settlementRules();
    }

    /// The day that it is for the vendor, at the time of the current request.
    public LocalDate today(long vendorId) {
        return LocalDate.ofInstant(WriteUnit.now(), ZoneId.of(row(vendorId).timeZone()));
    }

    /// Whether an advance may be deducted below zero (D7).
    public boolean allowsAdvanceOverdraw(long vendorId) {
        return row(vendorId).allowsAdvanceOverdraw();
    }

    /// Draws the next farmer code of the vendor, `F7-0001`. A code is lost when the request fails; none is
    /// drawn twice.
    public String nextFarmerCode(long vendorId) {
        if (rows.drawFarmerCode(vendorId) == 0) throw new Unknown("Vendor not found");
        return "F%d-%04d".formatted(vendorId, rows.farmerCodeLast(vendorId));
    }

    VendorRow row(long vendorId) {
        return rows.findById(vendorId).orElseThrow(() -> new Unknown("Vendor not found"));
    }
}
