package marigold.garden.recommendations;

import static marigold.garden.recommendations.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The frontrunners of a month")
class FrontrunnersTest {
    private static final int CATALOGUES = 400;
    private static final int QUESTIONS = 25;

    private static final List<String> SECTIONS = List.of(
            "",
            "\"preferences\": {\"goal\": \"edible\"}",
            "\"preferences\": {\"goal\": \"ornamental\", \"colors\": [\"red\"], \"maintainability\": \"high\"}",
            "\"site\": {\"location_type\": \"indoors\"}",
            "\"site\": {\"containers\": false, \"wind_exposure\": \"windy\"}",
            "\"site\": {\"sun_exposure\": \"full_sun\", \"area_m2\": 20, \"container_sizes\": [\"large\"]}",
            "\"site\": {\"sun_exposure\": \"bright_shade\"}, \"preferences\": {\"time_to_results\": \"patient\"}");

    @Test
    @DisplayName("answer every question as all plants would, however many plants are alike")
    void sameAnswers() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("FrontrunnersTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        long all = 0;
        long kept = 0;
        for (int i = 0; i < CATALOGUES; i++) {
            List<Candidate> plants = alike(random);
            List<Candidate> frontrunners = Frontrunners.of(plants, GardenRequest.PLANTS_MAX);
            all += plants.size();
            kept += frontrunners.size();
            for (int j = 0; j < QUESTIONS; j++) {
                Preferences wanted = Asked.preferences(SECTIONS.get(random.nextInt(SECTIONS.size())));
                int n = 1 + random.nextInt(GardenRequest.PLANTS_MAX);
                assertThat(Shortlist.of(frontrunners, wanted, n))
                        .as("catalogue %d of seed %d: n %d, %s", i, seed, n, wanted)
                        .isEqualTo(Shortlist.of(plants, wanted, n));
            }
        }
        assertThat(kept).isLessThan(all * 9 / 10);
    }

    @Test
    @DisplayName("are as many of those that are alike as one answer shows, where each is of a species of its own")
    void few() {
        List<Candidate> plants = new ArrayList<>();
        for (int id = 1; id <= 1_000; id++) plants.add(plant(id).build());
        assertThat(Frontrunners.of(plants, 9)).isEqualTo(plants.subList(0, 9));
    }

    /// Few species, names and traits, so that most plants are like others; in some catalogues a species is in
    /// several categories.
    private static List<Candidate> alike(Random random) {
        List<String> categories = List.of("herb", "herb", "vegetable", "flower");
        List<Candidate> plants = new ArrayList<>();
        int size = random.nextInt(250);
        int speciesMax = 1 + random.nextInt(150);
        boolean mixed = random.nextInt(3) == 0;
        boolean traits = random.nextInt(3) == 0;
        for (int id = 1; id <= size; id++) {
            int species = random.nextInt(speciesMax);
            PlantBuilder plant = plant(id)
                    .named("Plant " + random.nextInt(300))
                    .species("Species " + species)
                    .category(categories.get((mixed ? random.nextInt(4) : species) % 4));
            if (random.nextInt(3) == 0) plant.edible();
            if (traits && random.nextBoolean()) plant.indoors();
            if (traits && random.nextBoolean()) plant.notInContainers();
            if (traits && random.nextBoolean()) plant.habit("climber");
            if (random.nextInt(8) == 0) plant.sun(Sunlight.FULL_SUN);
            if (random.nextInt(8) == 0) plant.sownIn(Month.JANUARY);
            plants.add(plant.build());
        }
        return plants;
    }
}
