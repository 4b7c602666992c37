package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import marigold.standalone.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Starts a product of its own with less memory than the file has bytes, so it runs without a gateway only.
@DisplayName("A catalogue of 50,000 plants with one bad row in a hundred")
@Tag("own-process")
@Tag("slow")
class CatalogueImportIT {
    private static final String IMPORT = "/api/v1/admin/catalogue/import";
    private static final int ROWS = 50_000;
    private static final int BAD_EVERY = 100;
    private static final String HEAP = "-Xmx160m";

    /// Fills a column that means nothing here: the file is large, its plants are not.
    private static final String PADDING = "x".repeat(3_500);

    @Test
    @DisplayName(
            "is imported at a flat memory, with its progress to be seen and every bad row told; again, it is no news")
    void large() throws Exception {
        Path file = Files.createTempFile("catalogue-", ".csv");
        Path data = RunningMarigold.temporaryFolder();
        List<Long> badLines = write(file);
        assertThat(Files.size(file)).isGreaterThan(168L << 20);
        String options = HEAP + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
        Map<String, String> environment = Map.of("MARIGOLD_JAVA_OPTS", options, "MARIGOLD_READS_CACHE_SIZE", "8MB");
        try (Product product = Product.upOn(data, environment)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            Client master = marigold.master();
            List<JsonNode> watched = new ArrayList<>();
            Reply first = importing(master, file, watched);
            JsonNode answer = first.expect(200).json();
            assertThat(answer.get("rows").asInt()).isEqualTo(ROWS);
            assertThat(answer.get("refused").asInt()).isEqualTo(ROWS / BAD_EVERY);
            assertThat(answer.get("imported").asInt()).isEqualTo(ROWS - ROWS / BAD_EVERY);
            assertThat(StreamSupport.stream(answer.get("errors").spliterator(), false)
                            .map(error -> error.get("line").asLong()))
                    .containsExactlyElementsOf(badLines);
            assertThat(watched.stream()
                            .filter(progress ->
                                    progress.get("status").asString().equals("running"))
                            .map(progress -> progress.get("rows").asLong())
                            .distinct())
                    .hasSizeGreaterThan(3)
                    .isSorted();

            Client reader = marigold.anybody()
                    .with("Prefer", "wait=30")
                    .with("Consistency-Token", first.header("Consistency-Token").orElseThrow());
            awaitSeen(reader);
            JsonNode found = reader.get("/api/v1/plants/paginated?search=number%2012345%20")
                    .expect(200)
                    .json();
            assertThat(found.get("total").asInt()).isEqualTo(1);
            JsonNode last = reader.get("/api/v1/plants/paginated?limit=100&page=495")
                    .expect(200)
                    .json();
            assertThat(last.get("total").asInt()).isEqualTo(ROWS - ROWS / BAD_EVERY);
            assertThat(last.get("plants")).hasSize(100);
            assertThat(last.get("has_next").asBoolean()).isFalse();

            Reply second = importing(master, file, watched);
            assertThat(second.expect(200).json().get("unchanged").asInt()).isEqualTo(ROWS - ROWS / BAD_EVERY);
            assertThat(second.json().get("refused").asInt()).isEqualTo(ROWS / BAD_EVERY);
            assertThat(second.header("Consistency-Token")).isEmpty();
        } finally {
            Files.delete(file);
        }
    }

    /// Sends the file and looks at the progress until it is answered.
    private static Reply importing(Client master, Path file, List<JsonNode> watched) throws Exception {
        CompletableFuture<Reply> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return master.csv(IMPORT, BodyPublishers.ofFile(file));
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        });
        Client watcher = master.onAnotherConnection();
        while (!answer.isDone()) {
            watched.add(watcher.get(IMPORT + "/progress").expect(200).json());
            CompletableFuture.anyOf(
                            answer, new CompletableFuture<>().completeOnTimeout(null, 200, TimeUnit.MILLISECONDS))
                    .join();
        }
        assertThat(watcher.get(IMPORT + "/progress").json().get("status").asString())
                .isEqualTo("finished");
        return answer.join();
    }

    /// The projections of 50,000 plants may take longer than one wait.
    private static void awaitSeen(Client reader) {
        for (int tries = 0; tries < 10; tries++) {
            if (reader.get("/api/v1/plants/paginated").status() == 200) return;
        }
        reader.get("/api/v1/plants/paginated").expect(200);
    }

    /// @return the lines of the bad rows
    private static List<Long> write(Path file) throws IOException {
        List<Long> badLines = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(("notes," + CatalogueIT.HEADER).getBytes(StandardCharsets.UTF_8));
            long line = 2;
            for (int number = 1; number <= ROWS; number++) {
                boolean bad = number % BAD_EVERY == 0;
                if (bad) badLines.add(line);
                String row =
                        bad ? bad(number) : row("Plant " + number, "herb", "A plant,\nnumber " + number + " of many");
                out.write(row.getBytes(StandardCharsets.UTF_8));
                line += row.chars().filter(character -> character == '\n').count();
            }
        }
        return badLines;
    }

    private static String bad(int number) {
        return switch (number / BAD_EVERY % 4) {
            case 0 -> row("", "herb", "without a name");
            case 1 -> row("Plant " + number, "tree", "of no category");
            case 2 -> row("Plant 1", "herb", "there twice");
            default -> "x,too,few,cells\n";
        };
    }

    private static String row(String name, String category, String description) {
        return "%s,%s,,%s%s\"%s\"%s\n".formatted(PADDING, name, category, ",".repeat(11), description, ",".repeat(11));
    }
}
