package marigold.bench;

import java.util.Map;
import java.util.Optional;

/// A figure that could not be measured, beside others of its line that could: it does not hold.
///
/// @param reason a sentence
record Unmeasured(String name, Optional<Target> target, String reason) implements Part {
    @Override
    public double figure() {
        return Double.NaN;
    }

    @Override
    public String figureUnit() {
        return "";
    }

    @Override
    public long failures() {
        return 0;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public double margin() {
        return 0;
    }

    @Override
    public Map<String, Object> detail() {
        return Map.of("failed", reason);
    }

    @Override
    public Shown shown() {
        return new Shown("", "", "", "");
    }
}
