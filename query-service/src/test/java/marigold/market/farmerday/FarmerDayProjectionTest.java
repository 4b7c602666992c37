package marigold.market.farmerday;

import static marigold.market.farmerday.FarmerDayProjection.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import marigold.market.Market;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.farmerday.FarmerDayProjection.FarmerDay;
import marigold.market.linesums.LineSums;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A farmer's day")
class FarmerDayProjectionTest {
    private final Market market = new Market(1);
    private final ProjectionSpec<?> days = ProjectionSpec.of(new FarmerDayProjection());

    private FarmerDay day(long farmerId, LocalDate date, EntryLine... lines) {
        LineSums sums = LineSums.NOTHING;
        for (EntryLine line : lines) sums = sums.plus(line);
        return FarmerDay.of(1, farmerId, date, sums);
    }

    @Test
    @DisplayName("is the sum of its lines")
    void sum() {
        days.given(market.everything())
                .thenRows(
                        DAYS,
                        new FarmerDay(
                                1, market.ravi(), Market.FIRST, 10_500, 47_250, 2_100, 1_500, 0, 43_650, 10_000, 1),
                        day(market.ravi(), Market.SECOND, market.e2().line()),
                        day(market.suma(), Market.FIRST, market.e3().line()));
    }

    @Test
    @DisplayName("loses a line that moves to another day")
    void moved() {
        EntryLine after =
                Market.line(Market.SECOND, OptionalLong.of(market.kmp()), "Tempo", "Rose", 1_000, 5_000, 0, 0, 0);
        days.given(market.everything())
                .given(market.corrected(market.e1(), after))
                .thenRows(
                        DAYS,
                        day(market.ravi(), Market.SECOND, market.e2().line(), after),
                        day(market.suma(), Market.FIRST, market.e3().line()));
    }

    @Test
    @DisplayName("is gone with its last line")
    void removed() {
        days.given(market.everything())
                .given(market.removed(market.e1()), market.removed(market.e2()))
                .thenRows(DAYS, day(market.suma(), Market.FIRST, market.e3().line()));
    }

    @Test
    @DisplayName("equals the sum over the lines that stand, after any history")
    void anyHistory() {
        long seed = Long.getLong("marigold.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Object> history = new ArrayList<>(List.of(market.everything()));
        Map<Long, EntryRecorded> standing = new HashMap<>();
        List.of(market.e1(), market.e2(), market.e3()).forEach(entry -> standing.put(entry.entryId(), entry));
        for (int i = 0; i < 400; i++) {
            List<EntryRecorded> entries = new ArrayList<>(standing.values());
            EntryRecorded any = entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
            int choice = random.nextInt(4);
            if (any == null || choice < 2) {
                long farmer = random.nextBoolean() ? market.ravi() : market.suma();
                EntryRecorded recorded = market.recorded(farmer, 200 + i, anyLine(random));
                history.add(recorded);
                standing.put(recorded.entryId(), recorded);
            } else if (choice == 2) {
                EntryLine after = anyLine(random);
                history.add(market.corrected(any, after));
                standing.put(any.entryId(), new EntryRecorded(1, any.farmerId(), any.entryId(), after));
            } else {
                history.add(market.removed(any));
                standing.remove(any.entryId());
            }
        }
        Map<List<Object>, FarmerDay> expected = new HashMap<>();
        for (EntryRecorded entry : standing.values()) {
            LocalDate date = entry.line().collectedOn();
            expected.merge(
                    List.of(entry.farmerId(), date),
                    day(entry.farmerId(), date, entry.line()),
                    (sum, _) ->
                            FarmerDay.of(1, entry.farmerId(), date, sum.sums().plus(entry.line())));
        }

        assertThat(days.given(history.toArray()).rows(DAYS))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected.values());
    }

    private EntryLine anyLine(Random random) {
        return Market.line(
                Market.FIRST.plusDays(random.nextInt(3)),
                OptionalLong.empty(),
                "",
                "Rose",
                10 + random.nextInt(100_000),
                random.nextInt(20_000),
                random.nextInt(300),
                random.nextInt(5_000),
                random.nextInt(50_000));
    }
}
