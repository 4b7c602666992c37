package marigold.market.print;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import marigold.market.reports.AdvanceStatementReport.AdvanceFarmer;
import marigold.market.reports.AdvanceStatementReport.AdvanceRow;
import marigold.market.reports.AdvanceStatementReport.AdvanceStatement;
import marigold.market.reports.AdvanceStatementReport.AdvanceTotals;
import marigold.market.reports.DailySalesReport.DailySales;
import marigold.market.reports.DailySalesReport.FindDailySales;
import marigold.market.reports.DailySalesReport.Sale;
import marigold.market.reports.DailySalesReport.SalesTotals;
import marigold.market.reports.GroupPattiReport.FarmerPatti;
import marigold.market.reports.GroupPattiReport.GroupPatti;
import marigold.market.reports.GroupPattiReport.PattiMetadata;
import marigold.market.reports.GroupTotalReport.FarmerTotal;
import marigold.market.reports.GroupTotalReport.GroupMetadata;
import marigold.market.reports.GroupTotalReport.GroupTotal;
import marigold.market.reports.GroupTotalReport.GroupTotalByGroup;
import marigold.market.reports.GroupTotalReport.MemberTotal;
import marigold.market.reports.GroupTotalReport.SheetTotals;
import marigold.market.reports.LedgerReport.Farmer;
import marigold.market.reports.LedgerReport.Ledger;
import marigold.market.reports.Metadata;
import marigold.market.reports.Metadata.Period;
import marigold.market.reports.SaalaStatementReport.SaalaBuyer;
import marigold.market.reports.SaalaStatementReport.SaalaRow;
import marigold.market.reports.SaalaStatementReport.SaalaStatement;
import marigold.market.reports.SaalaStatementReport.SaalaTotals;
import marigold.market.reports.SilkDaySheetReport.SilkDaySheet;
import marigold.market.reports.SilkDaySheetReport.SilkDayTotals;
import marigold.market.reports.SlipRow;
import marigold.market.reports.Totals;
import marigold.market.silkday.SilkDayReport.Group;
import marigold.reads.DateRange;

/// Reports with a number of rows, whose every text has the same words in it.
record Samples(String words) {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final BigDecimal AMOUNT = new BigDecimal("1234567.50");
    private static final BigDecimal LINE = new BigDecimal("12345.50");
    private static final BigDecimal SOME = new BigDecimal("45.00");

    List<Sheet> all(int rows) {
        return List.of(
                dailySales(rows),
                ledger(rows),
                patti(3, rows),
                groupTotal(rows),
                groupTotalByGroup(rows),
                silkDay(rows),
                saalaStatement(rows),
                advanceStatement(rows));
    }

    Sheet dailySales(int rows) {
        return DailySalesApi.lay(
                new FindDailySales(
                        1,
                        new DateRange(FIRST, FIRST, false),
                        text("item"),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        ""),
                new DailySales(
                        IntStream.range(0, rows)
                                .mapToObj(row -> new Sale(
                                        "01-03-2026",
                                        FIRST,
                                        text("vehicle"),
                                        text("party"),
                                        text("address"),
                                        text("code"),
                                        text("product"),
                                        SOME,
                                        SOME,
                                        SOME,
                                        SOME,
                                        SOME,
                                        LINE,
                                        1,
                                        row))
                                .toList(),
                        new SalesTotals(AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT),
                        metadata("daily_sales", rows)));
    }

    Sheet ledger(int rows) {
        return SlipsPrintApi.lay(new Ledger(
                slipRows(rows),
                totals(),
                metadata("ledger", rows),
                new Farmer(1, text("farmer"), text("address"), "9876543210", text("group"), 1, AMOUNT)));
    }

    Sheet patti(int farmers, int rows) {
        return SlipsPrintApi.lay(new GroupPatti(
                IntStream.range(0, farmers)
                        .mapToObj(farmer -> new FarmerPatti(
                                farmer, text("farmer " + farmer), text("address"), slipRows(rows), totals(), AMOUNT))
                        .toList(),
                totals(),
                new PattiMetadata(metadata("group_patti", farmers * rows), farmers, text("group"))));
    }

    Sheet groupTotal(int rows) {
        return GroupTotalPrintApi.lay(
                text("filter"),
                new GroupTotal(
                        IntStream.range(0, rows)
                                .mapToObj(row -> new FarmerTotal(
                                        row, text("farmer"), row, text("group"), totals(), AMOUNT, LINE))
                                .toList(),
                        new SheetTotals(totals(), AMOUNT, AMOUNT),
                        metadata("group_total", rows)));
    }

    Sheet groupTotalByGroup(int rows) {
        return GroupTotalPrintApi.lay(new GroupTotalByGroup(
                IntStream.range(0, rows)
                        .mapToObj(row -> new MemberTotal(
                                text("group"),
                                1,
                                row,
                                text("farmer"),
                                text("address"),
                                LINE,
                                LINE,
                                new BigDecimal("12.00"),
                                LINE,
                                SOME,
                                SOME,
                                LINE,
                                LINE,
                                LINE,
                                row))
                        .toList(),
                new SheetTotals(totals(), AMOUNT, AMOUNT),
                new GroupMetadata(metadata("group_total", rows), text("group"))));
    }

    Sheet silkDay(int rows) {
        return SilkDayPrintApi.lay(new SilkDaySheet(
                IntStream.range(0, rows)
                        .mapToObj(row -> new Group(text("group"), SOME, LINE))
                        .toList(),
                new SilkDayTotals(AMOUNT, AMOUNT, AMOUNT, SOME, AMOUNT, AMOUNT, AMOUNT.negate(), "LOSS"),
                metadata("silk_day", rows)));
    }

    Sheet saalaStatement(int rows) {
        return StatementsPrintApi.lay(new SaalaStatement(
                IntStream.range(0, rows)
                        .mapToObj(row -> new SaalaRow(
                                row,
                                "01-03-2026",
                                FIRST,
                                text("code"),
                                text("item"),
                                text("description"),
                                row % 3 == 2 ? Optional.empty() : Optional.of(SOME),
                                row % 3 == 2 ? Optional.empty() : Optional.of(SOME),
                                AMOUNT,
                                SOME,
                                AMOUNT))
                        .toList(),
                new SaalaTotals(AMOUNT, AMOUNT, SOME),
                metadata("saala_statement", rows),
                new SaalaBuyer(1, text("buyer"), text("contact"), text("address")),
                SOME,
                AMOUNT.negate()));
    }

    Sheet advanceStatement(int rows) {
        return StatementsPrintApi.lay(new AdvanceStatement(
                IntStream.range(0, rows)
                        .mapToObj(row -> new AdvanceRow(
                                row, "01-03-2026", FIRST, "give", AMOUNT, SOME, AMOUNT, text("remarks"), Instant.EPOCH))
                        .toList(),
                new AdvanceTotals(AMOUNT, SOME),
                metadata("advance_statement", rows),
                new AdvanceFarmer(1, text("farmer"), text("address"), text("phone"), text("group")),
                SOME,
                AMOUNT));
    }

    private List<SlipRow> slipRows(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> new SlipRow(
                        row,
                        "01-03-2026",
                        FIRST,
                        text("vehicle"),
                        text("code"),
                        text("item"),
                        text("customer"),
                        text("address"),
                        SOME,
                        SOME,
                        SOME,
                        SOME,
                        LINE,
                        LINE,
                        new BigDecimal("12.00"),
                        SOME,
                        AMOUNT,
                        SOME,
                        AMOUNT,
                        AMOUNT,
                        text("remarks")))
                .toList();
    }

    private static Totals totals() {
        return new Totals(
                AMOUNT, AMOUNT, Optional.of(new BigDecimal("12.00")), AMOUNT, AMOUNT, AMOUNT, SOME, AMOUNT, AMOUNT);
    }

    private static Metadata metadata(String type, int rows) {
        return new Metadata(1, rows, type, "A4", Optional.of(Instant.EPOCH), new Period(FIRST, FIRST.plusDays(30)));
    }

    private String text(String field) {
        return field + words;
    }
}
