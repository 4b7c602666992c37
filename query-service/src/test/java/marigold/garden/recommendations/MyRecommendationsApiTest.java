package marigold.garden.recommendations;

import static marigold.garden.Catalogue.herbTraits;
import static marigold.garden.Catalogue.listed;
import static marigold.garden.Catalogue.plant;
import static marigold.garden.Catalogue.revised;
import static marigold.garden.Catalogue.suburb;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.garden.GardenCalendar;
import marigold.garden.Gardener;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.GardenerEvent.Profile;
import marigold.garden.recommendations.MyRecommendationsQueries.FindMine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Gardens of the arid zone, whose plants no other test sows in every month.
@DisplayName("A gardener who asks what to sow in his own garden")
class MyRecommendationsApiTest extends QueryServiceTest {
    private static final String MINE = "/api/v1/recommendations/mine";
    private static final int ALWAYS = 0b1111_1111_1111;

    @Autowired
    private GardenCalendar calendar;

    @Autowired
    private MyRecommendationsQueries queries;

    @Test
    @DisplayName("gets what a request would get that says the same, from one statement that reads his own rows")
    void asRequests() throws SQLException {
        Gardener asha = newGardener();
        append(suburb(60_001, "Mine Hill", "arid", ""));
        long position =
                append(asha.registered("Asha"), asha.says(profile(OptionalLong.of(60_001), "backyard", "full_sun")));
        List<Object> plants = new ArrayList<>();
        for (int id = 60_101; id <= 60_110; id++) plants.add(listed(id, herb("Mine " + id, ALWAYS)));
        position = append(plants.toArray());

        statements.clear();
        JsonNode mine = seen(asha, position, MINE);
        assertThat(statements.count()).isEqualTo(1);
        assertThat(statements.plans()).noneMatch(plan -> plan.contains("Seq Scan on my_recommendations"));

        JsonNode asked = post("/api/v1/recommendations", """
            {"suburb": "Mine Hill", "user_preferences":
              {"site": {"location_type": "backyard", "area_m2": 20, "container_sizes": ["large"], "containers": false,
                        "sun_exposure": "full_sun"}}}
            """).json();
        assertThat(mine).isEqualTo(asked);
        assertThat(mine.get("recommendations").size()).isEqualTo(6);
        assertThat(mine.get("climate_zone").asString()).isEqualTo("arid");

        statements.clear();
        assertThat(get(token(asha), MINE + "?email=" + asha.email()).json()).isEqualTo(mine);
        assertThat(statements.count()).isZero();
    }

    @Test
    @DisplayName("sees at once what he said of his garden, and what the catalogue says since")
    void refreshed() {
        Gardener ravi = newGardener();
        append(suburb(60_002, "Mine Vale", "arid", ""));
        long position = append(
                listed(60_201, herb("Mine Shade", ALWAYS)),
                ravi.registered("Ravi"),
                ravi.says(profile(OptionalLong.of(60_002), "indoor", "low_light")));
        JsonNode before = seen(ravi, position, MINE);
        assertThat(before.get("climate_zone").asString()).isEqualTo("arid");

        position = append(ravi.says(profile(OptionalLong.empty(), "balcony", "low_light")));
        JsonNode cool = seen(ravi, position, MINE);
        assertThat(cool.get("climate_zone").asString()).isEqualTo("cool");
        assertThat(cool.get("suburb").asString()).isEmpty();

        position = append(ravi.says(profile(OptionalLong.of(60_002), "indoor", "low_light")));
        JsonNode again = seen(ravi, position, MINE);
        assertThat(again).isEqualTo(before);
        long first = again.get("recommendations").get(0).get("id").asLong();
        String name = again.get("recommendations").get(0).get("plant_name").asString();
        position = append(revised(first, herb(name + " revised", 0)));
        assertThat(seen(ravi, position, MINE).get("recommendations").findValues("id").stream()
                        .map(JsonNode::asLong))
                .doesNotContain(first);
    }

    @Test
    @DisplayName("gets another month's plants when the month begins, though nothing happened")
    void months() {
        Gardener asha = newGardener();
        append(suburb(60_003, "Mine Dale", "arid", ""));
        int today = calendar.today().getMonthValue();
        long position = append(
                listed(60_301, herb("Mine Far", 1 << (today + 5) % 12)),
                asha.registered("Asha"),
                asha.says(profile(OptionalLong.of(60_003), "backyard", "full_sun")));
        seen(asha, position, MINE);

        LocalDate later = calendar.today().withDayOfMonth(1).plusMonths(6);
        PlantAnswers.Recommendations answer = (PlantAnswers.Recommendations)
                queries.find(new FindMine(asha.gardenerId(), later)).body();
        assertThat(answer.monthNow()).isEqualTo(PlantAnswers.name(later.getMonth()));
        assertThat(new FindMine(1, later).dates()).isNotEqualTo(new FindMine(1, calendar.today()).dates());
    }

    @Test
    @DisplayName("gets his own answer and nobody else's, and only when he is signed in")
    void ownership() {
        Gardener asha = newGardener();
        Gardener ravi = newGardener();
        long position = append(asha.registered("Asha"), ravi.registered("Ravi"));
        Answered hers = get(token(asha), MINE, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        assertThat(hers.status()).isEqualTo(200);

        assertThat(get(token(asha), MINE + "?email=" + ravi.email()).status()).isEqualTo(403);
        assertThat(get("", MINE).status()).isEqualTo(401);
        assertThat(get(token(ravi), MINE, "If-None-Match", hers.header("ETag")).status())
                .isEqualTo(200);
        assertThat(get(token(asha), MINE, "If-None-Match", hers.header("ETag")).status())
                .isEqualTo(304);
        assertThat(get(token(newGardener()), MINE).status()).isEqualTo(404);
    }

    private static Profile profile(OptionalLong suburbId, String type, String sun) {
        return new Profile(suburbId, "", type, "", OptionalInt.empty(), sun, false, true, "", "");
    }

    private static PlantFacts herb(String name, int months) {
        return plant(name, name, "herb", herbTraits(new SowingMonths(0, 0, 0, 0, months)));
    }
}
