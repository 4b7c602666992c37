package marigold.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long each request of a run took.
///
/// @param nanos    in ascending order; those that failed are not in it
/// @param failures that were answered with an error, or not at all
/// @param seconds  from the first request's time to the last answer
record Latencies(long[] nanos, long failures, double seconds) {
    private static final int CURVE_POINTS = 60;

    static Latencies of(long[] unordered, long failures, double seconds) {
        long[] nanos = unordered.clone();
        Arrays.sort(nanos);
        return new Latencies(nanos, failures, seconds);
    }

    double perSecond() {
        return nanos.length / seconds;
    }

    /// The least time within which that part of the requests was answered.
    ///
    /// @param part 0 to 1
    double millis(double part) {
        if (nanos.length == 0) return Double.POSITIVE_INFINITY;
        int rank = (int) Math.ceil(part * nanos.length);
        return nanos[Math.clamp(rank - 1, 0, nanos.length - 1)] / 1e6;
    }

    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("requests", nanos.length);
        facts.put("perSecond", Figures.rounded(perSecond(), 1));
        facts.put("p50Millis", Figures.rounded(millis(0.5), 3));
        facts.put("p95Millis", Figures.rounded(millis(0.95), 3));
        facts.put("p99Millis", Figures.rounded(millis(0.99), 3));
        facts.put("p999Millis", Figures.rounded(millis(0.999), 3));
        facts.put("maxMillis", Figures.rounded(millis(1), 3));
        return facts;
    }

    /// Points of the curve that a plot shows: the time within which each part was answered, closer together
    /// towards the slowest.
    double[][] curve() {
        double[][] points = new double[CURVE_POINTS + 1][];
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double part = 1 - Math.pow(10, -3.0 * i / CURVE_POINTS);
            points[i] = new double[] {Figures.rounded(part, 5), Figures.rounded(millis(part), 3)};
        }
        return points;
    }
}
