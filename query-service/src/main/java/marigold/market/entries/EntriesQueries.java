package marigold.market.entries;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Answer;
import marigold.reads.Cells;
import marigold.reads.DateRange;
import marigold.reads.JsonWriter;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
final class EntriesQueries {
    /// As [EntryRow] reads them.
    private static final String COLUMNS = """
        entry.entry_id, entry.collected_on, entry.vehicle_number, entry.vehicle_name, entry.item_code, entry.item_name,
        entry.quantity_grams, entry.rate_paise_per_kg, entry.labour_paise_per_kg, entry.coolie_paise,
        entry.transport_paise, entry.paid_paise, entry.remarks, entry.farmer_id, entry.group_id, entry.gross_paise,
        entry.labour_paise, entry.line_total_paise, entry.settlement_id, entry.version, entry.farmer_name,
        entry.group_name
        """;

    private static final String OF_FARMER = """
        entry.vendor_id = :vendorId and entry.farmer_id = :farmerId and entry.collected_on between :from and :to
        """;

    /// One row with a line for each entry, the newest first: the index has this order, and neither PostgreSQL
    /// nor the driver makes a row of cells for each (decision 0108).
    private static final String NEWEST_VALUES = """
        select coalesce(string_agg(entry.answer_values, chr(10)), '')
          from (select entry.answer_values
                  from read.entries entry
                 where %s
                 order by entry.collected_on desc, entry.entry_id desc
                 limit :size) entry
        """.formatted(OF_FARMER);

    private static final String NUMBERED_VALUES = """
        select coalesce(string_agg(entry.answer_values, chr(10)), '')
          from (select entry.answer_values
                  from read.entries entry
                 where %s
                 order by entry.collected_on, entry.entry_id
                 limit :size offset :offset) entry
        """.formatted(OF_FARMER);

    private final JdbcClient jdbc;

    EntriesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A farmer's entries by date and id. Without a page: his newest entries, as many as one answer may hold,
    /// oldest first.
    record FindTransactions(long vendorId, long farmerId, DateRange range, Page page, boolean newest) implements Query {
        @Override
        public Optional<Page> paging() {
            return newest ? Optional.empty() : Optional.of(page);
        }
    }

    /// A vendor's entries, newest first, in the envelope of `/collections`.
    record FindCollections(long vendorId, DateRange range, Page page) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// A vendor's entries, newest first.
    ///
    /// @param vehicle name or number, `""` for all
    /// @param item    name or code, `""` for all
    /// @param after   the entry behind which the page starts; empty where pages are numbered
    record FindEntries(
            long vendorId,
            DateRange range,
            OptionalLong farmerId,
            OptionalLong groupId,
            String vehicle,
            String item,
            Page page,
            Optional<EntryCursor> after)
            implements Query {
        @Override
        public Optional<Page> paging() {
            return after.isPresent() ? Optional.empty() : Optional.of(page);
        }

        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// One entry as screens know it; the same members in the same order as the answer of the command that
    /// recorded it.
    record EntryAnswer(
            long id,
            LocalDate date,
            String vehicle,
            String vehicleNumber,
            @JsonProperty("itemCode") String itemCode,
            @JsonProperty("itemName") String itemName,
            BigDecimal qty,
            BigDecimal rate,
            BigDecimal laguage,
            BigDecimal luggage,
            BigDecimal coolie,
            BigDecimal transport,
            @JsonProperty("paidAmt") BigDecimal paidAmt,
            String remarks,
            long farmerId,
            OptionalLong groupId,
            BigDecimal gross,
            BigDecimal totalLabour,
            BigDecimal lineTotal,
            @JsonProperty("is_locked") boolean locked,
            OptionalLong settlementId,
            int version) {}

    /// An entry among other farmers' entries.
    record NamedEntryAnswer(@JsonUnwrapped EntryAnswer entry, String farmerName, String groupName) {}

    record Collections(List<NamedEntryAnswer> items, Pagination pagination) {}

    record Pagination(int page, int size, long total, long pages) {}

    Answer find(FindTransactions query) {
        if (Listing.isExported()) return Answer.of(exported(query));
        JsonWriter json = new JsonWriter();
        json.beginArray();
        int count = json.objects(EntryRow.NAMES, values(query), query.newest());
        json.endArray();
        if (count == 0) requireKnown(query.vendorId(), query.farmerId());
        return new Answer(json, OptionalLong.of(total(query, count)), Optional.empty());
    }

    private byte[] values(FindTransactions query) {
        return (query.newest() ? newest(query, NEWEST_VALUES) : numbered(query, NUMBERED_VALUES))
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    /// The total, counted only where the page does not tell it.
    private long total(FindTransactions query, int count) {
        Page page = query.page();
        boolean isLast = count < page.size() && (count > 0 || page.number() == 1);
        return isLast ? page.offset() + count : count(query);
    }

    private List<EntryAnswer> exported(FindTransactions query) {
        requireKnown(query.vendorId(), query.farmerId());
        StatementSpec statement = query.newest()
                ? newest(query, """
                    select entry.*
                      from (select %s
                              from read.entries entry
                             where %s
                             order by entry.collected_on desc, entry.entry_id desc
                             limit :size) entry
                     order by entry.collected_on, entry.entry_id
                    """.formatted(COLUMNS, OF_FARMER))
                : numbered(query, """
                    select %s
                      from read.entries entry
                     where %s
                     order by entry.collected_on, entry.entry_id
                     limit :size offset :offset
                    """.formatted(COLUMNS, OF_FARMER));
        return Listing.of(
                EntryAnswer.class,
                statement.query((row, _) -> EntryRow.of(Cells.of(row)).answer()));
    }

    private StatementSpec newest(FindTransactions query, String statement) {
        return range(jdbc.sql(statement), query.vendorId(), query.range())
                .param("farmerId", query.farmerId())
                .param("size", query.page().size());
    }

    private StatementSpec numbered(FindTransactions query, String statement) {
        return newest(query, statement).param("offset", query.page().offset());
    }

    private long count(FindTransactions query) {
        return range(
                        jdbc.sql("select count(*) from read.entries entry where " + OF_FARMER),
                        query.vendorId(),
                        query.range())
                .param("farmerId", query.farmerId())
                .query(Long.class)
                .single();
    }

    private void requireKnown(long vendorId, long farmerId) {
        if (!isKnown(vendorId, farmerId)) throw new Unknown("Farmer not found");
    }

    private boolean isKnown(long vendorId, long farmerId) {
        return jdbc.sql("select exists (select from read.entries_farmer where vendor_id = :vendorId and farmer_id ="
                        + " :farmerId)")
                .param("vendorId", vendorId)
                .param("farmerId", farmerId)
                .query(Boolean.class)
                .single();
    }

    Answer find(FindCollections query) {
        FindEntries entries = new FindEntries(
                query.vendorId(),
                query.range(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "",
                "",
                query.page(),
                Optional.empty());
        Pages.Counted counted = new Pages.Counted();
        List<NamedEntryAnswer> items = page(entries, counted);
        long total = counted.total(query.page(), () -> count(entries));
        Page page = query.page();
        return Answer.of(new Collections(
                items, new Pagination(page.number(), page.size(), total, (total + page.size() - 1) / page.size())));
    }

    Answer find(FindEntries query) {
        Pages.Counted counted = new Pages.Counted();
        if (query.after().isEmpty()) {
            List<NamedEntryAnswer> entries = page(query, counted);
            return Answer.page(entries, counted.total(query.page(), () -> count(query)));
        }
        EntryCursor after = query.after().get().orEndOf(query.range());
        String where = EntryFilter.before(query.farmerId(), query.groupId(), query.vehicle()) + ofItem(query);
        List<NamedEntryAnswer> entries = Listing.withNext(
                NamedEntryAnswer.class,
                query.page().size(),
                filtered(jdbc.sql("""
                    select %s
                      from read.entries entry
                     where %s
                     order by entry.collected_on desc, entry.entry_id desc
                     limit :size
                    """.formatted(COLUMNS, where)), query)
                        .param("afterDate", after.collectedOn())
                        .param("afterId", after.entryId())
                        .param("size", query.page().size() + 1)
                        .query((row, _) -> named(row)));
        if (entries.size() <= query.page().size()) return Answer.of(entries);
        List<NamedEntryAnswer> page = entries.subList(0, query.page().size());
        EntryAnswer last = page.getLast().entry();
        return Answer.before(page, new EntryCursor(last.date(), last.id()).text());
    }

    private List<NamedEntryAnswer> page(FindEntries query, Pages.Counted counted) {
        return Listing.of(
                NamedEntryAnswer.class,
                filtered(jdbc.sql("""
                    select %s, count(*) over () as total
                      from read.entries entry
                     where %s
                     order by entry.collected_on desc, entry.entry_id desc
                     limit :size offset :offset
                    """.formatted(COLUMNS, filter(query))), query)
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> named(counted.of(row))));
    }

    private long count(FindEntries query) {
        return filtered(jdbc.sql("select count(*) from read.entries entry where " + filter(query)), query)
                .query(Long.class)
                .single();
    }

    /// Only the asked conditions, so that the planner sees which index fits. Values are parameters.
    private static String filter(FindEntries query) {
        return EntryFilter.of(query.farmerId(), query.groupId(), query.vehicle()) + ofItem(query);
    }

    private static String ofItem(FindEntries query) {
        return query.item().isEmpty() ? "" : " and (entry.item_name = :item or entry.item_code = :item)";
    }

    private static StatementSpec filtered(StatementSpec statement, FindEntries query) {
        return range(statement, query.vendorId(), query.range())
                .param("farmerId", query.farmerId().orElse(0))
                .param("groupId", query.groupId().orElse(0))
                .param("vehicle", query.vehicle())
                .param("item", query.item());
    }

    private static StatementSpec range(StatementSpec statement, long vendorId, DateRange range) {
        return statement.param("vendorId", vendorId).param("from", range.from()).param("to", range.to());
    }

    private static NamedEntryAnswer named(ResultSet row) throws SQLException {
        Cells cells = Cells.of(row);
        return new NamedEntryAnswer(EntryRow.of(cells).answer(), cells.text(), cells.text());
    }
}
