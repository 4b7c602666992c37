package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What pgbench prints")
class PgbenchTest {
    @Test
    @DisplayName("is read as the rate and number of all scripts together")
    void severalScripts() {
        var sample = Pgbench.parse("""
            pgbench (15.18 (Debian 15.18-0+deb12u1), server 18.6)
            transaction type: multiple scripts
            scaling factor: 1
            query mode: prepared
            number of clients: 16
            number of threads: 2
            maximum number of tries: 1
            duration: 5 s
            number of transactions actually processed: 54033
            number of failed transactions: 2 (0.004%)
            latency average = 1.477 ms
            initial connection time = 27.553 ms
            tps = 10834.164430 (without initial connection time)
            SQL script 1: select-1.sql
             - weight: 1 (targets 50.0% of total)
             - 26981 transactions (49.9% of total, tps = 5410.038437)
             - number of failed transactions: 1 (0.004%)
            SQL script 2: select-2.sql
             - weight: 1 (targets 50.0% of total)
             - 27052 transactions (50.1% of total, tps = 5424.125993)
             - number of failed transactions: 1 (0.004%)
            """);

        assertThat(sample.perSecond()).isEqualTo(10_834.164430);
        assertThat(sample.done()).isEqualTo(54_033);
        assertThat(sample.failures()).isEqualTo(2);
        assertThat(sample.p99Millis()).isEmpty();
    }

    @Test
    @DisplayName("ends the benchmark when it is something else")
    void unexpected() {
        assertThatThrownBy(() -> Pgbench.parse("pgbench: error: connection to server failed"))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("connection to server failed");
    }
}
