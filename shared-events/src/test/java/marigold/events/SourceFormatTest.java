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

/// The formatter's check, as a test because Maven itself may run on a Java that cannot read our sources. It stands in
/// the first module
/// that is built. `./marigold format` rewrites the sources (`-Dmarigold.format=write`).
@DisplayName("Every Java source")
class SourceFormatTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    @DisplayName("is formatted as palantir-java-format does it")
    void formatted() throws IOException {
        boolean write = "write".equals(System.getProperty("marigold.format"));
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> different = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ROOT.relativize(file).toString().contains("src"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target"))
                    .filter(file -> differs(formatter, file, write))
                    .map(ROOT::relativize)
                    .toList();
            assertThat(write ? List.of() : different)
                    .as("run ./marigold format")
                    .isEmpty();
        }
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
