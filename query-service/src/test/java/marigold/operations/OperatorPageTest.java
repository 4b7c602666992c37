package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import marigold.QueryServiceTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The operators' page")
class OperatorPageTest extends QueryServiceTest {
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/ops/[^\"#]+)\"|from \"\\./([^\"]+)\"");

    @Test
    @DisplayName("is given to everybody, at both forms of its address, and asks for nothing that is not its own")
    void isOpen() {
        for (String address : List.of("/ops", "/ops/")) {
            Answered page = get("", address);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.body()).contains("<main", "lang=\"en\"").doesNotContain("http://", "https://", "style=");
            assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)|\\son[a-z]+=");
        }
    }

    @Test
    @DisplayName("runs no script and no style but its own files, and sends what is typed to its own API only")
    void policy() {
        Answered page = get("", "/ops");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @CsvSource({
        "/ops,             text/html",
        "/ops/ops.css,     text/css",
        "/ops/main.js,     text/javascript",
        "/ops/marigold.svg, image/svg+xml"
    })
    @DisplayName("is asked for again only when it has changed")
    void validators(String path, String type) {
        Answered first = get("", path);
        assertThat(first.header("Content-Type")).startsWith(type);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(first.header("ETag")).startsWith("W/\"");
        Answered again = get("", path, "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("Content-Security-Policy")).isEqualTo(first.header("Content-Security-Policy"));
        assertThat(send("HEAD", "", path).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("finds every file that it names, and has no other")
    void complete() {
        Set<String> found = new TreeSet<>();
        namedBy("/ops", found);
        assertThat(found).contains("/ops/main.js", "/ops/ops.css", "/ops/stream.js", "/ops/marigold.svg");
        assertThat(found.stream().map(path -> path.substring("/ops/".length())))
                .containsExactlyInAnyOrderElementsOf(OperatorPage.FILES.stream()
                        .filter(file -> !file.equals("index.html"))
                        .toList());
        for (String path : List.of("/ops/index.html", "/ops/nothing.js", "/ops/v1", "/ops/page/main.js")) {
            assertThat(get("", path).status()).as(path).isIn(401, 404);
        }
    }

    private void namedBy(String path, Set<String> found) {
        Answered file = get("", path);
        assertThat(file.status()).as(path).isEqualTo(200);
        NAMED.matcher(file.body()).results().forEach(named -> {
            String next = named.group(1) != null ? named.group(1) : "/ops/" + named.group(2);
            if (found.add(next)) namedBy(next, found);
        });
    }
}
