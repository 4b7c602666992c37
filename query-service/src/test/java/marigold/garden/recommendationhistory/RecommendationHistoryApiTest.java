package marigold.garden.recommendationhistory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.garden.Gardener;
import marigold.garden.events.RecommendationEvent.RecommendationRecorded;
import marigold.garden.events.RecommendationEvent.RecommendedPlant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("What a gardener was recommended")
class RecommendationHistoryApiTest extends QueryServiceTest {
    private static final String HISTORY = "/api/v1/recommendations/history";
    private static final RecommendedPlant ROSE = new RecommendedPlant(31, "Rose", "flower", OptionalInt.of(71_50));
    private static final RecommendedPlant DILL = new RecommendedPlant(32, "Dill", "herb", OptionalInt.empty());

    @Test
    @DisplayName("is shown newest first, with its plants in their order, in one statement")
    void shown() {
        Gardener asha = newGardener();
        long id = asha.gardenerId() * 10;
        append(
                asha.registered("Asha"),
                new RecommendationRecorded(
                        asha.gardenerId(),
                        id,
                        OptionalLong.of(3),
                        "Richmond",
                        "cool",
                        OptionalInt.of(10),
                        "{\"site\":{\"area_m2\":2.50}}",
                        List.of(ROSE, DILL)));
        long position = append(bare(asha, id + 1));

        JsonNode history = seen(asha, position, HISTORY);

        assertThat(history.get("total").asLong()).isEqualTo(2);
        JsonNode first = history.get("history").get(1);
        assertThat(first.toString())
                .isEqualTo(("{\"id\":%d,\"suburb_id\":3,\"suburb\":\"Richmond\",\"climate_zone\":\"cool\","
                                + "\"month_now\":\"October\",\"preferences\":{\"site\":{\"area_m2\":2.50}},"
                                + "\"recommended_plants\":[{\"rank\":1,\"plant_id\":31,\"plant_name\":\"Rose\","
                                + "\"plant_category\":\"flower\",\"score\":71.50},{\"rank\":2,\"plant_id\":32,"
                                + "\"plant_name\":\"Dill\",\"plant_category\":\"herb\",\"score\":null}],"
                                + "\"created_at\":\"%s\"}")
                        .formatted(id, first.get("created_at").asString()));
        JsonNode second = history.get("history").get(0);
        assertThat(second.get("preferences").isNull()).isTrue();
        assertThat(second.get("suburb").isNull()).isTrue();
        statements.clear();
        String page = get(token(asha), HISTORY + "?limit=1&page=2&email=" + asha.email())
                .body();
        assertThat(page)
                .startsWith("{\"history\":[{\"id\":%d,".formatted(id))
                .endsWith("\"page\":2,\"limit\":1,\"total\":2,\"total_pages\":2,\"has_next\":false,"
                        + "\"has_previous\":true}");
        assertThat(get(token(asha), HISTORY + "?limit=1&page=3").body())
                .isEqualTo("{\"history\":[],\"page\":3,\"limit\":1,\"total\":2,\"total_pages\":2,\"has_next\":false,"
                        + "\"has_previous\":true}");
        assertThat(statements.count()).isEqualTo(2);
    }

    @Test
    @DisplayName("is nobody else's to see")
    void own() {
        Gardener asha = newGardener();
        Gardener ravi = newGardener();
        long position = append(asha.registered(""), ravi.registered(""), bare(asha, asha.gardenerId() * 10));

        assertThat(seen(ravi, position, HISTORY).get("history").isEmpty()).isTrue();
        assertThat(get(token(ravi), HISTORY + "?email=" + asha.email()).status())
                .isEqualTo(403);
        for (String token : new String[] {"", "nonsense", admin(newMarket()), master()}) {
            assertThat(get(token, HISTORY + "?email=" + asha.email()).status()).isEqualTo(401);
        }
        assertThat(get(token(asha), HISTORY + "?limit=101").status()).isEqualTo(422);
        assertThat(get(token(asha), HISTORY + "?page=0").status()).isEqualTo(422);
    }

    private static RecommendationRecorded bare(Gardener gardener, long id) {
        return new RecommendationRecorded(
                gardener.gardenerId(), id, OptionalLong.empty(), "", "", OptionalInt.empty(), "", List.of(DILL));
    }
}
