package marigold.garden.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/// A second implementation of spec 5.8 in floating point, compared with the product's decimals on random
/// plants.
final class QuantificationReference {
    private static final double CLOSE = 1e-9;
    private static final String[] CATEGORIES = {"flower", "herb", "vegetable"};
    private static final String[] SUN = {"full_sun", "part_sun", "bright_shade", "low_light"};
    private static final String[] WIND = {"sheltered", "moderate", "windy"};
    private static final String[] HEAT = {"Low", "Moderate", "High", "Very High"};

    private QuantificationReference() {}

    static void compare(Random random, String of) {
        String category = CATEGORIES[random.nextInt(3)];
        String look =
                some(random, "lush", "dwarf", "drought", "shrub", "vine", "attracts", "native", "hardy", "thorns");
        String position = some(random, "dry", "moist", "sunny");
        boolean fragrant = random.nextBoolean();
        int spacing = random.nextInt(5) == 0 ? -1 : 1 + random.nextInt(300);
        int days = random.nextInt(5) == 0 ? -1 : random.nextInt(200);
        int sun = random.nextInt(4);
        int wind = random.nextInt(3);
        int heat = random.nextInt(4);
        boolean now = random.nextBoolean();
        Goal goal = Goal.values()[random.nextInt(3)];

        double sunFactor = new double[] {7, 4, 2, 0.5}[sun] / 7;
        double season = now ? 1 : 0.5;
        double lai = Map.of("flower", 1.5, "herb", 2.0, "vegetable", 2.2).get(category);
        if (look.contains("lush")) lai += 0.3;
        if (look.contains("dwarf")) lai -= 0.3;
        double canopy = 0.75 * Math.pow((spacing < 0 ? 30 : spacing) / 100.0, 2);
        boolean thirsty = position.contains("moist") || category.equals("vegetable");
        double transpiration = 1;
        if (!look.isEmpty() || !position.isEmpty()) {
            if (look.contains("drought") || position.contains("dry")) transpiration = 0.7;
            else if (thirsty) transpiration = 1.3;
        }
        double growth = days >= 0 && days <= 60 ? 1.2 : days > 120 ? 0.8 : 1;
        double uhi = new double[] {0.8, 1, 1.2, 1.3}[heat];
        double cooling = index(z(lai * canopy * transpiration * sunFactor * season, 2, 0.32) * uhi);
        double roughness = look.contains("shrub") ? 1.5 : look.contains("vine") ? 1.2 : 0.8;
        double air = index(z(lai + roughness + (fragrant ? 0.5 : 0), 3, 1) * sunFactor);
        double carbon =
                Map.of("herb", 0.5, "flower", 0.8, "vegetable", 1.0).get(category) * canopy * growth * sunFactor;
        double water = 7 * transpiration * canopy * sunFactor;
        int biodiversity = Math.min(
                100,
                30
                        + (category.equals("flower") ? 30 : 0)
                        + (fragrant ? 20 : 0)
                        + (look.contains("attracts") ? 25 : 0)
                        + (look.contains("native") ? 15 : 0));
        double food =
                Map.of("herb", 30, "flower", 0, "vegetable", 80).get(category) * growth * sunFactor * canopy / 0.5;
        double need =
                3 * (look.contains("drought") ? 0.6 : thirsty ? 1.4 : 1) * season * new double[] {0.9, 1, 1.1}[wind];
        long minutes = Math.round(look.contains("hardy") ? 5.6 : 8);
        int confidence = Math.max(
                50,
                100
                        - (spacing < 0 ? 10 : 0)
                        - (look.isEmpty() ? 15 : 0)
                        - (position.isEmpty() ? 10 : 0)
                        - (days < 0 ? 20 : 0));

        PlantTraits plant = PlantTraits.of(category, "", look, position, fragrant, known(spacing), known(days));
        GrowingPlace place = new GrowingPlace(new int[] {14, 8, 4, 1}[sun], new int[] {9, 10, 11}[wind], now, goal);
        Metrics metrics = Metrics.of(plant, place, HEAT[heat]);

        assertClose(metrics.cooling().doubleValue(), cooling, of);
        assertClose(metrics.air().doubleValue(), air, of);
        assertClose(metrics.co2KgYear().doubleValue(), carbon, of);
        assertClose(metrics.waterLWeek().doubleValue(), water, of);
        assertThat(plant.biodiversity()).as(of).isEqualTo(biodiversity);
        assertClose(metrics.yieldGWeek().map(Number::doubleValue).orElse(0.0), food, of);
        assertClose(metrics.needLWeek().doubleValue(), need, of);
        assertThat(metrics.minutesWeek()).as(of).isEqualTo((int) minutes);
        assertThat(plant.confidence()).as(of).isEqualTo(confidence);

        double[] weights = switch (goal) {
            case EDIBLE -> new double[] {0.4, 0.2, 0.1, 0.1, 0, 0.1, 0.1, 0.1, 0.1};
            case ORNAMENTAL -> new double[] {0, 0.25, 0.2, 0.25, 0.15, 0.05, 0.05, 0.1, 0.1};
            case MIXED -> new double[] {0.25, 0.25, 0.15, 0.15, 0.1, 0.1, 0.1, 0.1, 0.1};
        };
        double[] values = {
            Math.min(1, food / 100),
            cooling / 100,
            air / 100,
            biodiversity / 100.0,
            Math.min(1, carbon / 5),
            1 - minutes / 30.0,
            1 - need / 10,
            look.contains("thorns") ? 0.5 : 1,
            confidence / 100.0
        };
        double sum = 0;
        double whole = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
            whole += weights[i];
        }
        assertThat(Suitability.of(metrics, plant, goal).totalScore().doubleValue())
                .as(of)
                .isCloseTo(100 * sum / whole, within(0.05 + CLOSE));
    }

    private static void assertClose(double actual, double expected, String of) {
        assertThat(actual).as(of).isCloseTo(expected, within(CLOSE));
    }

    private static double z(double value, double mean, double deviation) {
        return (value - mean) / deviation * 10 + 50;
    }

    private static double index(double value) {
        return Math.max(0, Math.min(100, value));
    }

    private static OptionalInt known(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static String some(Random random, String... words) {
        StringBuilder some = new StringBuilder();
        for (String word : words) if (random.nextInt(4) == 0) some.append(word).append(", ");
        return some.toString();
    }
}
