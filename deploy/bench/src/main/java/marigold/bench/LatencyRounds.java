package marigold.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The same load several times. A percentile is the median of the rounds', as every other figure is: one
/// stall of the machine, or one collection that comes in a quarter of an hour, is more than a hundredth of a
/// short round.
record LatencyRounds(List<Latencies> rounds) {
    static LatencyRounds of(int rounds, Supplier<Latencies> round) {
        return new LatencyRounds(Stream.generate(round).limit(rounds).toList());
    }

    /// @param part as [Latencies#millis] has it
    double millis(double part) {
        return Median.of(rounds.stream().mapToDouble(round -> round.millis(part)));
    }

    long failures() {
        return rounds.stream().mapToLong(Latencies::failures).sum();
    }

    /// The 99th percentile of each.
    double[] p99Millis() {
        return Figures.rounded(
                rounds.stream().mapToDouble(round -> round.millis(0.99)).toArray(), 3);
    }

    /// The longest of each.
    double[] longestMillis() {
        return Figures.rounded(
                rounds.stream().mapToDouble(round -> round.millis(1)).toArray(), 3);
    }

    /// All requests of all rounds.
    Latencies together() {
        return Latencies.of(
                rounds.stream()
                        .flatMapToLong(round -> LongStream.of(round.nanos()))
                        .toArray(),
                failures(),
                rounds.stream().mapToDouble(Latencies::seconds).sum());
    }

    Map<String, Object> facts() {
        var together = together();
        var facts = together.facts();
        facts.put("p50Millis", Figures.rounded(millis(0.5), 3));
        facts.put("p95Millis", Figures.rounded(millis(0.95), 3));
        facts.put("p99Millis", Figures.rounded(millis(0.99), 3));
        facts.put("p99MillisRounds", p99Millis());
        facts.put("p99MillisTogether", Figures.rounded(together.millis(0.99), 3));
        facts.put("curve", together.curve());
        return facts;
    }
}
