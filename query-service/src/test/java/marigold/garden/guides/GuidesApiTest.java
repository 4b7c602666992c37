package marigold.garden.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import marigold.QueryServiceTest;
import marigold.garden.events.GuideEvent.GuidePublished;
import marigold.garden.events.GuideEvent.GuideRevised;
import marigold.garden.events.GuideEvent.GuideWithdrawn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every test has categories and words of its own: the guides are shared.
@DisplayName("A visitor of the guides")
class GuidesApiTest extends QueryServiceTest {
    @Test
    @DisplayName("R15: reads a guide")
    void guide() {
        long position =
                append(new GuidePublished(101, "Read me", "Dry it!.md", "Dry it!", "# Dry\n\nIn the *shade*.\n"));

        assertThat(seen(position, "/api/v1/guides/Read%20me/Dry%20it!.md").toString())
                .isEqualTo("{\"category\":\"Read me\",\"guide_name\":\"Dry it!.md\",\"title\":\"Dry it!\","
                        + "\"content\":\"# Dry\\n\\nIn the *shade*.\\n\",\"path\":\"Read me/Dry it!.md\"}");
        assertThat(get("", "/api/v1/guides/Read%20me/Dry%20it!.md/").status()).isEqualTo(200);

        long revised = append(new GuideRevised(101, "Read me", "Dry it!.md", "Dried", "Other"));
        assertThat(seen(revised, "/api/v1/guides/Read%20me/Dry%20it!.md")
                        .get("content")
                        .asString())
                .isEqualTo("Other");
    }

    @Test
    @DisplayName("R14, R15: sees all guides, all categories, and the guides of one")
    void lists() {
        long position = append(
                new GuidePublished(111, "Zz lists", "b.md", "B", "text"),
                new GuidePublished(112, "Zz lists", "a.md", "A", "text"),
                new GuidePublished(113, "Zy lists", "a.md", "Other", "text"));

        JsonNode all = seen(position, "/api/v1/guides");
        assertThat(all.propertyNames()).containsExactly("guides", "total_count", "categories", "category_count");
        assertThat(all.get("total_count").asInt()).isEqualTo(all.get("guides").size());
        assertThat(all.get("category_count").asInt())
                .isEqualTo(all.get("categories").size());
        assertThat(texts(all.get("categories")))
                .contains("Zy lists", "Zz lists")
                .isSorted();
        assertThat(get("", "/api/v1/guides/categories").json().toString())
                .isEqualTo("{\"categories\":%s,\"count\":%d}"
                        .formatted(
                                all.get("categories"), all.get("category_count").asInt()));
        assertThat(get("", "/api/v1/guides/Zz%20lists").body()).isEqualTo("""
            {"category":"Zz lists","guides":[\
            {"category":"Zz lists","guide_name":"a.md","title":"A","path":"Zz lists/a.md"},\
            {"category":"Zz lists","guide_name":"b.md","title":"B","path":"Zz lists/b.md"}],"count":2}\
            """);
        assertThat(get("", "/api/v1/guides/Zz%20lists?page=2&size=1").json().get("guides"))
                .singleElement()
                .extracting(guide -> guide.get("title").asString())
                .isEqualTo("B");
        Answered beyond = get("", "/api/v1/guides/Zz%20lists?page=9&size=1");
        assertThat(beyond.body()).isEqualTo("{\"category\":\"Zz lists\",\"guides\":[],\"count\":2}");
        assertThat(beyond.header("X-Total-Count")).isEqualTo("2");
        JsonNode behind = get("", "/api/v1/guides?page=9&size=1000").json();
        assertThat(behind.get("guides")).isEmpty();
        assertThat(behind.get("total_count")).isEqualTo(all.get("total_count"));

        long withdrawn = append(new GuideWithdrawn(113, "Zy lists", "a.md"));
        assertThat(texts(seen(withdrawn, "/api/v1/guides").get("categories"))).doesNotContain("Zy lists");
        assertThat(get("", "/api/v1/guides/Zy%20lists").status()).isEqualTo(404);
        assertThat(get("", "/api/v1/guides/Zy%20lists/a.md").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("finds guides by any part of category, title or text, in any case, and nothing by wildcards")
    void search() {
        long position = append(
                new GuidePublished(121, "Searched", "1.md", "Findguide 100% Red", "one"),
                new GuidePublished(122, "Searched", "2.md", "Other", "says FINDGUIDE_B\nand more"),
                new GuidePublished(123, "FindGuidé", "3.md", "Third", "nothing"),
                new GuidePublished(124, "Searched", "4.md", "Back\\slash findguide", ""));

        assertThat(found(position, "findguide")).containsExactlyInAnyOrder("1.md", "2.md", "4.md");
        assertThat(found(position, "FINDGUID%C3%89")).containsExactly("3.md");
        assertThat(found(position, "findguide%20100%25")).containsExactly("1.md");
        assertThat(found(position, "findguide%25red")).isEmpty();
        assertThat(found(position, "findguide_b")).containsExactly("2.md");
        assertThat(found(position, "findguid__b")).isEmpty();
        assertThat(found(position, "k%5Cslash%20find")).containsExactly("4.md");
        JsonNode none = get("", "/api/v1/guides?search=no-such-word-anywhere").json();
        assertThat(none.get("guides")).isEmpty();
        assertThat(none.get("total_count").asInt()).isZero();
        assertThat(none.get("categories")).isNotEmpty();
        JsonNode second =
                get("", "/api/v1/guides?search=findguide&page=2&size=1").json();
        assertThat(second.get("guides")).hasSize(1);
        assertThat(second.get("total_count").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/none",
                "/none/none.md",
                "/Folders/none.md",
                "/Folders/..%2Fsecret.md",
                "/Folders/..%5Csecret.md",
                "/Folders/%2e%2e/secret.md",
                "/Folders/../secret.md",
                "/../guides/Folders/../../../etc/passwd",
                "/..%2F..%2Fetc/passwd",
                "/Folders/..%252Fsecret.md",
                "/Folders/%2e%2e%2fsecret.md/"
            })
    @DisplayName("G3: finds nothing by unknown names, nor by a way through folders")
    void unknown(String path) {
        seen(
                append(new GuidePublished(131, "Folders", "known.md", "Known", "text")),
                "/api/v1/guides/Folders/known.md");

        Answered refused = get("", "/api/v1/guides" + path);
        assertThat(refused.status()).as(refused.body()).isEqualTo(404);
        assertThat(refused.json().get("code").asString()).isEqualTo("not-found");
        assertThat(refused.json().get("requestId").asString()).isEqualTo(refused.header("X-Request-ID"));
    }

    @Test
    @DisplayName("needs no login, and an old one does not stand in the way; the answer can be validated")
    void visitor() {
        Answered first = get("", "/api/v1/guides");
        assertThat(first.status()).isEqualTo(200);
        assertThat(get("no.real.token", "/api/v1/guides").status()).isEqualTo(200);
        assertThat(get("", "/api/v1/guides", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
        // Not a guide of the category favorites: the order trap of the predecessor.
        assertThat(get("", "/api/v1/guides/favorites/user").status()).isEqualTo(401);
        assertThat(get("", "/api/v1/guides/favorites").status()).isEqualTo(401);
    }

    private List<String> found(long position, String search) {
        List<String> names = new ArrayList<>();
        seen(position, "/api/v1/guides?search=" + search)
                .get("guides")
                .forEach(guide -> names.add(guide.get("guide_name").asString()));
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    /// A GET by anybody that waits until the answer contains everything up to the position.
    private JsonNode seen(long position, String path) {
        Answered answered = get("", path, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        assertThat(answered.status()).as(path + " " + answered).isEqualTo(200);
        return answered.json();
    }
}
