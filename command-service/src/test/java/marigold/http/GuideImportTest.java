package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The platform's admin")
class GuideImportTest extends CommandServiceTest {
    private static final String GUIDES = "/api/v1/admin/guides";

    @Test
    @DisplayName("publishes a guide, whose title is the file's name unless he says another")
    void published() {
        Answer published = imported("Worm farming.md", Map.of());
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        assertThat(published.body()).isEqualTo("""
            {"outcome":"published","category":"Imports","guide_name":"Worm farming.md","title":"Worm farming",\
            "path":"Imports/Worm farming.md"}\
            """);
        assertThat(published.header("Consistency-Token")).isPresent();

        Answer titled = imported("worms-2.md", Map.of("title", "More worms"));
        assertThat(titled.text("title")).isEqualTo("More worms");
    }

    @Test
    @DisplayName("revises it with another text, and the same again is no news, however its lines end")
    void revised() {
        imported("revise.md", Map.of("content", "one\r\n\ttwo "));
        long before = events("revise.md");

        Answer same = imported("revise.md", Map.of("content", "one\n\ttwo "));
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.text("outcome")).isEqualTo("unchanged");
        assertThat(same.header("Consistency-Token")).isEmpty();
        assertThat(events("revise.md")).isEqualTo(before);

        assertThat(imported("revise.md", Map.of("content", "one")).text("outcome"))
                .isEqualTo("revised");
        assertThat(imported("revise.md", Map.of("content", "one", "title", "One"))
                        .text("outcome"))
                .isEqualTo("revised");
        assertThat(events("revise.md")).isEqualTo(before + 2);
    }

    @Test
    @DisplayName("withdraws it once, and may publish another of its name")
    void withdrawn() {
        imported("gone away.md", Map.of());
        String path = GUIDES + "/Imports/gone%20away.md";

        Answer withdrawn = master.delete(path);
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.json().get("success").asBoolean()).isTrue();
        Answer again = master.delete(path);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.detail()).isEqualTo("Guide not found");
        assertThat(imported("gone away.md", Map.of()).text("outcome")).isEqualTo("published");
        assertThat(events("gone away.md")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "category, \"\"",
                "category, favorites",
                "category, Categories",
                "category, a/b",
                "category, ..",
                "category, a\\b",
                "category, 100%",
                "guide_name, ../../secret.md",
                "guide_name, .hidden.md",
                "guide_name, notes.txt",
                "guide_name, a;b.md",
                "title, \"\"",
                "content, \"\"",
                "content, \"  \"",
                "surprise, 1"
            })
    @DisplayName("is told which field is wrong")
    void checked(String field, String value) {
        assertThat(imported("checked.md", Map.of(field, value)).mistaken()).containsExactly(field);
    }

    @Test
    @DisplayName("is told that a text is too long, or has what cannot be seen in its name")
    void bounds() {
        assertThat(imported("long.md", Map.of("content", "x".repeat(200_001))).mistaken())
                .containsExactly("content");
        assertThat(imported("long.md", Map.of("content", "x".repeat(200_000))).status())
                .isEqualTo(201);
        assertThat(imported("a\u0007b.md", Map.of()).mistaken()).containsExactly("guide_name");
        assertThat(imported("x".repeat(253) + ".md", Map.of()).mistaken()).containsExactly("guide_name");
        assertThat(imported("x.md", Map.of("category", "x".repeat(101))).mistaken())
                .containsExactly("category");
        assertThat(imported("x.md", Map.of("title", "x".repeat(256))).mistaken())
                .containsExactly("title");
        assertThat(master.post(GUIDES, Map.of()).mistaken())
                .containsExactlyInAnyOrder("category", "guide_name", "content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fsecret.md", "%2e%2e/secret.md", "../secret.md", "a/../../secret.md", "none.md"})
    @DisplayName("G3: finds nothing by a name that looks like a way through folders")
    void folders(String name) {
        assertThat(master.delete(GUIDES + "/Imports/" + name).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is the only one who may")
    void others() {
        imported("guarded.md", Map.of());
        for (Api stranger : new Api[] {nobody, newGardener().api(), newVendor().admin()}) {
            assertThat(stranger.post(GUIDES, guide("guarded.md")).status()).isEqualTo(401);
            assertThat(stranger.delete(GUIDES + "/Imports/guarded.md").status()).isEqualTo(401);
        }
        assertThat(events("guarded.md")).isEqualTo(1);
    }

    private Answer imported(String name, Map<String, String> others) {
        Map<String, String> guide = guide(name);
        guide.putAll(others);
        return master.post(GUIDES, guide);
    }

    private static Map<String, String> guide(String name) {
        return new HashMap<>(Map.of("category", "Imports", "guide_name", name, "content", "# Text"));
    }

    private long events(String name) {
        return jdbc.sql("select count(*) from events.event where event_type like 'garden.guide-%'"
                        + " and payload ->> 'name' = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
