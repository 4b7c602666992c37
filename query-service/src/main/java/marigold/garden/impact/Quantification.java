package marigold.garden.impact;

/// The one way from a plant and its place to figures.
public record Quantification(Impact impact, Suitability suitability) {
    /// @param heatCategory of the suburb, "Moderate" where it is unknown
    /// @param count        how many plants
    public static Quantification of(
            PlantTraits plant, GrowingPlace place, String heatCategory, String suburb, int count) {
        Metrics metrics = Metrics.of(plant, place, heatCategory);
        return new Quantification(
                Impact.of(metrics, plant, suburb, count), Suitability.of(metrics, plant, place.goal()));
    }
}
