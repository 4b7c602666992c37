package marigold.market.silk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marigold.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sequential scans stay allowed here: the planner must prefer the indexes by itself.
@DisplayName("Among the events of forty vendors, what a day's entries are worth")
class SilkLedgerTest {
    private static final JdbcClient JDBC = TestDatabase.fresh().jdbc();

    /// Forty vendors, 1 to 40, with 750 entries each over 60 days, of which some were corrected, moved or
    /// removed; in no helpful order.
    @BeforeAll
    static void fill() {
        for (String insert : List.of("""
            insert into events.event (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload,
                                      metadata, event_id, occurred_at)
            select 'test', 'recorded-' || n, 0, 'market.entry-recorded', '1',
                   jsonb_build_object('vendorId', 1 + n % 40, 'entryId', n, 'line',
                       jsonb_build_object('collectedOn', date '2026-03-01' + n / 40 % 60, 'grossPaise', 100)),
                   '{}', gen_random_uuid(), now()
              from generate_series(1, 30000) n
            """, """
            insert into events.event (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload,
                                      metadata, event_id, occurred_at)
            select 'test', 'corrected-' || n, 0, 'market.entry-corrected', '1',
                   jsonb_build_object('vendorId', 1 + n % 40, 'entryId', n,
                       'before',
                       jsonb_build_object('collectedOn', date '2026-03-01' + n / 40 % 60, 'grossPaise', 100),
                       'after',
                       jsonb_build_object('collectedOn', date '2026-03-01' + n / 40 % 60 + n / 40 % 2,
                                          'grossPaise', 90)),
                   '{}', gen_random_uuid(), now()
              from generate_series(1, 6000) n
            """, """
            insert into events.event (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload,
                                      metadata, event_id, occurred_at)
            select 'test', 'removed-' || n, 0, 'market.entry-removed', '1',
                   jsonb_build_object('vendorId', 1 + n % 40, 'entryId', n, 'line',
                       jsonb_build_object('collectedOn', date '2026-03-01' + n / 40 % 60, 'grossPaise', 100)),
                   '{}', gen_random_uuid(), now()
              from generate_series(9001, 12000) n
            """)) {
            assertThat(JDBC.sql(insert).update()).isPositive();
        }
        JDBC.sql("analyze").update();
    }

    @Test
    @DisplayName("is found by indexes alone")
    void indexed() {
        String plan = String.join("\n", ask("explain " + SilkDays.LEDGER_PAISE, "2026-03-05", String.class));
        assertThat(plan)
                .doesNotContain("Seq Scan")
                .containsPattern("(using|on) event_entry_day\\b")
                .containsPattern("(using|on) event_entry_left_day\\b");
    }

    @Test
    @DisplayName("is nothing on a day without entries, and never another vendor's")
    void nothing() {
        assertThat(ask(SilkDays.LEDGER_PAISE, "2025-12-31", Long.class)).containsExactly(0L);
        assertThat(JDBC.sql(SilkDays.LEDGER_PAISE)
                        .param("vendorId", 41)
                        .param("day", "2026-03-05")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static <T> List<T> ask(String sql, String day, Class<T> type) {
        return JDBC.sql(sql).param("vendorId", 7L).param("day", day).query(type).list();
    }
}
