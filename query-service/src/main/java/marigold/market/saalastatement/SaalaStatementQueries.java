package marigold.market.saalastatement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Running balances are summed here, in the order of (day, id) (D6): the days before, the lines of the same
/// day before, and a window over the lines that are shown. What was before is materialized, or PostgreSQL
/// would sum it anew for each line.
@Component
final class SaalaStatementQueries {
    private final JdbcClient jdbc;

    SaalaStatementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest lines first.
    record FindStatement(long vendorId, long customerId, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindLine(long vendorId, long lineId) implements Query {}

    /// @param range both ends are given
    record FindPeriod(long vendorId, DateRange range) implements Query {}

    /// @param qty     null for a payment, like the rate
    /// @param balance after this line
    record StatementLine(
            long id,
            long customerId,
            LocalDate date,
            String description,
            String itemCode,
            String itemName,
            Optional<BigDecimal> qty,
            Optional<BigDecimal> rate,
            BigDecimal totalAmount,
            BigDecimal paidAmount,
            BigDecimal balance,
            Instant createdAt,
            Instant updatedAt,
            int version) {}

    record Period(LocalDate fromDate, LocalDate toDate, List<Buyer> customers, int totalCustomers) {}

    record Buyer(
            long customerId,
            String customerName,
            String customerContact,
            String customerAddress,
            List<StatementLine> transactions,
            int transactionCount) {}

    Answer find(FindStatement query) {
        Pages.Counted counted = new Pages.Counted();
        List<StatementLine> lines = Listing.of(
                StatementLine.class,
                jdbc.sql("""
                    with page as (
                      select line_id, customer_id, entered_on, description, item_code, item_name, quantity_grams,
                             rate_paise_per_kg, total_paise, paid_paise, recorded_at, changed_at,
                             version
                        from read.saala_statement
                       where vendor_id = :vendorId and customer_id = :customerId
                       order by entered_on desc, line_id desc
                       limit :size offset :offset
                    ), oldest as (
                      select entered_on, line_id from page order by entered_on, line_id limit 1
                    ), opening as materialized (
                      select coalesce((select sum(day.total_paise - day.paid_paise)
                                         from read.saala_statement_day day
                                        where day.vendor_id = :vendorId and day.customer_id = :customerId
                                          and day.entered_on < oldest.entered_on), 0)
                           + coalesce((select sum(line.total_paise - line.paid_paise)
                                         from read.saala_statement line
                                        where line.vendor_id = :vendorId and line.customer_id = :customerId
                                          and line.entered_on = oldest.entered_on and line.line_id < oldest.line_id), 0) as paise
                        from oldest
                    )
                    select page.*,
                           opening.paise + sum(page.total_paise - page.paid_paise) over (order by page.entered_on, page.line_id)
                             as balance_paise,
                           (select sum(day.line_count)
                              from read.saala_statement_day day
                             where day.vendor_id = :vendorId and day.customer_id = :customerId) as total
                      from page
                     cross join opening
                     order by page.entered_on desc, page.line_id desc
                    """)
                        .param("vendorId", query.vendorId())
                        .param("customerId", query.customerId())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> line(counted.of(row))));
        return Answer.page(lines, lines.isEmpty() ? count(query) : counted.total());
    }

    /// All lines of the buyer; refuses where the vendor has no such buyer, who else would look like an idle
    /// one.
    private long count(FindStatement query) {
        return jdbc.sql("""
            select coalesce((select sum(day.line_count)
                               from read.saala_statement_day day
                              where day.vendor_id = :vendorId and day.customer_id = :customerId), 0)
              from read.saala_statement_customer
             where vendor_id = :vendorId and customer_id = :customerId
            """)
                .param("vendorId", query.vendorId())
                .param("customerId", query.customerId())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Unknown("SAALA customer not found"));
    }

    Answer find(FindLine query) {
        return Answer.of(jdbc.sql("""
            select line.line_id, line.customer_id, line.entered_on, line.description, line.item_code, line.item_name,
                   line.quantity_grams, line.rate_paise_per_kg, line.total_paise, line.paid_paise,
                   line.recorded_at, line.changed_at, line.version,
                   coalesce((select sum(day.total_paise - day.paid_paise)
                               from read.saala_statement_day day
                              where day.vendor_id = line.vendor_id and day.customer_id = line.customer_id
                                and day.entered_on < line.entered_on), 0)
                   + (select sum(same.total_paise - same.paid_paise)
                        from read.saala_statement same
                       where same.vendor_id = line.vendor_id and same.customer_id = line.customer_id
                         and same.entered_on = line.entered_on and same.line_id <= line.line_id) as balance_paise
              from read.saala_statement line
             where line.vendor_id = :vendorId and line.line_id = :lineId
            """)
                .param("vendorId", query.vendorId())
                .param("lineId", query.lineId())
                .query((row, _) -> line(row))
                .optional()
                .orElseThrow(() -> new Unknown("SAALA transaction not found")));
    }

    /// Buyers by name, the newest line of each first; buyers without a line in the period are left out.
    Answer find(FindPeriod query) {
        List<Buyer> buyers = new ArrayList<>();
        jdbc.sql("""
            with line as (
              select line_id, customer_id, entered_on, description, item_code, item_name, quantity_grams,
                     rate_paise_per_kg, total_paise, paid_paise, recorded_at, changed_at,
                     version
                from read.saala_statement
               where vendor_id = :vendorId and entered_on between :from and :to
            ), buyer as materialized (
              select customer.customer_id, customer.name, customer.contact, customer.address,
                     coalesce((select sum(day.total_paise - day.paid_paise)
                                 from read.saala_statement_day day
                                where day.vendor_id = :vendorId and day.customer_id = customer.customer_id
                                  and day.entered_on < :from), 0) as opening_paise
                from read.saala_statement_customer customer
               where customer.vendor_id = :vendorId and customer.customer_id in (select customer_id from line)
            )
            select line.*, buyer.name, buyer.contact, buyer.address,
                   buyer.opening_paise
                     + sum(line.total_paise - line.paid_paise)
                         over (partition by line.customer_id order by line.entered_on, line.line_id) as balance_paise
              from line
              join buyer on buyer.customer_id = line.customer_id
             order by buyer.name, line.customer_id, line.entered_on desc, line.line_id desc
            """)
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .query(row -> {
                    long customerId = row.getLong("customer_id");
                    if (buyers.isEmpty() || buyers.getLast().customerId() != customerId) {
                        buyers.add(new Buyer(
                                customerId,
                                row.getString("name"),
                                row.getString("contact"),
                                row.getString("address"),
                                new ArrayList<>(),
                                0));
                    }
                    buyers.getLast().transactions().add(line(row));
                });
        return Answer.of(new Period(
                query.range().from(),
                query.range().to(),
                buyers.stream().map(SaalaStatementQueries::counted).toList(),
                buyers.size()));
    }

    private static Buyer counted(Buyer buyer) {
        return new Buyer(
                buyer.customerId(),
                buyer.customerName(),
                buyer.customerContact(),
                buyer.customerAddress(),
                buyer.transactions(),
                buyer.transactions().size());
    }

    private static StatementLine line(ResultSet row) throws SQLException {
        OptionalLong grams = Sql.optionalLong(row, "quantity_grams");
        OptionalLong rate = Sql.optionalLong(row, "rate_paise_per_kg");
        return new StatementLine(
                row.getLong("line_id"),
                row.getLong("customer_id"),
                Sql.date(row, "entered_on"),
                row.getString("description"),
                row.getString("item_code"),
                row.getString("item_name"),
                grams.isPresent() ? Optional.of(Amounts.kilograms(grams.getAsLong())) : Optional.empty(),
                rate.isPresent() ? Optional.of(Amounts.rupees(rate.getAsLong())) : Optional.empty(),
                Amounts.rupees(row.getLong("total_paise")),
                Amounts.rupees(row.getLong("paid_paise")),
                Amounts.rupees(row.getLong("balance_paise")),
                Sql.instant(row, "recorded_at"),
                Sql.instant(row, "changed_at"),
                row.getInt("version"));
    }
}
