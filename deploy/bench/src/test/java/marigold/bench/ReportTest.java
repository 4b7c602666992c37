package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
        var line = writtenLine(OptionalDouble.empty(), fought(List.of(sample(50), sample(300), sample(80))));

        assertThat(line.get("id").asInt()).isEqualTo(5);
        assertThat(line.get("name").asString()).isEqualTo("entries");
        assertThat(line.get("figure").asDouble()).isEqualTo(0.8);
        assertThat(line.at("/detail/posted/product").asDouble()).isEqualTo(80);
        assertThat(line.at("/detail/posted/peer").asDouble()).isEqualTo(100);
        assertThat(line.at("/detail/posted/productRounds")).hasSize(3);
        assertThat(line.at("/detail/posted/productP99Millis").asDouble()).isEqualTo(12.5);
    }

    @Test
    @DisplayName("holds where no target is set and nothing failed")
    void noTarget() {
        var line = writtenLine(OptionalDouble.empty(), fought(List.of(sample(1))));

        assertThat(line.get("target").isNull()).isTrue();
        assertThat(line.get("holds").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("holds when the target is met, and not when it is missed")
    void target() {
        assertThat(holds(0.5, sample(50))).isTrue();
        assertThat(holds(0.5, sample(49))).isFalse();
    }

    @Test
    @DisplayName("never holds when a request failed, and says so")
    void failures() {
        var failed = new Sample(1_000, 5_000, OptionalDouble.empty(), 3);

        assertThat(holds(0.5, failed)).isFalse();
        assertThat(report(OptionalDouble.empty(), fought(List.of(failed))).table())
                .contains("3 FAILED");
    }

    @Test
    @DisplayName("is a table with one row for each duel")
    void table() {
        assertThat(report(OptionalDouble.empty(), fought(List.of(sample(1_234))))
                        .table())
                .isEqualTo("""
                       work    marigold  p99 ms   peer           ratio
                    5  posted   1,234/s    12.5  100/s  pgbench  12.34
                    """);
    }

    private static boolean holds(double target, Sample product) {
        return writtenLine(OptionalDouble.of(target), fought(List.of(product)))
                .get("holds")
                .asBoolean();
    }

    private static JsonNode writtenLine(OptionalDouble target, Duel duel) {
        return JsonMapper.shared().readTree(report(target, duel).json()).at("/lines/0");
    }

    private static Report report(OptionalDouble target, Duel duel) {
        return new Report(List.of(new Line(5, "entries", target, List.of(duel))), MACHINE);
    }

    private static Duel fought(List<Sample> products) {
        Iterator<Sample> next = products.iterator();
        var duel = new Duel("posted", "/s", "pgbench", _ -> next.next(), _ -> Sample.of(500, 5));
        for (int round = 0; round < products.size(); round++) duel.fight(round);
        return duel;
    }

    private static Sample sample(double perSecond) {
        return new Sample(perSecond, 5_000, OptionalDouble.of(12.5), 0);
    }
}
