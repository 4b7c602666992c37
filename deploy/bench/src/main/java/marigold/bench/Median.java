package marigold.bench;

import java.util.stream.DoubleStream;

final class Median {
    private Median() {}

    static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) throw new IllegalArgumentException("There is no median of nothing.");
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
