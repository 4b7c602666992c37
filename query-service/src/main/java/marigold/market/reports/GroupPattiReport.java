package marigold.market.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import marigold.reads.DateRange;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The slips of a group's farmers for a period.
@Component
public final class GroupPattiReport {
    public static final List<String> READ_MODELS = Slips.READ_MODELS;

    /// Millimetres of the predecessor's A4 template: the page, a slip's head, and one line of it.
    private static final long PAGE_MM = 232;

    private static final long HEAD_MM = 21;
    private static final long LINE_MM = 7;

    private final Slips slips;
    private final JdbcClient jdbc;

    GroupPattiReport(Slips slips, JdbcClient jdbc) {
        this.slips = slips;
        this.jdbc = jdbc;
    }

    public record FindGroupPatti(long vendorId, long groupId, SlipQuery slips) implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(slips.range());
        }
    }

    /// @param farmers the group's farmers now (D10) by name, also those who brought nothing
    public record GroupPatti(List<FarmerPatti> farmers, Totals totals, PattiMetadata metadata) {}

    public record FarmerPatti(
            long farmerId,
            String farmerName,
            String address,
            List<SlipRow> rows,
            Totals totals,
            BigDecimal advanceBalance) {}

    public record PattiMetadata(@JsonUnwrapped Metadata report, int farmerCount, String groupName) {}

    public GroupPatti find(FindGroupPatti query) {
        String groupName = groupName(query);
        Slips.Found found = slips.ofGroup(query.vendorId(), query.groupId(), query.slips());
        int farmers = found.slips().size();
        int lines = found.lines();
        Metadata metadata = Metadata.paged(
                "group_patti",
                lines,
                pages(farmers, lines),
                found.changedAt(),
                query.slips().range());
        return new GroupPatti(
                found.slips().stream().map(GroupPattiReport::farmer).toList(),
                Totals.of(found.slips().stream().map(Slip::statement).toList()),
                new PattiMetadata(metadata, farmers, groupName));
    }

    private static FarmerPatti farmer(Slip slip) {
        return new FarmerPatti(
                slip.farmerId(),
                slip.farmerName(),
                slip.address(),
                slip.rows(),
                Totals.of(slip.statement()),
                slip.advanceBalance());
    }

    private String groupName(FindGroupPatti query) {
        return jdbc.sql("select name from read.farmer_groups where vendor_id = :vendorId and group_id = :groupId")
                .param("vendorId", query.vendorId())
                .param("groupId", query.groupId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Unknown("Farmer group not found"));
    }

    /// Slips of average height, as many on a page as fit, or each on as many pages as it needs. Heights are
    /// counted times the number of farmers, which keeps them whole.
    static int pages(int farmers, int lines) {
        if (farmers == 0) return 1;
        long height = HEAD_MM * farmers + LINE_MM * lines;
        long page = PAGE_MM * farmers;
        return Math.toIntExact(height < page ? ceiling(farmers, page / height) : farmers * ceiling(height, page));
    }

    private static long ceiling(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
