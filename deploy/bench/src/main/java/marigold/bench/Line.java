package marigold.bench;

import java.util.List;
import java.util.OptionalDouble;

/// One line of the benchmark.
///
/// @param id     stays the line's number for ever; numbers that are missing are lines to come
/// @param target of the first duel's ratio; empty where none is set
/// @param duels  the first one is the line's figure, the others are its variants
record Line(int id, String name, OptionalDouble target, List<Duel> duels) {
    double figure() {
        return duels.getFirst().ratio();
    }

    /// No request failed, and the target is met where there is one.
    boolean holds() {
        return duels.stream().allMatch(duel -> duel.failures() == 0)
                && (target.isEmpty() || figure() >= target.getAsDouble());
    }
}
