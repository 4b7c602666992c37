package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The page on performance")
class PerformanceTest {
    @Test
    @DisplayName("shows every part with its figure, its target and whether it holds")
    void table() {
        var page = Performance.page(figures());

        assertThat(page)
                .contains("| **1** | **cached list** | | | | | **does not hold** |")
                .contains("| | list & <rows> | 30/s | nginx, 100/s | 0.30 | ≥ 0.50 | missed |")
                .contains("| | p99 at 100 entries/s |  |  | 9.99 ms | ≤ 15 | holds |")
                .contains("](performance/targets.svg)")
                .contains("](performance/lag.svg)")
                .doesNotContain("growth.svg");
    }

    @Test
    @DisplayName("keeps what people wrote about the limits")
    void limits() {
        var written = Performance.LIMITS + "\n\nLine 1 is limited by the network.\n";

        assertThat(Performance.limits("# Performance\n\nfigures\n\n" + written)).isEqualTo(written);
        assertThat(Performance.limits("")).isEqualTo(Performance.LIMITS + "\n");
    }

    @Test
    @DisplayName("has plots that are well-formed, with titles, units and both colour schemes")
    void plots() throws Exception {
        var plots = Plots.of(figures());

        assertThat(plots).containsOnlyKeys("targets.svg", "lag.svg", "traffic.svg");
        for (var plot : plots.values()) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(plot)));
            assertThat(document.getDocumentElement().getAttribute("aria-label")).isNotBlank();
            assertThat(plot).contains("prefers-color-scheme: dark");
        }
        assertThat(plots.get("lag.svg")).contains("milliseconds").contains("limit at 99 %: 15 ms");
    }

    private static JsonNode figures() {
        var duel = new Duel("list & <rows>", "/s", "nginx", _ -> sample(30), _ -> sample(100)).atLeast(0.5);
        duel.fight(0);
        var latencies = Latencies.of(
                LongStream.rangeClosed(1, 1_000).map(i -> i * 10_000).toArray(), 0, 1);
        var facts = latencies.facts();
        facts.put("curve", latencies.curve());
        var lag = Measured.of("p99 at 100 entries/s", 9.99, "ms").atMost(15).with(facts);
        var traffic = Measured.of("p99 at half of the highest rate", 9.9, "ms")
                .atMost(20)
                .with(facts);
        var lines = List.of(
                new Result(1, "cached list", List.of(duel), Optional.empty()),
                new Result(6, "live lag", List.of(lag), Optional.empty()),
                new Result(11, "traffic", List.of(traffic), Optional.empty()));
        return JsonMapper.shared().readTree(new Report(lines, Map.of("plan", "quick", "seconds", 60)).json());
    }

    private static Sample sample(double perSecond) {
        return new Sample(perSecond, 100, OptionalDouble.empty(), 0);
    }
}
