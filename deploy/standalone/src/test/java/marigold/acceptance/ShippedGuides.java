package marigold.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The guides that the product ships with, as the admin imports them.
final class ShippedGuides {
    private static final Path SEED = Path.of("../../db/seed/garden/guides");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ShippedGuides() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.walk(SEED)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The body of the request that imports the file.
    static String request(Path file) {
        try {
            return request(category(file), name(file), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String request(String category, String name, String content) {
        return JSON.writeValueAsString(Map.of("category", category, "guide_name", name, "content", content));
    }

    static String category(Path file) {
        return file.getParent().getFileName().toString();
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }
}
