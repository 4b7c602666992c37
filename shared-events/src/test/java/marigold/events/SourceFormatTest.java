package marigold.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The formatter's check, as a test because Maven itself may run on a Java that cannot read our sources. It
/// stands in
/// the first module
/// that is built. `./marigold format` rewrites the sources (`-Dmarigold.format=write`).
@DisplayName("Every Java source")
class SourceFormatTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final int DOC_COLUMNS_MAX = 110;

    @Test
    @DisplayName("is formatted as palantir-java-format does it")
    void formatted() throws IOException {
        boolean write = "write".equals(System.getProperty("marigold.format"));
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> different = files.filter(SourceFormatTest::isSource)
                    .filter(file -> differs(formatter, file, write))
                    .map(ROOT::relativize)
                    .toList();
            assertThat(write ? List.of() : different)
                    .as("run ./marigold format")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "keeps its doc comments within 110 columns, beyond which the formatter breaks a line without its slashes")
    void docComments() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(SourceFormatTest::isSource).flatMap(SourceFormatTest::longDocComments))
                    .isEmpty();
        }
    }

    private static Stream<String> longDocComments(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.strip().startsWith("///") && line.length() > DOC_COLUMNS_MAX)
                    .map(line -> ROOT.relativize(file) + ": " + line.strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isSource(Path file) {
        String path = ROOT.relativize(file).toString();
        return path.endsWith(".java") && path.contains("src") && !path.contains("target");
    }

    private static boolean differs(Formatter formatter, Path file, boolean write) {
        try {
            String source = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            if (formatted.equals(source)) return false;
            if (write) Files.writeString(file, formatted);
            return true;
        } catch (FormatterException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
