package marigold.garden.suburb;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The classes of the heat data set, by how much hotter a suburb is than the country around it.
enum HeatCategory {
    EXTREME("Extreme Heat", 12_00),
    HIGH("High Heat", 8_00),
    MODERATE("Moderate Heat", 4_00),
    LOW("Low Heat", 0),
    COOL("Cool", Integer.MIN_VALUE);

    private final String label;
    private final int fromHundredths;

    HeatCategory(String label, int fromHundredths) {
        this.label = label;
        this.fromHundredths = fromHundredths;
    }

    String label() {
        return label;
    }

    static HeatCategory of(int intensityHundredths) {
        return Arrays.stream(values())
                .filter(category -> intensityHundredths >= category.fromHundredths)
                .findFirst()
                .orElse(COOL);
    }

    /// By its label or its first word, in any case.
    static Optional<HeatCategory> named(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(category ->
                        word.equals(category.name()) || word.equals(category.label.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
