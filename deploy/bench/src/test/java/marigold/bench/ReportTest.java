package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The report")
class ReportTest {
    private static final Map<String, Object> MACHINE = Map.of("processors", 2);

    @Test
    @DisplayName("says how much the product does for each one of the peer, as the median of the rounds")
    void ratio() {
        var line = written(fought(sample(50), sample(300), sample(80)));

        assertThat(line.get("id").asInt()).isEqualTo(5);
        assertThat(line.get("name").asString()).isEqualTo("entries");
        assertThat(line.get("figure").asDouble()).isEqualTo(0.8);
        var duel = line.get("detail").get("parts").get("posted / pgbench");
        assertThat(duel.get("product").asDouble()).isEqualTo(80);
        assertThat(duel.get("peer").asDouble()).isEqualTo(100);
        assertThat(duel.get("productRounds")).hasSize(3);
        assertThat(duel.get("productP99Millis").asDouble()).isEqualTo(12.5);
    }

    @Test
    @DisplayName("holds where no target is set and nothing failed")
    void noTarget() {
        var line = written(fought(sample(1)));

        assertThat(line.get("target").isNull()).isTrue();
        assertThat(line.get("holds").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("holds when the target is met, and not when it is missed")
    void target() {
        assertThat(holds(fought(sample(50)).atLeast(0.5))).isTrue();
        assertThat(holds(fought(sample(49)).atLeast(0.5))).isFalse();
        assertThat(holds(Measured.of("p99", 15, "ms").atMost(15))).isTrue();
        assertThat(holds(Measured.of("p99", 15.1, "ms").atMost(15))).isFalse();
    }

    @Test
    @DisplayName("holds only when every target in the line is met, and shows the one that is met least")
    void weakest() {
        var line = written(
                fought(sample(90)).atLeast(0.5),
                Measured.of("p99", 30, "ms").atMost(15),
                Measured.of("hit rate", 0.9, "").atLeast(0.8),
                Measured.of("p50", 9_000, "ms"));

        assertThat(line.get("holds").asBoolean()).isFalse();
        assertThat(line.get("figure").asDouble()).isEqualTo(30);
        assertThat(line.get("target").asDouble()).isEqualTo(15);
        assertThat(line.at("/detail/figureOf").asString()).isEqualTo("p99");
        assertThat(line.at("/detail/figureMustBe").asString()).isEqualTo("at most");
        assertThat(line.at("/detail/parts/hit rate/holds").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("never holds when a request failed, and says so")
    void failures() {
        var failed = fought(new Sample(1_000, 5_000, OptionalDouble.empty(), 3)).atLeast(0.5);

        assertThat(holds(failed)).isFalse();
        assertThat(holds(Measured.of("p99", 1, "ms").atMost(15).failing(1))).isFalse();
        assertThat(report(failed).table()).contains("3 FAILED");
    }

    @Test
    @DisplayName("never holds for a line that could not be measured, and keeps the reason")
    void notMeasured() {
        var report = new Report(List.of(new Result(5, "entries", List.of(), Optional.of("wrk is gone."))), MACHINE);
        var line = JsonMapper.shared().readTree(report.json()).at("/lines/0");

        assertThat(line.get("holds").asBoolean()).isFalse();
        assertThat(line.get("figure").isNull()).isTrue();
        assertThat(line.at("/detail/failed").asString()).isEqualTo("wrk is gone.");
        assertThat(report.table()).contains("NOT MEASURED");
    }

    @Test
    @DisplayName("keeps what was measured beside a part that could not be, and does not hold")
    void partlyMeasured() {
        var report = report(
                fought(sample(90)).atLeast(0.5),
                new Unmeasured("posted, beside another", Optional.of(Target.atLeast(3)), "It does not start."));
        var line = JsonMapper.shared().readTree(report.json()).at("/lines/0");

        assertThat(line.get("holds").asBoolean()).isFalse();
        assertThat(line.at("/detail/parts")
                        .get("posted / pgbench")
                        .get("figure")
                        .asDouble())
                .isEqualTo(0.9);
        assertThat(line.at("/detail/parts/posted, beside another/failed").asString())
                .isEqualTo("It does not start.");
        assertThat(report.table()).isEqualTo("""
               work                    marigold  p99 ms   peer           figure  target
            5  posted                      90/s    12.5  100/s  pgbench    0.90  ≥ 0.50  holds
               posted, beside another                                               ≥ 3  NOT MEASURED
            """);
    }

    @Test
    @DisplayName("is a table with one row for each part")
    void table() {
        assertThat(report(
                                fought(sample(1_234)).atLeast(0.5),
                                Measured.of("p99", 7.25, "ms").atMost(5))
                        .table())
                .isEqualTo("""
                       work    marigold  p99 ms   peer            figure  target
                    5  posted   1,234/s    12.5  100/s  pgbench     12.3  ≥ 0.50  holds
                       p99      7.25 ms                          7.25 ms     ≤ 5  MISSED
                    """);
    }

    private static boolean holds(Part part) {
        return written(part).get("holds").asBoolean();
    }

    private static JsonNode written(Part... parts) {
        return JsonMapper.shared().readTree(report(parts).json()).at("/lines/0");
    }

    private static Report report(Part... parts) {
        return new Report(List.of(new Result(5, "entries", List.of(parts), Optional.empty())), MACHINE);
    }

    private static Duel fought(Sample... products) {
        Iterator<Sample> next = List.of(products).iterator();
        var duel = new Duel("posted", "/s", "pgbench", _ -> next.next(), _ -> Sample.of(500, 5));
        for (int round = 0; round < products.length; round++) duel.fight(round);
        return duel;
    }

    private static Sample sample(double perSecond) {
        return new Sample(perSecond, 5_000, OptionalDouble.of(12.5), 0);
    }
}
