package marigold.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/// The scripts beside these classes.
final class Resource {
    private Resource() {}

    static String text(String name) {
        try (var stream = Resource.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new BenchFailed("%s cannot be read.".formatted(name), unreadable);
        }
    }
}
