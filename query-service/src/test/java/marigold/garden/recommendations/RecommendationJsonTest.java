package marigold.garden.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;
import marigold.garden.impact.Goal;
import marigold.garden.impact.GrowingPlace;
import marigold.garden.impact.Impact;
import marigold.garden.impact.Quantification;
import marigold.garden.plantrow.PlantAnswer.Media;
import marigold.garden.recommendations.PlantAnswers.Recommendation;
import marigold.garden.recommendations.PlantAnswers.Recommendations;
import marigold.reads.Medium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The JSON of recommendations")
class RecommendationJsonTest {
    private static final int ANSWERS = 500;
    private static final int MAY = 1 << Month.MAY.ordinal();

    private static final String[] TEXTS = {
        "", "Basil", "\"Genovese\" \\ o'basil", "Blüte – 花 🌻", "two\nlines\tand \u0001\u007f", "</script>&amp;"
    };

    @JsonSerialize(using = ValueSerializer.None.class)
    private interface ByItself {}

    /// As answers are written, but without anything that was written before.
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .addMixIn(Recommendation.class, ByItself.class)
            .build();

    @Test
    @DisplayName("is byte for byte what Jackson writes of the records by itself")
    void sameBytes() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("RecommendationJsonTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < ANSWERS; i++) {
            List<Recommendation> plants = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) plants.add(recommendation(random));
            Recommendations answer = new Recommendations(
                    plants, List.of(text(random)), text(random), text(random), PlantAnswers.name(Month.MAY));

            byte[] written = Medium.json("").writer().apply(answer);

            assertThat(new String(written, StandardCharsets.UTF_8))
                    .as("answer %d of seed %d", i, seed)
                    .isEqualTo(PLAIN.writeValueAsString(answer));
        }
    }

    private static Recommendation recommendation(Random random) {
        Plant plant = Plant.of(random.nextLong(1, 1L << 40), facts(random));
        ShownPlant shown = ShownPlant.of(plant, new Media(text(random), text(random), Optional.empty(), true));
        Preferences wanted = Asked.tastes("\"colors\": [\"red\"]");
        GrowingPlace place = new GrowingPlace(8, 10, true, Goal.MIXED);
        Optional<Impact> impact = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Quantification.of(plant.traits(), place, "Moderate", text(random), 1)
                        .impact());
        return RecommendationQueries.recommendation(shown, "arid", Month.MAY, wanted, impact);
    }

    private static PlantFacts facts(Random random) {
        return new PlantFacts(
                text(random),
                text(random),
                text(random),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                text(random),
                "",
                text(random),
                text(random),
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "",
                "",
                text(random),
                text(random),
                text(random),
                new Traits(
                        random.nextBoolean() ? List.of() : List.of("part_sun", "full_sun"),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        text(random),
                        random.nextBoolean() ? List.of() : List.of("red", "blue"),
                        random.nextInt(101),
                        number(random),
                        number(random),
                        number(random),
                        new SowingMonths(0, 0, 0, 0, random.nextInt(1 << 12) | MAY),
                        false));
    }

    private static OptionalInt number(Random random) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(400));
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
