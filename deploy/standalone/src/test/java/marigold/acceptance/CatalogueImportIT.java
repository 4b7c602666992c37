package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Month;
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

    /// The two plants of [Plot].
    private static final int PLOTTED = 2;

    private static final List<String> CATEGORIES = List.of("flower", "herb", "vegetable");
    private static final List<String> TRAITS = List.of(
            "dwarf", "fragrant red", "container", "climbing white", "quick", "drought tolerant", "compact blue");

    @Test
    @DisplayName(
            "is imported at a flat memory while gardeners look on, with its progress to be seen and every bad row told;"
                    + " again, it is no news")
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
            List<Plot> gardens = gardens(marigold);
            List<String> before =
                    gardens.stream().map(CatalogueImportIT::instances).toList();
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

            awaitSeen(master, Long.parseLong(first.header("Consistency-Token").orElseThrow()));
            Client reader = marigold.anybody();
            JsonNode found = reader.get("/api/v1/plants/paginated?search=number%2012345%20")
                    .expect(200)
                    .json();
            assertThat(found.get("total").asInt()).isEqualTo(1);
            JsonNode last = reader.get("/api/v1/plants/paginated?limit=100&page=495")
                    .expect(200)
                    .json();
            assertThat(last.get("total").asInt()).isEqualTo(PLOTTED + ROWS - ROWS / BAD_EVERY);
            assertThat(last.get("plants")).hasSize(100);
            assertThat(last.get("has_next").asBoolean()).isTrue();
            assertThat(gardens.stream().map(CatalogueImportIT::instances)).isEqualTo(before);
            for (Plot garden : gardens) {
                JsonNode mine = garden.api
                        .get("/api/v1/recommendations/mine")
                        .expect(200)
                        .json();
                assertThat(mine.get("recommendations")).as(mine.toString()).hasSize(6);
            }
            JsonNode asked = reader.post(
                            "/api/v1/recommendations",
                            "{\"month_now\": \"June\", \"user_preferences\": {\"site\": {\"containers\": false}}}")
                    .expect(200)
                    .json();
            assertThat(asked.get("recommendations")).hasSize(6);

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

    /// Six gardeners with a garden of another kind each, in which something grows.
    private static List<Plot> gardens(RunningMarigold marigold) {
        List<Plot> gardens = new ArrayList<>();
        for (String profile : List.of(
                "\"garden_type\": \"balcony\", \"sun_exposure\": \"full_sun\", \"available_space\": 2",
                "\"garden_type\": \"balcony\", \"sun_exposure\": \"part_sun\", \"has_containers\": true",
                "\"garden_type\": \"backyard\", \"sun_exposure\": \"full_sun\", \"available_space\": 200",
                "\"garden_type\": \"courtyard\", \"sun_exposure\": \"bright_shade\"",
                "\"garden_type\": \"community_garden\", \"experience_level\": \"advanced\"",
                "\"garden_type\": \"backyard\", \"sun_exposure\": \"low_light\", \"experience_level\": \"beginner\"")) {
            Plot garden = new Plot(marigold);
            garden.api.put("/api/v1/auth/profile", "{%s}".formatted(profile)).expect(200);
            garden.started(Plot.today());
            gardens.add(garden);
        }
        return gardens;
    }

    private static String instances(Plot garden) {
        return garden.api
                .get("/api/v1/tracking/user/%s?status=all".formatted(garden.gardener.email()))
                .expect(200)
                .text();
    }

    /// Waits until every read model has the whole file, and prints how long that took.
    private static void awaitSeen(Client master, long position) {
        long from = System.nanoTime();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> StreamSupport.stream(
                                master.get("/ops/v1/projections")
                                        .expect(200)
                                        .json()
                                        .spliterator(),
                                false)
                        .allMatch(model -> model.get("position").asLong() >= position));
        System.out.printf(
                "CatalogueImportIT: every read model had the file %.1f s after its answer.%n",
                (System.nanoTime() - from) / 1e9);
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
                String row = bad ? bad(number) : good(number);
                out.write(row.getBytes(StandardCharsets.UTF_8));
                line += row.chars().filter(character -> character == '\n').count();
            }
        }
        return badLines;
    }

    private static String bad(int number) {
        return switch (number / BAD_EVERY % 4) {
            case 0 -> row("", "herb", "without a name", "");
            case 1 -> row("Plant " + number, "tree", "of no category", "");
            case 2 -> row("Plant 1", CATEGORIES.get(1), "there twice", "");
            default -> "x,too,few,cells\n";
        };
    }

    /// Half of them are sown in three months of two zones.
    private static String good(int number) {
        Month first = Month.of(1 + number / 2 % 12);
        String months = number % 2 == 0 ? "" : "%s,%s,%s".formatted(first, first.plus(1), first.plus(2));
        return row(
                "Plant " + number,
                CATEGORIES.get(number % CATEGORIES.size()),
                "A %s plant,\nnumber %d of many".formatted(TRAITS.get(number % TRAITS.size()), number),
                months);
    }

    private static String row(String name, String category, String description, String months) {
        return "%s,%s,,%s%s\"%s\",,,,\"%s\",\"%s\"%s\n"
                .formatted(PADDING, name, category, ",".repeat(11), description, months, months, ",".repeat(6));
    }
}
