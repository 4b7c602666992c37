package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A gardener's favourite plants")
class FavouritePlantsTest extends CommandServiceTest {
    private static final String FAVOURITES = "/api/v1/favorites";
    private static final String SYNC = "/api/v1/favorites/sync";
    private static final long NO_PLANT = 999_999_999;

    private long rose;
    private long dill;

    @BeforeAll
    void plants() {
        Answer imported = master.with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "/api/v1/admin/catalogue/import",
                        CatalogueImportTest.HEADER
                                + CatalogueImportTest.row("Favourite rose", "Rosa", "flower", "Red.", "")
                                + CatalogueImportTest.row("Favourite dill", "Anethum", "herb", "Green.", ""));
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        rose = idOf("Favourite rose");
        dill = idOf("Favourite dill");
    }

    private long idOf(String plant) {
        return jdbc.sql("select plant_id from events.plant where name = :name")
                .param("name", plant)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("F1: are each one favourite, however often they are added")
    void once() {
        Gardener asha = newGardener();
        Answer first = add(asha, Map.of("plant_id", rose, "notes", "red"));
        Answer again = add(asha, Map.of("plant_id", rose));
        Answer noted = add(asha, Map.of("plant_id", rose, "notes", "pink", "priority_level", 2));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("""
            {"id":%d,"plant_id":%d,"plant_name":"Favourite rose","plant_category":"flower","notes":"red",\
            "priority_level":0,"created_at":"%s"}\
            """.formatted(first.number("id"), rose, first.text("created_at")));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(noted.number("id")).isEqualTo(first.number("id"));
        assertThat(noted.text("notes")).isEqualTo("pink");
        assertThat(noted.number("priority_level")).isEqualTo(2);
        assertThat(noted.text("created_at")).isEqualTo(first.text("created_at"));
    }

    @Test
    @DisplayName("F2: are merged with those of another device, newest first, and none is lost")
    void synced() {
        Gardener asha = newGardener();
        Answer first = add(asha, Map.of("plant_id", rose));
        Answer synced = asha.api()
                .post(SYNC, Map.of("email", asha.email(), "favorite_plant_ids", List.of(rose, dill, dill, NO_PLANT)));

        assertThat(synced.status()).as(synced.body()).isEqualTo(200);
        assertThat(plantIds(synced)).containsExactly(dill, rose);
        assertThat(synced.json().get(1).get("created_at").asString()).isEqualTo(first.text("created_at"));
        assertThat(synced.json().get(0).get("notes").asString()).isNotBlank();
        Answer nothing = asha.api().post(SYNC, Map.of("email", asha.email(), "favorite_plant_ids", List.of()));
        assertThat(plantIds(nothing)).containsExactly(dill, rose);
    }

    @Test
    @DisplayName("F4: are removed once")
    void removed() {
        Gardener asha = newGardener();
        add(asha, Map.of("plant_id", rose));
        String path = FAVOURITES + "/%d?email=%s".formatted(rose, asha.email().toUpperCase(Locale.ROOT));

        Answer removed = asha.api().delete(path);
        assertThat(removed.status()).as(removed.body()).isEqualTo(200);
        assertThat(removed.json().get("success").asBoolean()).isTrue();
        Answer again = asha.api().delete(path);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.detail()).isEqualTo("Favorite not found");
    }

    @Test
    @DisplayName("are plants of the catalogue, and what a request says of them is checked")
    void checked() {
        Gardener asha = newGardener();
        Answer unknown = add(asha, Map.of("plant_id", NO_PLANT));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("Plant not found");
        assertThat(add(asha, Map.of()).mistaken()).containsExactly("plant_id");
        assertThat(add(asha, Map.of("plant_id", rose, "priority_level", -1)).mistaken())
                .containsExactly("priority_level");
        assertThat(asha.api().post(FAVOURITES, Map.of("plant_id", rose)).mistaken())
                .containsExactly("email");
        for (Object ids : new Object[] {"1", List.of("1"), List.of(1.5)}) {
            assertThat(asha.api()
                            .post(SYNC, Map.of("email", asha.email(), "favorite_plant_ids", ids))
                            .mistaken())
                    .containsExactly("favorite_plant_ids");
        }
        assertThat(asha.api().delete(FAVOURITES + "/" + rose).mistaken()).containsExactly("email");
        assertThat(asha.api().delete(FAVOURITES + "/rose?email=" + asha.email()).status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("are nobody else's to change")
    void foreign() {
        Gardener asha = newGardener();
        Gardener stranger = newGardener();
        add(asha, Map.of("plant_id", rose));
        long before = eventsOf(asha);
        for (Api api : new Api[] {stranger.api(), nobody, newVendor().admin(), master}) {
            int status = api == stranger.api() ? 403 : 401;
            for (Answer refused : List.of(
                    api.post(FAVOURITES, Map.of("email", asha.email(), "plant_id", dill)),
                    api.post(SYNC, Map.of("email", asha.email(), "favorite_plant_ids", List.of(dill))),
                    api.delete(FAVOURITES + "/%d?email=%s".formatted(rose, asha.email())))) {
                assertThat(refused.status()).as(refused.body()).isEqualTo(status);
            }
        }
        assertThat(stranger.api()
                        .delete(FAVOURITES + "/%d?email=%s".formatted(rose, stranger.email()))
                        .status())
                .isEqualTo(404);
        assertThat(eventsOf(asha)).isEqualTo(before);
    }

    private static Answer add(Gardener gardener, Map<String, ?> favourite) {
        Map<String, Object> body = new HashMap<>(favourite);
        body.put("email", gardener.email());
        return gardener.api().post(FAVOURITES, body);
    }

    private static List<Long> plantIds(Answer list) {
        return StreamSupport.stream(list.json().spliterator(), false)
                .map((JsonNode favourite) -> favourite.get("plant_id").asLong())
                .toList();
    }
}
