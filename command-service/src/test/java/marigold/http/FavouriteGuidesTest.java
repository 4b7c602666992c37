package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A gardener's favourite guides")
class FavouriteGuidesTest extends CommandServiceTest {
    private static final String FAVOURITES = "/api/v1/guides/favorites";

    @BeforeAll
    void guides() {
        publish("Composting", "Worm farming.md");
        publish("Composting", "same name.md");
        publish("Craft", "same name.md");
    }

    private void publish(String category, String name) {
        Map<String, String> guide = Map.of("category", category, "guide_name", name, "content", "# Text");
        assertThat(master.post("/api/v1/admin/guides", guide).status()).isIn(200, 201);
    }

    @Test
    @DisplayName("G1: are added once, with what they are called")
    void once() {
        Gardener asha = newGardener();
        Answer added = add(asha, Map.of("guide_name", "Worm farming.md", "notes", "for May"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).isEqualTo("""
            {"id":%d,"guide_name":"Worm farming.md","category":"Composting","notes":"for May",\
            "title":"Worm farming","path":"Composting/Worm farming.md","created_at":"%s"}\
            """.formatted(added.number("id"), added.text("created_at")));

        Answer again = add(asha, Map.of("guide_name", "Worm farming.md"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("code")).isEqualTo("guide-is-favourite");
        Gardener ravi = newGardener();
        assertThat(add(ravi, Map.of("guide_name", "Worm farming.md")).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("are one of a name, in the category that is named or in the first that has it")
    void categories() {
        Gardener asha = newGardener();
        assertThat(add(asha, Map.of("guide_name", "same name.md", "category", "Craft"))
                        .text("path"))
                .isEqualTo("Craft/same name.md");
        assertThat(add(asha, Map.of("guide_name", "same name.md", "category", "Composting"))
                        .status())
                .isEqualTo(400);
        assertThat(add(newGardener(), Map.of("guide_name", "same name.md", "category", ""))
                        .text("category"))
                .isEqualTo("Composting");
    }

    @ParameterizedTest
    @CsvSource({"none.md, ''", "worm farming.md, ''", "Worm farming.md, Craft", "../Worm farming.md, Composting"})
    @DisplayName("G3: are guides that there are")
    void unknown(String name, String category) {
        Answer refused = add(newGardener(), Map.of("guide_name", name, "category", category));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.detail()).isEqualTo("Guide not found");
    }

    @Test
    @DisplayName("are removed once, also when the guide itself was withdrawn, and may come again")
    void removed() {
        publish("Composting", "short lived.md");
        Gardener asha = newGardener();
        add(asha, Map.of("guide_name", "short lived.md"));
        assertThat(master.delete("/api/v1/admin/guides/Composting/short%20lived.md")
                        .status())
                .isEqualTo(200);
        String path = FAVOURITES + "/short%20lived.md?email=" + asha.email();

        Answer removed = asha.api().delete(path);
        assertThat(removed.body()).isEqualTo("""
            {"success":true,"guide_name":"short lived.md","message":"Guide removed from favorites"}\
            """);
        assertThat(asha.api().delete(path).detail()).isEqualTo("Favorite not found");
        publish("Composting", "short lived.md");
        assertThat(add(asha, Map.of("guide_name", "short lived.md")).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("are checked, and nobody else's to change")
    void foreign() {
        Gardener asha = newGardener();
        Gardener stranger = newGardener();
        add(asha, Map.of("guide_name", "Worm farming.md"));
        assertThat(add(asha, Map.of()).mistaken()).containsExactly("guide_name");
        assertThat(asha.api().post(FAVOURITES, Map.of("guide_name", "x.md")).mistaken())
                .containsExactly("email");
        assertThat(asha.api().delete(FAVOURITES + "/x.md").mistaken()).containsExactly("email");
        long before = eventsOf(asha);
        for (Api api : new Api[] {stranger.api(), nobody, newVendor().admin(), master}) {
            int status = api == stranger.api() ? 403 : 401;
            for (Answer refused : List.of(
                    api.post(FAVOURITES, Map.of("email", asha.email(), "guide_name", "same name.md")),
                    api.delete(FAVOURITES + "/Worm%20farming.md?email=" + asha.email()))) {
                assertThat(refused.status()).as(refused.body()).isEqualTo(status);
            }
        }
        assertThat(stranger.api()
                        .delete(FAVOURITES + "/Worm%20farming.md?email=" + stranger.email())
                        .status())
                .isEqualTo(404);
        assertThat(eventsOf(asha)).isEqualTo(before);
    }

    private static Answer add(Gardener gardener, Map<String, ?> favourite) {
        Map<String, Object> body = new HashMap<>(favourite);
        body.put("email", gardener.email());
        return gardener.api().post(FAVOURITES, body);
    }
}
