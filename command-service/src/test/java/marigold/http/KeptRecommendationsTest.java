package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A recommendation that a gardener keeps")
class KeptRecommendationsTest extends CommandServiceTest {
    private static final String HISTORY = "/api/v1/recommendations/history";
    private static final long NO_PLANT = 999_999_999;

    private long rose;
    private long dill;
    private long suburb;

    @BeforeAll
    void plantsAndSuburb() {
        rose = listed("Kept rose", "Rosa", "flower");
        dill = listed("Kept dill", "Anethum", "herb");
        Answer imported = master.with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "/api/v1/admin/suburbs/import",
                        "name,postcode,latitude,longitude,state,climate_zone\nKeptown,3999,-37.8,145.0,VIC,cool\n");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        suburb = jdbc.sql("select suburb_id from events.suburb where name = 'Keptown'")
                .query(Long.class)
                .single();
    }

    private long listed(String name, String scientificName, String category) {
        Answer imported = master.with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "/api/v1/admin/catalogue/import",
                        CatalogueImportTest.HEADER
                                + CatalogueImportTest.row(name, scientificName, category, "Of many.", ""));
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        return jdbc.sql("select plant_id from events.plant where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("is the question with its answer, in which the catalogue names the plants")
    void kept() {
        Gardener asha = newGardener();
        Map<String, Object> both = new HashMap<>(Map.of(
                "n",
                2,
                "suburb",
                "keptown",
                "climate_zone",
                "Cool",
                "month_now",
                "october",
                "user_preferences",
                Map.of("site", Map.of("area_m2", 2.5)),
                "notes",
                List.of("few"),
                "recommendations",
                List.of(
                        Map.of("id", dill, "plant_name", "Zebra", "score", 71.5, "why", List.of("a")),
                        Map.of("id", rose))));
        both.put("email", asha.email().toUpperCase(Locale.ROOT));
        Answer kept = asha.api().post(HISTORY, both);

        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        assertThat(kept.header("Consistency-Token")).isPresent();
        assertThat(kept.body())
                .isEqualTo("""
                    {"id":%d,"suburb_id":%d,"suburb":"keptown","climate_zone":"cool","month_now":"October",\
                    "preferences":{"site":{"area_m2":2.5}},"recommended_plants":[\
                    {"rank":1,"plant_id":%d,"plant_name":"Kept dill","plant_category":"herb","score":71.50},\
                    {"rank":2,"plant_id":%d,"plant_name":"Kept rose","plant_category":"flower","score":null}],\
                    "created_at":"%s"}\
                    """.formatted(kept.number("id"), suburb, dill, rose, kept.text("created_at")));
    }

    @Test
    @DisplayName("may say no more than its plants, and may be the same as another")
    void bare() {
        Gardener asha = newGardener();
        Answer first = keep(asha, List.of(Map.of("plant_id", rose)));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().get("suburb").isNull()).isTrue();
        assertThat(first.json().get("preferences").isNull()).isTrue();
        assertThat(first.json().get("month_now").isNull()).isTrue();
        Answer again = keep(asha, List.of(Map.of("plant_id", rose)));
        assertThat(again.number("id")).isNotEqualTo(first.number("id"));
    }

    @Test
    @DisplayName("is nothing when a plant is unknown or a field is wrong")
    void checked() {
        Gardener asha = newGardener();
        long before = eventsOf(asha);
        Answer unknown = keep(asha, List.of(Map.of("id", rose), Map.of("id", NO_PLANT)));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("Plant not found");
        assertThat(keep(asha, List.of()).mistaken()).containsExactly("recommendations");
        assertThat(keep(asha, List.of(Map.of())).mistaken()).containsExactly("recommendations[0].id");
        assertThat(keep(asha, List.of(Map.of("id", rose), Map.of("id", rose))).mistaken())
                .containsExactly("recommendations[1].id");
        assertThat(keep(asha, List.of(Map.of("id", rose, "score", 100.01))).mistaken())
                .containsExactly("recommendations[0].score");
        assertThat(asha.api()
                        .post(
                                HISTORY,
                                Map.of(
                                        "email",
                                        asha.email(),
                                        "month_now",
                                        "Smarch",
                                        "suburb",
                                        "x".repeat(101),
                                        "user_preferences",
                                        List.of(),
                                        "recommendations",
                                        Collections.nCopies(10, Map.of("id", rose))))
                        .mistaken())
                .containsExactlyInAnyOrder("month_now", "suburb", "user_preferences", "recommendations");
        assertThat(asha.api()
                        .post(HISTORY, Map.of("recommendations", List.of(Map.of("id", rose))))
                        .mistaken())
                .containsExactly("email");
        assertThat(eventsOf(asha)).isEqualTo(before);
    }

    @Test
    @DisplayName("is his own, and strangers have none")
    void foreign() {
        Gardener asha = newGardener();
        Gardener stranger = newGardener();
        long before = eventsOf(asha);
        Map<String, Object> body = Map.of("email", asha.email(), "recommendations", List.of(Map.of("id", rose)));
        assertThat(stranger.api().post(HISTORY, body).status()).isEqualTo(403);
        for (Api api : new Api[] {nobody, newVendor().admin(), master}) {
            assertThat(api.post(HISTORY, body).status()).isEqualTo(401);
        }
        assertThat(eventsOf(asha)).isEqualTo(before);
    }

    private static Answer keep(Gardener gardener, List<Map<String, ?>> plants) {
        return gardener.api().post(HISTORY, Map.of("email", gardener.email(), "recommendations", plants));
    }
}
