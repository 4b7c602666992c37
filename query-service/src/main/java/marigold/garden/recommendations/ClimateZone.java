package marigold.garden.recommendations;

import java.util.Locale;

/// The climates that the catalogue knows sowing months of.
enum ClimateZone {
    COOL,
    TEMPERATE,
    SUBTROPICAL,
    TROPICAL,
    ARID;

    static ClimateZone of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
