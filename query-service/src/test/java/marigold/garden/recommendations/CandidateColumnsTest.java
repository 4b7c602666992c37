package marigold.garden.recommendations;

import static marigold.garden.recommendations.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import marigold.garden.impact.Goal;
import marigold.garden.recommendations.CandidateColumns.Choice;
import marigold.garden.recommendations.Preferences.Care;
import marigold.garden.recommendations.Preferences.Pace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The quick choice among a month's candidates")
class CandidateColumnsTest {
    private static final int CATALOGUES = 1_500;
    private static final int QUESTIONS = 20;
    private static final String[] HABITS = {"unknown", "dwarf", "compact", "groundcover", "climber", "upright", "vine"};
    private static final String[] COLOURS = {"red", "blue", "white", "purple"};
    private static final String[] LIKED_COLOURS = {"red", "blue", "purple", "ultraviolet"};

    @Test
    @DisplayName("is that of the rules, for every question to every catalogue")
    void sameAsTheRules() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("CandidateColumnsTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        Set<List<String>> notes = new HashSet<>();
        for (int i = 0; i < CATALOGUES; i++) {
            List<Candidate> plants = plants(random);
            CandidateColumns columns = CandidateColumns.of(plants);
            for (int j = 0; j < QUESTIONS; j++) {
                Preferences wanted = wanted(random);
                int n = 1 + random.nextInt(GardenRequest.PLANTS_MAX);

                Choice choice = columns.choose(wanted, n);

                Shortlist list = Shortlist.of(plants, wanted, n);
                assertThat(choice)
                        .as("catalogue %d of seed %d: n %d, %s", i, seed, n, wanted)
                        .isEqualTo(list.choice());
                notes.add(choice.notes());
            }
        }
        // Each of the three steps alone or with others, but for the last without any before it.
        assertThat(notes).hasSizeGreaterThan(5);
    }

    @Test
    @DisplayName("is nothing, with a note, where no plant is sown")
    void nothing() {
        assertThat(CandidateColumns.of(List.of()).choose(wanted(new Random(1)), 6))
                .isEqualTo(new Choice(List.of(), List.of(Shortlist.SHORT_NOTE)));
    }

    /// From few values, so that ties, twins and bounds are frequent, and of any size, so that steps are
    /// needed and are not.
    private static List<Candidate> plants(Random random) {
        int size = random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(40);
        int speciesMax = 1 + random.nextInt(2 * size + 1);
        int categoriesMax = 1 + random.nextInt(random.nextInt(10) == 0 ? 50 : 4);
        List<Candidate> plants = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            PlantBuilder plant = plant(1 + random.nextInt(5) + 5L * i)
                    .named((random.nextBoolean() ? "plant " : "PLANT ") + random.nextInt(30))
                    .species("Species " + random.nextInt(speciesMax))
                    .category(random.nextInt(3) == 0 ? "flower" : "category " + random.nextInt(categoriesMax))
                    .sun(some(random, Sunlight.values()).toArray(Sunlight[]::new))
                    .maintainability(random.nextInt(3) == 0 ? random.nextInt(101) : 60)
                    .days(15 * random.nextInt(14) + random.nextInt(2))
                    .habit(oneOf(random, HABITS))
                    .colours(some(random, COLOURS).toArray(String[]::new));
            if (random.nextBoolean()) plant.sownIn(Month.JANUARY);
            if (random.nextInt(6) == 0) plant.daysUnknown();
            if (random.nextBoolean()) plant.indoors();
            if (random.nextInt(3) == 0) plant.notInContainers();
            if (random.nextBoolean()) plant.edible();
            if (random.nextBoolean()) plant.fragrant();
            if (random.nextBoolean()) plant.feedsPollinators();
            plants.add(plant.build());
        }
        return plants;
    }

    private static Preferences wanted(Random random) {
        return new Preferences(
                random.nextInt(4) == 0,
                random.nextBoolean(),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(oneOf(random, Sunlight.values())),
                random.nextBoolean(),
                random.nextInt(3) == 0,
                oneOf(random, Goal.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                some(random, LIKED_COLOURS),
                random.nextBoolean(),
                oneOf(random, Care.values()),
                oneOf(random, Pace.values()));
    }

    private static <T> T oneOf(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> List<T> some(Random random, T[] values) {
        return Arrays.stream(values).filter(_ -> random.nextInt(3) == 0).toList();
    }
}
