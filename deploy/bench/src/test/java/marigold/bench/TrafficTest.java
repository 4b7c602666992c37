package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The predecessors' traffic")
class TrafficTest {
    @Test
    @DisplayName("is lists 60 %, details 15 %, reports 5 %, recommendations 10 % and writes 10 %")
    void shares() {
        Map<Traffic.Kind, Long> counts = LongStream.range(0, 100_000)
                .mapToObj(Traffic::kind)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertShare(counts, Traffic.Kind.LIST, 60);
        assertShare(counts, Traffic.Kind.DETAIL, 15);
        assertShare(counts, Traffic.Kind.REPORT, 5);
        assertShare(counts, Traffic.Kind.RECOMMENDATION, 10);
        assertShare(counts, Traffic.Kind.WRITE, 10);
    }

    private static void assertShare(Map<Traffic.Kind, Long> counts, Traffic.Kind kind, int percent) {
        assertThat(counts.get(kind) / 1_000.0).as(kind.name()).isBetween(percent - 1.0, percent + 1.0);
    }
}
