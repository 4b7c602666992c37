package marigold.market.reports;

import java.util.OptionalInt;
import marigold.market.reports.GroupTotalReport.FindGroupTotal;
import marigold.market.reports.GroupTotalReport.FindGroupTotalByGroup;
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

    /// What the group total's address asks for; the same for data and for paper.
    public FindGroupTotal groupTotal(long vendorId, Parameters asked) {
        return new FindGroupTotal(
                vendorId,
                range(vendorId, asked),
                asked.id("group_id"),
                asked.search("group_name"),
                asked.id("farmer_id"),
                commission(asked));
    }

    /// As [#groupTotal], of one group. Its dates have names of their own, and the common ones will do.
    public FindGroupTotalByGroup groupTotalByGroup(long vendorId, Parameters asked) {
        return new FindGroupTotalByGroup(
                vendorId,
                asked.range(
                        asked.given("start_date", "from_date"),
                        asked.given("end_date", "to_date"),
                        () -> calendar.today(vendorId)),
                asked.text("group_name").orElseThrow(GroupNameRequired::new),
                commission(asked));
    }
}
