package marigold.analysts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.SaalaBook;
import marigold.market.SettlementBook;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("Analysts' views")
@TestInstance(Lifecycle.PER_CLASS)
class ViewsTest extends QueryServiceTest {
    /// Positions of read models that an event does not concern are written when nothing else happens.
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Market market = newMarket();
    private long position;

    @Autowired
    private CheckMeters checks;

    @Autowired
    private MeterRegistry meters;

    @BeforeAll
    void books() {
        SettlementBook settlements = new SettlementBook(market);
        SaalaBook saala = new SaalaBook(market.vendorId());
        append(market.everything());
        position = append(
                new AdvanceGiven(market.vendorId(), market.ravi(), market.id(41), Market.FIRST, 1000_00, 1000_00, ""),
                settlements.made(market.id(21)),
                settlements.recalculated(market.id(21)),
                saala.opened(market.id(51), "Hotel"),
                saala.sold(market.id(52), market.id(51), SaalaBook.FIFTH, 10, 50, 100),
                saala.paid(market.id(53), market.id(51), SaalaBook.FIFTH, 150));
        await().atMost(SOON)
                .until(() -> DATABASE.jdbc()
                        .sql("select min(position) >= :position from analytics.freshness")
                        .param("position", position)
                        .query(Boolean.class)
                        .single());
    }

    @Test
    @DisplayName("say how fresh they are, also those that the last events do not concern")
    void freshness() {
        assertThat(DATABASE.jdbc().sql("""
            select count(*) from analytics.freshness
             where lag_events < 0 or (lag_events = 0) <> (lag_seconds = 0)
                or event_at is null or applied_at is null or applied_at < event_at
            """).query(Long.class).single()).isZero();
    }

    @Test
    @DisplayName("have rupees, kilograms and per cent, exactly")
    void units() {
        assertThat(rows("select quantity_kg, rate_amount, gross_amount, net_amount, paid_amount from fct_entry"
                        + " order by entry_id"))
                .containsExactly(
                        "(10.500,45.00,472.50,436.50,100.00)",
                        "(4.000,120.50,482.00,482.00,0.00)",
                        "(100.000,50.00,5000.00,4880.00,500.00)");
        assertThat(rows("select commission_percent, commission_amount, payable_amount, status from fct_settlement"))
                .containsExactly("(10.00,91.85,661.32,ACTIVE)");
        assertThat(rows("select kind, balance_change_amount from fct_advance order by advance_id"))
                .containsExactly("(give,1000.00)", "(deduct,-140.79)", "(give,140.79)", "(deduct,-165.33)");
        assertThat(rows("select kind, item_code is null, balance_change_amount from fct_saala_transaction"
                        + " order by 1 desc"))
                .containsExactly("(sale,f,400.00)", "(payment,t,-150.00)");
        assertThat(rows("select customer_name, balance_amount from dim_saala_customer"))
                .containsExactly("(Hotel,250.00)");
        assertThat(rows("select collected_on, net_amount, entry_count from agg_vendor_day order by 1"))
                .containsExactly("(2026-03-01,5316.50,2)", "(2026-03-02,482.00,1)");
        assertThat(rows("select farmer_name, is_active, group_name, advance_balance_amount from dim_farmer order by 1"))
                .containsExactly("(Ravi,t,KMP,834.67)", "(Suma,t,TEN,0.00)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settlement_total | update read.settlements set payable_paise = payable_paise + 1",
                "settlement_total | delete from read.settlements_entry",
                "advance_balance  | update read.advances set balance_paise = balance_paise - 1",
                "advance_balance  | update read.advances_log set amount_paise = amount_paise + 1",
                "saala_balance    | update read.saala_debtors set paid_paise = paid_paise + 1",
                "saala_balance    | delete from read.saala_statement",
                "farmer_day       | update read.farmer_day set entry_count = 9",
                "farmer_day       | delete from read.entries",
                "group_day        | delete from read.group_day",
                "group_day        | update read.entries set gross_paise = gross_paise + 1"
            })
    @DisplayName("that check are empty, and name the rows that somebody tampered with")
    void checks(String check, String tampering) {
        String view = "select * from check_" + check;
        assertThat(rows(view)).isEmpty();
        new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())).executeWithoutResult(tampered -> {
            DATABASE.jdbc()
                    .sql(tampering + " where vendor_id = :vendor")
                    .param("vendor", market.vendorId())
                    .update();
            assertThat(rows(view)).isNotEmpty();
            tampered.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("that check are counted for a metric")
    void metric() {
        checks.count();
        double before = meters.get("marigold.check.rows")
                .tag("check", "advance_balance")
                .gauge()
                .value();
        tamper(1);
        checks.count();
        assertThat(meters.get("marigold.check.rows")
                        .tag("check", "advance_balance")
                        .gauge()
                        .value())
                .isEqualTo(before + 2);
        tamper(-1);
    }

    private void tamper(int paise) {
        DATABASE.jdbc()
                .sql("update read.advances set balance_paise = balance_paise + :paise where vendor_id = :vendor")
                .param("paise", paise)
                .param("vendor", market.vendorId())
                .update();
    }

    private List<String> rows(String query) {
        return DATABASE.jdbc()
                .sql("""
                    select found::text from (%s) found
                    """.formatted(query.replaceFirst(
                        "from ([a-z_]+)", "from (select * from analytics.$1 where vendor_id = :vendor) own")))
                .param("vendor", market.vendorId())
                .query(String.class)
                .list();
    }
}
