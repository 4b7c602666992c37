package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("A saala account of ten thousand lines")
class LongSaalaAccountTest extends CommandServiceTest {
    private static final int LINES = 10_000;

    @Autowired
    private HikariDataSource pool;

    private Api clerk;

    @BeforeAll
    void openStall() {
        clerk = newVendor().admin();
    }

    @Test
    @DisplayName("takes a sale, a payment, a correction and a removal with as few rows read as an account of two lines")
    void asShortOnes() {
        long shortAccount = newCustomer();
        long longAccount = newCustomer();
        long shortLine = sell(shortAccount).number("id");
        long longLine = sell(longAccount).number("id");
        lengthen(longAccount);
        sell(shortAccount);
        assertThat(sell(longAccount).money("balance")).isEqualByComparingTo("%d".formatted(10 * (LINES + 2)));

        assertThat(rowsRead(() -> sell(longAccount)))
                .isEqualTo(rowsRead(() -> sell(shortAccount)))
                .isBetween(1L, 10L);
        assertThat(rowsRead(() -> pay(longAccount)))
                .isEqualTo(rowsRead(() -> pay(shortAccount)))
                .isBetween(1L, 10L);
        assertThat(rowsRead(() -> correct(longLine)))
                .isEqualTo(rowsRead(() -> correct(shortLine)))
                .isBetween(1L, 10L);
        assertThat(rowsRead(() -> clerk.delete("/api/saala/transactions/" + longLine)))
                .isEqualTo(rowsRead(() -> clerk.delete("/api/saala/transactions/" + shortLine)))
                .isBetween(1L, 10L);
    }

    private long newCustomer() {
        return clerk.post("/api/saala/customers", Map.of("name", "Lakshmi")).number("id");
    }

    private Answer sell(long customer) {
        return clerk.post(
                "/api/saala/customers/%d/transactions".formatted(customer),
                Map.of("date", "2026-03-05", "item_name", "Rose", "qty", 1, "rate", 10));
    }

    private Answer pay(long customer) {
        return clerk.post("/api/saala/customers/%d/payments".formatted(customer), Map.of("amount", 1));
    }

    private Answer correct(long line) {
        return clerk.put("/api/saala/transactions/" + line, Map.of("qty", 2));
    }

    /// Repeats the account's one sale, on other days and with ids that no sequence has drawn.
    private void lengthen(long customer) {
        assertThat(jdbc.sql("""
            insert into events.event (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload,
                                      metadata, event_id, occurred_at)
            select aggregate_type, aggregate_id, sequence_number + n, event_type, revision,
                   jsonb_set(jsonb_set(jsonb_set(payload, '{lineId}', to_jsonb(900000000000 + n)),
                                       '{balancePaise}', to_jsonb(1000 * (n + 1))),
                             '{line,soldOn}', to_jsonb(date '2022-01-01' + n / 10)),
                   metadata, gen_random_uuid(), occurred_at
              from events.event, generate_series(1, :lines) n
             where aggregate_id = :account and event_type = 'market.saala-sale-recorded'
            """)
                        .param("lines", LINES)
                        .param("account", "saala-account-" + customer)
                        .update())
                .isEqualTo(LINES);
    }

    /// How many events PostgreSQL reads for the request, by its own count.
    private long rowsRead(Supplier<Answer> request) {
        long before = rowsRead();
        Answer answer = request.get();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return rowsRead() - before;
    }

    /// Every connection tells what it has counted at the end of its transaction, if it is asked to. Some
    /// are never given back, such as that of who wakes the readers.
    private long rowsRead() {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        await().until(() -> connections.getTotalConnections() == pool.getMaximumPoolSize());
        int idle = connections.getIdleConnections();
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < idle; i++) all.add(pool.getConnection());
            for (Connection connection : all) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
                connection.close();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return jdbc.sql("select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relid ="
                        + " 'events.event'::regclass")
                .query(Long.class)
                .single();
    }
}
