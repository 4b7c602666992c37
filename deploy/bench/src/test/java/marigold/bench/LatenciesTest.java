package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Latencies")
class LatenciesTest {
    @Test
    @DisplayName("are ranked: p99 is the least time within which 99 of a hundred were answered")
    void ranked() {
        var latencies = Latencies.of(
                LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray(), 0, 10);

        assertThat(latencies.millis(0.5)).isEqualTo(100);
        assertThat(latencies.millis(0.95)).isEqualTo(190);
        assertThat(latencies.millis(0.99)).isEqualTo(198);
        assertThat(latencies.millis(1)).isEqualTo(200);
        assertThat(latencies.perSecond()).isEqualTo(20);
    }

    @Test
    @DisplayName("of nothing are never within any limit")
    void nothing() {
        assertThat(Measured.of("p99", Latencies.of(new long[0], 0, 1).millis(0.99), "ms")
                        .atMost(20)
                        .holds())
                .isFalse();
    }

    @Test
    @DisplayName("have a curve that never falls")
    void curve() {
        double[][] curve = Latencies.of(
                        LongStream.range(0, 5_000).map(i -> i * 1_000).toArray(), 0, 1)
                .curve();

        assertThat(curve[0][0]).isZero();
        assertThat(curve[curve.length - 1][0]).isEqualTo(0.999);
        for (int i = 1; i < curve.length; i++) assertThat(curve[i][1]).isGreaterThanOrEqualTo(curve[i - 1][1]);
    }
}
