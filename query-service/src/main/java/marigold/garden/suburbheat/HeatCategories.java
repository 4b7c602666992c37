package marigold.garden.suburbheat;

import java.math.BigDecimal;
import java.util.List;

/// The classes of heat and the colours that maps show them in. Clients find a class by its label in lower
/// case, with `_` for the space.
record HeatCategories(Category extremeHeat, Category highHeat, Category moderateHeat, Category lowHeat, Category cool) {
    static final HeatCategories ALL = new HeatCategories(
            new Category("Extreme Heat", "12.0", "999", "#8B0000"),
            new Category("High Heat", "8.0", "11.9", "#FF0000"),
            new Category("Moderate Heat", "4.0", "7.9", "#FF8C00"),
            new Category("Low Heat", "0.0", "3.9", "#FFD700"),
            new Category("Cool", "-999", "-0.1", "#32CD32"));

    /// @param min in degrees Celsius above the country around; a class ends where the next begins
    /// @param max its last tenth of a degree
    record Category(String label, BigDecimal min, BigDecimal max, String color) {
        private Category(String label, String min, String max, String color) {
            this(label, new BigDecimal(min), new BigDecimal(max), color);
        }
    }

    /// The hottest first.
    List<Category> all() {
        return List.of(extremeHeat, highHeat, moderateHeat, lowHeat, cool);
    }
}
