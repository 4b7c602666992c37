package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as it is, over a JDK that only writes down how it was called.
@DisplayName("The cache that makes Marigold start faster")
class FasterStartTest {
    private static final String JAVA = """
        #!/bin/sh
        for option in "$@"; do
            case $option in -XX:AOTCacheOutput=*) output=${option#*=} ;; esac
        done
        if [ -z "${output:-}" ]; then
            echo "java $*"
            exit 0
        fi
        [ ! -e "$(dirname "$0")/broken" ] || exit 1
        trap 'echo made >"$output"; exit 0' TERM
        echo "Marigold is ready on http://localhost:1"
        while :; do sleep 0.1; done
        """;

    @TempDir
    private Path root;

    private Path jdk;
    private Path product;

    @BeforeEach
    void givenABuiltProduct() throws IOException {
        Files.copy(Path.of("../../marigold"), root.resolve("marigold"));
        product = Files.createDirectories(root.resolve("deploy/standalone/target/marigold"));
        jdk = root.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        for (var program : List.of("java", "javac")) {
            assertThat(Files.writeString(jdk.resolve("bin").resolve(program), JAVA)
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.createDirectories(product.resolve("lib"));
        Files.writeString(product.resolve("marigold.jar"), "");
        Files.writeString(product.resolve("built"), "");
    }

    private String up(Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder("sh", root.resolve("marigold").toString(), "up").redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MARIGOLD_"));
        builder.environment().put("MARIGOLD_JDK_DIRS", jdk.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private String up() throws Exception {
        return up(Map.of());
    }

    private void makesOneAndUsesIt() throws Exception {
        assertThat(up()).contains("Preparing faster starts").contains("-XX:AOTCache=");
        assertThat(product.resolve("rehearsal")).doesNotExist();
    }

    private void usesIt() throws Exception {
        assertThat(up()).doesNotContain("Preparing").contains("-XX:AOTCache=");
    }

    @Test
    @DisplayName("is made by the first start and used from then on")
    void made() throws Exception {
        makesOneAndUsesIt();
        usesIt();
    }

    @Test
    @DisplayName("is made anew after another build, and for another JDK")
    void stale() throws Exception {
        makesOneAndUsesIt();
        var part = Files.writeString(product.resolve("lib/part.jar"), "");
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(up(Map.of("MARIGOLD_NO_BUILD", "1"))).doesNotContain("AOTCache");
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minusSeconds(9)));
        Files.setLastModifiedTime(
                product.resolve("lib"), FileTime.from(Instant.now().minusSeconds(9)));
        usesIt();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"26\"\n");
        makesOneAndUsesIt();
        usesIt();
    }

    @Test
    @DisplayName("is done without when it cannot be made, and not tried again before something changes")
    void broken() throws Exception {
        Files.writeString(jdk.resolve("bin/broken"), "");
        assertThat(up())
                .contains("They could not be prepared, and Marigold goes on without")
                .contains("java ")
                .doesNotContain("AOTCache=");
        assertThat(up()).doesNotContain("Preparing").doesNotContain("AOTCache=");
        Files.delete(jdk.resolve("bin/broken"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"26\"\n");
        makesOneAndUsesIt();
    }

    @Test
    @DisplayName("is neither made nor used when it is not wanted")
    void unwanted() throws Exception {
        makesOneAndUsesIt();
        assertThat(up(Map.of("MARIGOLD_NO_AOT", "1"))).doesNotContain("AOTCache");
        Files.delete(product.resolve("marigold.aot"));
        Files.delete(product.resolve("marigold.aot.for"));
        assertThat(up(Map.of("MARIGOLD_NO_BUILD", "1")))
                .doesNotContain("Preparing")
                .doesNotContain("AOTCache");
    }
}
