package marigold.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A start on existing data, from the command to its word that it is ready, with the AOT cache that the
/// launcher has made and without it, in turns.
final class StartUp implements Line {
    private static final Map<String, String> WITHOUT = Map.of("MARIGOLD_NO_AOT", "1");

    @Override
    public int id() {
        return 9;
    }

    @Override
    public String name() {
        return "start on existing data";
    }

    @Override
    public List<Part> measure(Arena arena) {
        arena.market();
        var product = arena.product();
        int rounds = arena.plan().rounds();
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) with.add(restarted(product, Map.of()));
            without.add(restarted(product, WITHOUT));
            if (round % 2 == 1) with.add(restarted(product, Map.of()));
            arena.say("  round %d of %d: %.2f s with the cache, %.2f s without"
                    .formatted(round + 1, rounds, with.getLast(), without.getLast()));
        }
        double ratio = Median.of(IntStream.range(0, rounds).mapToDouble(round -> with.get(round) / without.get(round)));
        double seconds = Median.of(doubles(with));
        return List.of(
                Measured.of("time to ready, with the AOT cache beside without", ratio, "×")
                        .atMost(0.5)
                        .with(Map.of("secondsWith", with, "secondsWithout", without)),
                Measured.of("with the AOT cache", seconds, "s"),
                Measured.of("without", Median.of(doubles(without)), "s"));
    }

    private static double restarted(Product product, Map<String, String> environment) {
        product.stop();
        return product.start(environment);
    }

    private static DoubleStream doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
