package marigold.market.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import marigold.market.arithmetic.SettlementStatement;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.JsonWriter;
import marigold.reads.JsonWriter.Name;
import marigold.reads.Listing;
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
        List<FarmerPatti> farmers = new ArrayList<>();
        Read read = read(query, slip -> farmers.add(farmer(slip)));
        return new GroupPatti(farmers, Totals.of(read.statements), read.metadata(query));
    }

    /// As [#find], written while the slips arrive, unless an export wants them one by one.
    Answer answer(FindGroupPatti query) {
        if (Listing.isExported()) return Answer.of(find(query));
        JsonWriter json = new JsonWriter();
        json.beginObject();
        json.beginArray(Names.FARMERS);
        Read read = read(query, slip -> write(slip, json));
        json.endArray();
        json.other(Names.TOTALS, Totals.of(read.statements));
        json.other(Names.METADATA, read.metadata(query));
        json.endObject();
        return Answer.of(json);
    }

    private Read read(FindGroupPatti query, Consumer<Slip> found) {
        Read read = new Read(groupName(query));
        read.changedAt = slips.ofGroup(query.vendorId(), query.groupId(), query.slips(), slip -> {
            read.lines += slip.lines().size();
            read.statements.add(slip.statement());
            found.accept(slip);
        });
        return read;
    }

    /// What all slips come to.
    private static final class Read {
        private final String groupName;
        private final List<SettlementStatement> statements = new ArrayList<>();
        private Optional<Instant> changedAt = Optional.empty();
        private int lines;

        Read(String groupName) {
            this.groupName = groupName;
        }

        PattiMetadata metadata(FindGroupPatti query) {
            int farmers = statements.size();
            Metadata report = Metadata.paged(
                    "group_patti",
                    lines,
                    pages(farmers, lines),
                    changedAt,
                    query.slips().range());
            return new PattiMetadata(report, farmers, groupName);
        }
    }

    /// The names of [GroupPatti]'s and [FarmerPatti]'s members.
    private static final class Names {
        private static final Name FARMERS = Name.of("farmers");
        private static final Name FARMER_ID = Name.of("farmer_id");
        private static final Name FARMER_NAME = Name.of("farmer_name");
        private static final Name ADDRESS = Name.of("address");
        private static final Name ROWS = Name.of("rows");
        private static final Name TOTALS = Name.of("totals");
        private static final Name ADVANCE_BALANCE = Name.of("advance_balance");
        private static final Name METADATA = Name.of("metadata");
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

    private static void write(Slip slip, JsonWriter json) {
        json.beginObject();
        json.number(Names.FARMER_ID, slip.farmerId());
        json.text(Names.FARMER_NAME, slip.farmerName());
        json.text(Names.ADDRESS, slip.address());
        json.beginArray(Names.ROWS);
        slip.writeRows(json);
        json.endArray();
        json.other(Names.TOTALS, Totals.of(slip.statement()));
        json.rupees(Names.ADVANCE_BALANCE, slip.advanceBalancePaise());
        json.endObject();
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
