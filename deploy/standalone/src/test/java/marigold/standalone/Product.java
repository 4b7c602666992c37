package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One run of `./marigold`, as a process like any user's.
public final class Product implements AutoCloseable {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern READY =
            Pattern.compile("^Marigold is ready on http://localhost:([0-9]+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;

    private Product(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Product run(List<String> arguments) {
        return run(arguments, Map.of());
    }

    /// Runs the script with the JDK of this test and what Maven has just packaged, without limits to
    /// requests, and with no other setting of ours.
    public static Product run(List<String> arguments, Map<String, String> environment) {
        try {
            var output = Files.createTempFile("marigold-", ".out");
            output.toFile().deleteOnExit();
            var command = new ArrayList<>(List.of("sh", ROOT.resolve("marigold").toString()));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MARIGOLD_"));
            builder.environment().put("MARIGOLD_NO_BUILD", "1");
            builder.environment().put("MARIGOLD_JDK_DIRS", System.getProperty("java.home"));
            builder.environment().put("MARIGOLD_JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
            builder.environment().put("MARIGOLD_RATE_LIMIT_PER_MINUTE", "0");
            builder.environment().put("MARIGOLD_LOGIN_LIMIT_PER_MINUTE", "0");
            builder.environment().putAll(environment);
            return new Product(builder.start(), output);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static Product upOn(Path data) {
        return upOn(data, Map.of());
    }

    public static Product upOn(Path data, Map<String, String> environment) {
        var product = run(List.of("up", "--port", "0", "--data", data.toString()), environment);
        product.awaitPort();
        return product;
    }

    public int awaitPort() {
        await().atMost(PATIENCE).until(() -> READY.matcher(output()).find() || !process.isAlive());
        var ready = READY.matcher(output());
        assertThat(ready.find()).as(output()).isTrue();
        return Integer.parseInt(ready.group(1));
    }

    public int awaitExit() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /// It said this and nothing else, and exited so.
    void refuses(int exitCode, String sentence) {
        int actual = awaitExit();
        assertThat(output().strip()).isEqualTo("marigold: " + sentence);
        assertThat(actual).isEqualTo(exitCode);
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }
}
