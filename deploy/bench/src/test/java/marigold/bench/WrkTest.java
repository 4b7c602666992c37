package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What wrk prints")
class WrkTest {
    private static final String OUTPUT = """
        Running 5s test @ http://127.0.0.1:8080/api/farmers
          2 threads and 16 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency     1.62ms    2.29ms  35.42ms   89.46%
            Req/Sec     7.31k     1.06k    9.92k    68.00%
          Latency Distribution
             50%  815.00us
             75%    1.71ms
             90%    4.04ms
             99%   11.35ms
          72886 requests in 5.01s, 0.92GB read
        Requests/sec:  14548.55
        Transfer/sec:    188.18MB
        """;

    @Test
    @DisplayName("is read as rate, requests and slowest hundredth")
    void rate() {
        var sample = Wrk.parse(OUTPUT);

        assertThat(sample.perSecond()).isEqualTo(14_548.55);
        assertThat(sample.done()).isEqualTo(72_886);
        assertThat(sample.p99Millis()).hasValue(11.35);
        assertThat(sample.failures()).isZero();
    }

    @Test
    @DisplayName("counts answers that are errors and connections that broke")
    void failures() {
        var sample = Wrk.parse(OUTPUT.replace("Requests/sec", """
              Socket errors: connect 1, read 20, write 300, timeout 4000
              Non-2xx or 3xx responses: 50000
            Requests/sec\
            """));

        assertThat(sample.failures()).isEqualTo(54_321);
    }

    @Test
    @DisplayName("has latencies in whatever unit fits")
    void units() {
        assertThat(Wrk.parse(OUTPUT.replace("11.35ms", "750.00us")).p99Millis()).hasValue(0.75);
        assertThat(Wrk.parse(OUTPUT.replace("11.35ms", "1.25s")).p99Millis()).hasValue(1_250);
        assertThat(Wrk.parse(OUTPUT.replace("11.35ms", "2.00m")).p99Millis()).hasValue(120_000);
    }

    @Test
    @DisplayName("ends the benchmark when it is something else")
    void unexpected() {
        assertThatThrownBy(() -> Wrk.parse("unable to connect to 127.0.0.1:8080 Connection refused"))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("Connection refused");
    }
}
