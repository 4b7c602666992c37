package marigold.market.saaladebtors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

@Component
final class SaalaDebtorsQueries {
    private final JdbcClient jdbc;

    SaalaDebtorsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindCustomers(long vendorId, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindCustomer(long vendorId, long customerId) implements Query {}

    /// @param day whose transactions are summed; empty for all
    record FindSummary(long vendorId, long customerId, Optional<LocalDate> day) implements Query {}

    record FindOutstanding(long vendorId, long customerId) implements Query {}

    /// Who owes most first.
    record FindDebtors(long vendorId, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    /// @param day a range of one day
    record FindCredit(long vendorId, DateRange day) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(day);
        }
    }

    record Customer(
            long id,
            long vendorId,
            String name,
            String contact,
            String address,
            Instant createdAt,
            Instant updatedAt) {}

    /// @param currentBalance what he owes now, whatever day was asked for
    /// @param dailyCredit    left out unless a day was asked for
    record Summary(
            long customerId,
            String customerName,
            long totalTransactions,
            BigDecimal totalAmount,
            BigDecimal totalPaid,
            BigDecimal currentBalance,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> dailyCredit) {}

    record Outstanding(long customerId, BigDecimal totalOutstanding) {}

    /// @param lastTransaction day of the newest sale or payment; null when there is none
    record Debtor(
            long customerId,
            String customerName,
            String contact,
            String address,
            long totalTransactions,
            BigDecimal totalAmount,
            BigDecimal totalPaid,
            BigDecimal balance,
            Optional<LocalDate> lastTransaction) {}

    record Credit(LocalDate date, BigDecimal totalCredit) {}

    Answer find(FindCustomers query) {
        Pages.Counted counted = new Pages.Counted();
        List<Customer> customers = Listing.of(
                Customer.class,
                jdbc.sql("""
                    select vendor_id, customer_id, name, contact, address, opened_at, changed_at, count(*) over () as total
                      from read.saala_debtors
                     where vendor_id = :vendorId
                     order by name, customer_id
                     limit :size offset :offset
                    """)
                        .param("vendorId", query.vendorId())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> customer(counted.of(row))));
        return Answer.page(customers, counted.total(query.page(), () -> count(query.vendorId())));
    }

    Answer find(FindCustomer query) {
        return Answer.of(jdbc.sql("""
            select vendor_id, customer_id, name, contact, address, opened_at, changed_at
              from read.saala_debtors
             where vendor_id = :vendorId and customer_id = :customerId
            """)
                .param("vendorId", query.vendorId())
                .param("customerId", query.customerId())
                .query((row, _) -> customer(row))
                .optional()
                .orElseThrow(SaalaDebtorsQueries::unknown));
    }

    Answer find(FindSummary query) {
        return Answer.of(query.day().isPresent() ? summaryOf(query, query.day().get()) : summaryOfAll(query));
    }

    private Summary summaryOfAll(FindSummary query) {
        return jdbc.sql("""
            select customer_id, name, line_count, total_paise, paid_paise, balance_paise
              from read.saala_debtors
             where vendor_id = :vendorId and customer_id = :customerId
            """)
                .param("vendorId", query.vendorId())
                .param("customerId", query.customerId())
                .query((row, _) -> summary(row, Optional.empty()))
                .optional()
                .orElseThrow(SaalaDebtorsQueries::unknown);
    }

    private Summary summaryOf(FindSummary query, LocalDate day) {
        return jdbc.sql("""
            select debtor.customer_id, debtor.name, debtor.balance_paise, coalesce(day.line_count, 0) as line_count,
                   coalesce(day.total_paise, 0) as total_paise, coalesce(day.paid_paise, 0) as paid_paise
              from read.saala_debtors debtor
              left join read.saala_debtors_day day
                     on day.vendor_id = debtor.vendor_id and day.customer_id = debtor.customer_id
                    and day.entered_on = :day
             where debtor.vendor_id = :vendorId and debtor.customer_id = :customerId
            """)
                .param("vendorId", query.vendorId())
                .param("customerId", query.customerId())
                .param("day", day)
                .query((row, _) ->
                        summary(row, Optional.of(Math.max(row.getLong("total_paise") - row.getLong("paid_paise"), 0))))
                .optional()
                .orElseThrow(SaalaDebtorsQueries::unknown);
    }

    private static Summary summary(ResultSet row, Optional<Long> creditPaise) throws SQLException {
        return new Summary(
                row.getLong("customer_id"),
                row.getString("name"),
                row.getLong("line_count"),
                Amounts.rupees(row.getLong("total_paise")),
                Amounts.rupees(row.getLong("paid_paise")),
                Amounts.rupees(row.getLong("balance_paise")),
                creditPaise.map(Amounts::rupees));
    }

    Answer find(FindOutstanding query) {
        return Answer.of(jdbc.sql("""
            select customer_id, balance_paise
              from read.saala_debtors
             where vendor_id = :vendorId and customer_id = :customerId
            """)
                .param("vendorId", query.vendorId())
                .param("customerId", query.customerId())
                .query((row, _) ->
                        new Outstanding(row.getLong("customer_id"), Amounts.rupees(row.getLong("balance_paise"))))
                .optional()
                .orElseThrow(SaalaDebtorsQueries::unknown));
    }

    Answer find(FindDebtors query) {
        Pages.Counted counted = new Pages.Counted();
        List<Debtor> debtors = Listing.of(
                Debtor.class,
                jdbc.sql("""
                    with page as (
                      select customer_id, name, contact, address, line_count, total_paise, paid_paise, balance_paise,
                             count(*) over () as total
                        from read.saala_debtors
                       where vendor_id = :vendorId
                       order by balance_paise desc, customer_id
                       limit :size offset :offset
                    )
                    select page.*,
                           (select max(day.entered_on)
                              from read.saala_debtors_day day
                             where day.vendor_id = :vendorId and day.customer_id = page.customer_id) as last_on
                      from page
                     order by balance_paise desc, customer_id
                    """)
                        .param("vendorId", query.vendorId())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> new Debtor(
                                counted.of(row).getLong("customer_id"),
                                row.getString("name"),
                                row.getString("contact"),
                                row.getString("address"),
                                row.getLong("line_count"),
                                Amounts.rupees(row.getLong("total_paise")),
                                Amounts.rupees(row.getLong("paid_paise")),
                                Amounts.rupees(row.getLong("balance_paise")),
                                Optional.ofNullable(Sql.date(row, "last_on")))));
        return Answer.page(debtors, counted.total(query.page(), () -> count(query.vendorId())));
    }

    private long count(long vendorId) {
        return jdbc.sql("select count(*) from read.saala_debtors where vendor_id = :vendorId")
                .param("vendorId", vendorId)
                .query(Long.class)
                .single();
    }

    /// A buyer who paid more than he took that day gives no credit to the others: each day is 0 at least.
    Answer find(FindCredit query) {
        long creditPaise = jdbc.sql("""
            select coalesce(sum(greatest(total_paise - paid_paise, 0)), 0)
              from read.saala_debtors_day
             where vendor_id = :vendorId and entered_on = :day
            """)
                .param("vendorId", query.vendorId())
                .param("day", query.day().to())
                .query(Long.class)
                .single();
        return Answer.of(new Credit(query.day().to(), Amounts.rupees(creditPaise)));
    }

    private static Unknown unknown() {
        return new Unknown("SAALA customer not found");
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getLong("customer_id"),
                row.getLong("vendor_id"),
                row.getString("name"),
                row.getString("contact"),
                row.getString("address"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "changed_at"));
    }
}
