package marigold.market.silkday;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import marigold.reads.Amounts;
import marigold.reads.DateRange;
import marigold.reads.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a market day came to: what its flowers were worth, and the money that is accounted for (spec 5.7).
@Component
public final class SilkDayReport {
    public static final List<String> READ_MODELS = List.of("group_day", "saala_debtors", SilkDayProjection.NAME);

    /// A paisa either way is rounding.
    private static final long TOLERANCE_PAISE = 1;

    private final JdbcClient jdbc;

    SilkDayReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param day a range of one day
    public record FindSilkDay(long vendorId, DateRange day) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(day);
        }
    }

    /// @param credit     that buyers took, from the saala book
    /// @param cash       that was counted; 0.00 when nobody counted, and so is UPI
    /// @param difference collected less the flowers' amount
    /// @param result     PROFIT, LOSS or BREAK EVEN
    public record SilkDay(
            LocalDate date,
            List<Group> groups,
            @JsonProperty("grandTotals") Totals grandTotals,
            BigDecimal credit,
            BigDecimal cash,
            BigDecimal upi,
            BigDecimal collected,
            BigDecimal difference,
            String result) {}

    public record Group(@JsonProperty("groupName") String groupName, BigDecimal kg, BigDecimal amount) {}

    public record Totals(BigDecimal kg, BigDecimal amount) {}

    private record Line(String groupName, long quantityGrams, long grossPaise) {}

    private record Money(long creditPaise, long cashPaise, long upiPaise) {
        long collectedPaise() {
            return Math.addExact(creditPaise, Math.addExact(cashPaise, upiPaise));
        }
    }

    public SilkDay find(FindSilkDay query) {
        List<Line> lines = lines(query);
        Money money = money(query);
        long grams = lines.stream().mapToLong(Line::quantityGrams).reduce(0, Math::addExact);
        long paise = lines.stream().mapToLong(Line::grossPaise).reduce(0, Math::addExact);
        long difference = Math.subtractExact(money.collectedPaise(), paise);
        return new SilkDay(
                query.day().to(),
                lines.stream()
                        .map(line -> new Group(
                                line.groupName(),
                                Amounts.kilograms(line.quantityGrams()),
                                Amounts.rupees(line.grossPaise())))
                        .toList(),
                new Totals(Amounts.kilograms(grams), Amounts.rupees(paise)),
                Amounts.rupees(money.creditPaise()),
                Amounts.rupees(money.cashPaise()),
                Amounts.rupees(money.upiPaise()),
                Amounts.rupees(money.collectedPaise()),
                Amounts.rupees(difference),
                result(difference));
    }

    private static String result(long differencePaise) {
        if (Math.abs(differencePaise) <= TOLERANCE_PAISE) return "BREAK EVEN";
        return differencePaise > 0 ? "PROFIT" : "LOSS";
    }

    private List<Line> lines(FindSilkDay query) {
        return jdbc.sql("""
            select group_name, quantity_grams, gross_paise
              from read.group_day
             where vendor_id = :vendorId and collected_on = :day
             order by group_name, group_id
            """)
                .param("vendorId", query.vendorId())
                .param("day", query.day().to())
                .query(Line.class)
                .list();
    }

    /// A buyer who paid more than he took that day takes nothing from the credit of the others.
    private Money money(FindSilkDay query) {
        return jdbc.sql("""
            select (select coalesce(sum(greatest(total_paise - paid_paise, 0)), 0)
                      from read.saala_debtors_day
                     where vendor_id = :vendorId and entered_on = :day) as credit_paise,
                   coalesce(sum(cash_paise), 0) as cash_paise,
                   coalesce(sum(upi_paise), 0) as upi_paise
              from read.silk_day
             where vendor_id = :vendorId and day = :day
            """)
                .param("vendorId", query.vendorId())
                .param("day", query.day().to())
                .query(Money.class)
                .single();
    }
}
