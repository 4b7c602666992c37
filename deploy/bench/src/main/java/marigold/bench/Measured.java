package marigold.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A figure that is measured at the product alone.
///
/// @param more what it came from
record Measured(
        String name, double figure, String figureUnit, Optional<Target> target, long failures, Map<String, ?> more)
        implements Part {
    static Measured of(String name, double figure, String unit) {
        return new Measured(name, figure, unit, Optional.empty(), 0, Map.of());
    }

    Measured atLeast(double value) {
        return new Measured(name, figure, figureUnit, Optional.of(Target.atLeast(value)), failures, more);
    }

    Measured atMost(double value) {
        return new Measured(name, figure, figureUnit, Optional.of(Target.atMost(value)), failures, more);
    }

    Measured failing(long count) {
        return new Measured(name, figure, figureUnit, target, count, more);
    }

    Measured with(Map<String, ?> facts) {
        return new Measured(name, figure, figureUnit, target, failures, facts);
    }

    @Override
    public Map<String, Object> detail() {
        return new LinkedHashMap<>(more);
    }

    @Override
    public Shown shown() {
        return new Shown(Figures.text(figure, figureUnit), "", "", "");
    }
}
