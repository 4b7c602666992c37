package marigold.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A page of the documentation, in Markdown.
///
/// Pages, or parts of pages, that the code can tell are generated from it and compared. A page that differs
/// fails its test; with `-Dmarigold.docs=write` it is rewritten instead.
final class Page {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final boolean WRITE = "write".equals(System.getProperty("marigold.docs"));

    private final Path file;

    private Page(Path file) {
        this.file = file;
    }

    static Page of(String path) {
        return new Page(ROOT.resolve(path));
    }

    String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The rows of every table of the page, without headings, cells as they are written.
    List<List<String>> rows() {
        return text().lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|")))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }

    /// Checks, or rewrites, the whole page.
    void mustBe(String expected) {
        if (WRITE) write(expected);
        assertThat(text())
                .as(
                        "%s is not what the code says; run mvn -pl deploy/standalone -am test"
                                + " -Dtest='marigold/docs/*Test' -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dmarigold.docs=write",
                        ROOT.relativize(file))
                .isEqualTo(expected);
    }

    /// Checks, or rewrites, what stands between the two comments `<!-- name -->` and `<!-- /name -->`.
    void mustHold(String name, String expected) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->";
        String text = text();
        assertThat(text).contains(begin, end);
        mustBe(text.substring(0, text.indexOf(begin) + begin.length()) + expected + text.substring(text.indexOf(end)));
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
