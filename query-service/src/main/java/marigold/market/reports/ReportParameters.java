package marigold.market.reports;

import java.util.OptionalInt;
import marigold.market.vendorsettings.VendorCalendar;
import marigold.reads.DateRange;
import marigold.reads.Parameters;
import org.springframework.stereotype.Component;

/// The parameters that reports have in common.
@Component
public final class ReportParameters {
    private final VendorCalendar calendar;

    ReportParameters(VendorCalendar calendar) {
        this.calendar = calendar;
    }

    /// `from_date` and `to_date`; each that is missing comes from the vendor's today (9.47).
    DateRange range(long vendorId, Parameters asked) {
        return asked.range("from_date", "to_date", () -> calendar.today(vendorId));
    }

    /// The rate that is to hold for everybody (D1).
    static OptionalInt commission(Parameters asked) {
        return asked.basisPoints("commission_pct", "commission_percent");
    }

    /// What a slip's address asks for; the same for data and for paper.
    public SlipQuery slips(long vendorId, Parameters asked) {
        return new SlipQuery(
                range(vendorId, asked), asked.search("item", "item_name"), asked.search("vehicle"), commission(asked));
    }
}
