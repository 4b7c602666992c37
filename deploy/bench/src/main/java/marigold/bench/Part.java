package marigold.bench;

import java.util.Map;
import java.util.Optional;

/// One figure of a line, with its own target where it has one.
sealed interface Part permits Duel, Measured, Unmeasured {
    String name();

    double figure();

    /// Of the figure; `""` for a ratio.
    String figureUnit();

    /// Empty for a figure that is only for information.
    Optional<Target> target();

    /// Requests that failed or were answered with an error.
    long failures();

    /// What the figure came from, for those who read the JSON.
    Map<String, Object> detail();

    /// What the product did, and beside whom, for the table.
    Shown shown();

    /// @param p99 of the product in milliseconds, where it is known
    record Shown(String product, String p99, String peer, String peerName) {}

    /// No request failed, and the target is met where there is one.
    default boolean holds() {
        return failures() == 0
                && target().map(target -> target.isMetBy(figure())).orElse(true);
    }

    /// How far from its target it is; one that failed is the farthest.
    default double margin() {
        if (failures() > 0) return 0;
        return target().map(target -> target.margin(figure())).orElse(Double.POSITIVE_INFINITY);
    }
}
