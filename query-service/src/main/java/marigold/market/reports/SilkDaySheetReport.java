package marigold.market.reports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import marigold.market.silkday.SilkDayReport;
import marigold.market.silkday.SilkDayReport.FindSilkDay;
import marigold.market.silkday.SilkDayReport.Group;
import marigold.market.silkday.SilkDayReport.SilkDay;
import org.springframework.stereotype.Component;

/// What a market day came to, in the shape that all reports have.
@Component
public final class SilkDaySheetReport {
    public static final List<String> READ_MODELS = SilkDayReport.READ_MODELS;

    /// Lines of an A4 page, as on a ledger.
    private static final int LINES_PER_PAGE = 27;

    private final SilkDayReport days;

    SilkDaySheetReport(SilkDayReport days) {
        this.days = days;
    }

    /// @param rows     the groups by name
    /// @param metadata does not say when: the day is made from several books
    public record SilkDaySheet(List<Group> rows, SilkDayTotals totals, Metadata metadata) {}

    /// @param amount     what the flowers were worth
    /// @param difference collected less that amount
    /// @param result     PROFIT, LOSS or BREAK EVEN
    public record SilkDayTotals(
            BigDecimal kg,
            BigDecimal amount,
            BigDecimal credit,
            BigDecimal cash,
            BigDecimal upi,
            BigDecimal collected,
            BigDecimal difference,
            String result) {}

    public SilkDaySheet find(FindSilkDay query) {
        SilkDay day = days.find(query);
        return new SilkDaySheet(
                day.groups(),
                new SilkDayTotals(
                        day.grandTotals().kg(),
                        day.grandTotals().amount(),
                        day.credit(),
                        day.cash(),
                        day.upi(),
                        day.collected(),
                        day.difference(),
                        day.result()),
                Metadata.of("silk_day", day.groups().size(), LINES_PER_PAGE, Optional.empty(), query.day()));
    }
}
