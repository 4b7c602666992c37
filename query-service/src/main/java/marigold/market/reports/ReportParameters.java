package marigold.market.reports;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.market.reports.DailySalesReport.FindDailySales;
import marigold.market.reports.GroupTotalReport.FindGroupTotal;
import marigold.market.reports.GroupTotalReport.FindGroupTotalByGroup;
import marigold.market.silkday.SilkDayReport.FindSilkDay;
import marigold.market.vendorsettings.VendorCalendar;
import marigold.reads.DateRange;
import marigold.reads.Parameters;
import org.springframework.stereotype.Component;

/// The parameters that reports have in common.
@Component
public final class ReportParameters {
    /// Before any book.
    static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    private final VendorCalendar calendar;

    ReportParameters(VendorCalendar calendar) {
        this.calendar = calendar;
    }

    /// `from_date` and `to_date`; each that is missing comes from the vendor's today (9.47).
    public DateRange range(long vendorId, Parameters asked) {
        return asked.range("from_date", "to_date", () -> calendar.today(vendorId));
    }

    /// As [#range], but from the very beginning where no start is given.
    public DateRange life(long vendorId, Parameters asked) {
        return asked.range("from_date", "to_date", () -> calendar.today(vendorId), _ -> BEGINNING);
    }

    /// What the address of the daily sales asks for.
    ///
    /// @param from name of the first day's parameter
    /// @param to   name of the last day's
    public FindDailySales sales(long vendorId, Parameters asked, String from, String to) {
        return new FindDailySales(
                vendorId,
                asked.range(from, to, () -> calendar.today(vendorId)),
                asked.search("item_name"),
                asked.id("farmer_id"),
                asked.id("group_id"),
                asked.search("vehicle"));
    }

    /// The day that the silk day's address asks for, or today.
    public FindSilkDay silkDay(long vendorId, Parameters asked) {
        Optional<LocalDate> day = asked.date("date");
        LocalDate date = day.orElseGet(() -> calendar.today(vendorId));
        return new FindSilkDay(vendorId, new DateRange(date, date, day.isEmpty()));
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
