package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marigold.acceptance.RunningMarigold.Gardener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Cases G1 to G3, and the guides that the product ships with.
@DisplayName("Guides")
class GuidesIT {
    private static final RunningMarigold MARIGOLD = RunningMarigold.shared();
    private static final String IMPORT = "/api/v1/admin/guides";
    private static final String WORMS = "Worm farming on a balcony.md";

    private static Client master;

    private final Client visitor = MARIGOLD.anybody();

    @BeforeAll
    static void shipped() {
        master = MARIGOLD.master().with("Prefer", "wait=30");
        for (Path file : ShippedGuides.files()) {
            assertThat(master.post(IMPORT, ShippedGuides.request(file)).status())
                    .isIn(200, 201);
        }
        master.get("/api/v1/guides").expect(200);
    }

    @Test
    @DisplayName("that ship are taken as they are, and the second time without any news")
    void again() {
        assertThat(ShippedGuides.files()).hasSizeGreaterThanOrEqualTo(12);
        for (Path file : ShippedGuides.files()) {
            Reply again = master.post(IMPORT, ShippedGuides.request(file)).expect(200);
            assertThat(again.json().get("outcome").asString()).isEqualTo("unchanged");
            assertThat(again.header("Consistency-Token")).isEmpty();
        }
    }

    @Test
    @DisplayName("are listed, by category too, and read letter for letter by everybody")
    void read() throws IOException {
        JsonNode all = visitor.get("/api/v1/guides").expect(200).json();
        assertThat(all.get("total_count").asInt()).isGreaterThanOrEqualTo(12);
        JsonNode categories =
                visitor.get("/api/v1/guides/categories").expect(200).json();
        assertThat(categories.get("categories")).isEqualTo(all.get("categories"));
        for (Path file : ShippedGuides.files()) {
            String category = ShippedGuides.category(file);
            String name = ShippedGuides.name(file);
            assertThat(texts(all.get("guides"), "path")).contains(category + "/" + name);
            assertThat(texts(
                            visitor.get("/api/v1/guides/" + encoded(category))
                                    .expect(200)
                                    .json()
                                    .get("guides"),
                            "guide_name"))
                    .contains(name);
            JsonNode guide = visitor.get("/api/v1/guides/%s/%s".formatted(encoded(category), encoded(name)))
                    .expect(200)
                    .json();
            assertThat(guide.get("content").asString()).isEqualTo(Files.readString(file));
            assertThat(guide.get("title").asString() + ".md").isEqualTo(name);
        }
    }

    @Test
    @DisplayName("are found by any part of their text, in any case, % and _ being letters")
    void search() {
        String path = "/api/v1/guides?search=";
        assertThat(texts(visitor.get(path + "STRAWFLOWER").expect(200).json().get("guides"), "guide_name"))
                .contains("Drying flowers for winter.md");
        assertThat(visitor.get(path + "straw%25flower").expect(200).json().get("guides"))
                .isEmpty();
        assertThat(visitor.get(path + "strawflowe_").expect(200).json().get("guides"))
                .isEmpty();
    }

    @Test
    @DisplayName("can be withdrawn, and are gone then")
    void withdrawn() {
        master.post(IMPORT, ShippedGuides.request("Short lived", "gone.md", "# Gone"))
                .expect(201);
        String path = "/Short%20lived/gone.md";
        master.get("/api/v1/guides" + path).expect(200);
        master.delete(IMPORT + path).expect(200);
        master.get("/api/v1/guides" + path).refused(404, "Guide not found");
        master.get("/api/v1/guides/Short%20lived").refused(404, "Category not found");
        master.delete(IMPORT + path).refused(404, "Guide not found");
    }

    @Test
    @DisplayName("G1, G2: become a favourite once, of one gardener, and stop being one")
    void favourites() {
        Gardener asha = MARIGOLD.newGardener();
        Gardener ravi = MARIGOLD.newGardener();
        String body = "{\"email\": \"%s\", \"guide_name\": \"%s\", \"notes\": \"for May\"}";
        JsonNode added = asha.api()
                .post("/api/v1/guides/favorites/", body.formatted(asha.email().toUpperCase(Locale.ROOT), WORMS))
                .expect(201)
                .json();
        asha.api()
                .post("/api/v1/guides/favorites", body.formatted(asha.email(), WORMS))
                .refused(400, "already in favorites");

        JsonNode list = asha.api()
                .get("/api/v1/guides/favorites/user?email=" + asha.email())
                .expect(200)
                .json();
        assertThat(list.get("count").asInt()).isEqualTo(1);
        assertThat(list.get("favorites")).containsExactly(added);
        assertThat(isFavourite(asha)).isTrue();
        assertThat(isFavourite(ravi)).isFalse();

        String path = "/api/v1/guides/favorites/%s?email=".formatted(encoded(WORMS));
        ravi.api().delete(path + ravi.email()).refused(404, "Favorite not found");
        asha.api().delete(path + asha.email()).expect(200);
        assertThat(isFavourite(asha)).isFalse();
        asha.api().delete(path + asha.email()).refused(404, "Favorite not found");
    }

    private static boolean isFavourite(Gardener gardener) {
        JsonNode check = gardener.api()
                .get("/api/v1/guides/favorites/check/%s?email=%s".formatted(encoded(WORMS), gardener.email()))
                .expect(200)
                .json();
        assertThat(check.get("guide_name").asString()).isEqualTo(WORMS);
        return check.get("is_favorite").asBoolean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "Craft/none.md",
                "Craft/..%2F..%2Fsuburbs.csv",
                "Craft/..%5Csuburbs.csv",
                "Craft/%2e%2e/%2e%2e/suburbs.csv",
                "Craft/../../suburbs.csv",
                "..%2Fsuburbs.csv",
                "Craft/..%252Fsuburbs.csv"
            })
    @DisplayName("G3: are not found by names that are none, nor by a way through folders")
    void unknown(String path) {
        visitor.get("/api/v1/guides/" + path).refused(404, "not found");
        Gardener asha = MARIGOLD.newGardener();
        String name = path.substring(path.lastIndexOf('/') + 1);
        asha.api()
                .post(
                        "/api/v1/guides/favorites",
                        "{\"email\": \"%s\", \"guide_name\": \"%s\"}".formatted(asha.email(), name))
                .refused(404, "Guide not found");
        asha.api()
                .post(
                        "/api/v1/guides/favorites",
                        "{\"email\": \"%s\", \"guide_name\": \"../%s\", \"category\": \"..\"}"
                                .formatted(asha.email(), WORMS))
                .refused(404, "Guide not found");
    }

    private static List<String> texts(JsonNode rows, String field) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.get(field).asString()));
        return texts;
    }

    private static String encoded(String part) {
        return part.replace(" ", "%20");
    }
}
