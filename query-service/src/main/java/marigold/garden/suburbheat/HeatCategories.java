package marigold.garden.suburbheat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// The classes of heat and the colours that maps show them in.
record HeatCategories(Category extreme, Category high, Category moderate, Category low, Category cool) {
    static final HeatCategories ALL = new HeatCategories(
            new Category("Extreme Heat", Optional.of(12), Optional.empty(), "#d73027"),
            new Category("High Heat", Optional.of(8), Optional.of(12), "#fc8d59"),
            new Category("Moderate Heat", Optional.of(4), Optional.of(8), "#fee08b"),
            new Category("Low Heat", Optional.of(0), Optional.of(4), "#91cf60"),
            new Category("Cool", Optional.empty(), Optional.of(0), "#4575b4"));

    /// @param min   in degrees Celsius above the country around, included
    /// @param below not included
    record Category(
            String label,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> min,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> below,
            String color) {}
}
