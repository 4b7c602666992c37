package marigold.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The links of the documentation")
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    @Test
    @DisplayName("lead to files and headings that exist")
    void exist() throws IOException {
        try (Stream<Path> docs = Files.walk(Page.ROOT.resolve("docs"))) {
            var pages = Stream.concat(Stream.of(Page.ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
            assertThat(pages).hasSizeGreaterThan(5).allSatisfy(LinksTest::leadSomewhere);
        }
    }

    private static void leadSomewhere(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results())
                .filteredOn(link -> !ELSEWHERE.matcher(link.group(1)).matches())
                .allSatisfy(link -> leadsSomewhere(page, link));
    }

    private static void leadsSomewhere(Path page, MatchResult link) throws IOException {
        Path target = link.group(1).isEmpty()
                ? page
                : page.resolveSibling(link.group(1)).normalize();
        assertThat(target).as("%s in %s", link.group(), page).exists();
        if (link.group(2) == null) return;
        assertThat(Files.readAllLines(target).stream()
                        .filter(line -> line.startsWith("#"))
                        .map(LinksTest::anchor))
                .as("%s in %s", link.group(), page)
                .contains(link.group(2));
    }

    /// As forges make them of a heading.
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
