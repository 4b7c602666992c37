package marigold.market.groupday;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class GroupDayQueries {
    private final JdbcClient jdbc;

    GroupDayQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param day a range of one day
    record FindLedger(long vendorId, DateRange day) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(day);
        }
    }

    record Ledger(
            List<GroupLine> groups,
            @JsonProperty("grandTotals") GrandTotals grandTotals,
            LocalDate date) {}

    record GroupLine(
            @JsonProperty("groupName") String groupName, BigDecimal kg, BigDecimal amount, OptionalLong groupId) {}

    record GrandTotals(BigDecimal kg, BigDecimal amount) {}

    private record Line(long groupId, String groupName, long quantityGrams, long grossPaise) {}

    Answer find(FindLedger query) {
        List<Line> lines = jdbc.sql("""
            select group_id, group_name, quantity_grams, gross_paise
              from read.group_day
             where vendor_id = :vendorId and collected_on = :day
             order by group_name, group_id
            """)
                .param("vendorId", query.vendorId())
                .param("day", query.day().to())
                .query(Line.class)
                .list();
        GrandTotals totals = new GrandTotals(
                Amounts.kilograms(lines.stream().mapToLong(Line::quantityGrams).sum()),
                Amounts.rupees(lines.stream().mapToLong(Line::grossPaise).sum()));
        return Answer.of(new Ledger(
                lines.stream().map(GroupDayQueries::group).toList(),
                totals,
                query.day().to()));
    }

    private static GroupLine group(Line line) {
        return new GroupLine(
                line.groupName(),
                Amounts.kilograms(line.quantityGrams()),
                Amounts.rupees(line.grossPaise()),
                line.groupId() == GroupDayProjection.NO_GROUP ? OptionalLong.empty() : OptionalLong.of(line.groupId()));
    }
}
