package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import marigold.standalone.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Restarts a product of its own, so it runs without a gateway only.
@DisplayName("A garden where plants are grown at random")
@Tag("own-process")
@Tag("slow")
class PlantInstancesRebuildIT {
    private static final int COMMANDS = 300;
    private static final int INSTANCES = 8;

    private final long seed = Long.getLong("marigold.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final LocalDate today = Plot.today();
    private final List<Long> instances = new ArrayList<>();
    private Plot plot;

    @Test
    @DisplayName("gives the same bytes when its read models are rebuilt")
    void rebuilt() throws Exception {
        System.out.println("PlantInstancesRebuildIT seed " + seed);
        Path data = RunningMarigold.temporaryFolder();
        List<String> before;
        try (Product product = Product.upOn(data)) {
            plot = new Plot(RunningMarigold.on(product, data));
            for (int i = 0; i < COMMANDS; i++) command();
            before = answers(plot.api);
            ReadTables.empty(data);
        }
        try (Product product = Product.upOn(data)) {
            Client again = RunningMarigold.on(product, data)
                    .anybody()
                    .withToken(token(RunningMarigold.on(product, data)))
                    .with("Prefer", "wait=30")
                    .with("Consistency-Token", ReadTables.lastPosition(data));
            assertThat(answers(again)).as("seed %d", seed).isEqualTo(before);
        }
    }

    private String token(RunningMarigold marigold) {
        return marigold.anybody()
                .post(
                        "/api/v1/auth/login",
                        "{\"email\": \"%s\", \"password\": \"Passw0rd!\"}".formatted(plot.gardener.email()))
                .expect(200)
                .json()
                .get("access_token")
                .asString();
    }

    private void command() {
        if (instances.size() < INSTANCES && random.nextInt(10) == 0 || instances.isEmpty()) {
            long plant = random.nextBoolean() ? plot.carrot : plot.wildflower;
            LocalDate startsOn = today.minusDays(random.nextInt(90));
            instances.add(plot.start(plant, startsOn)
                    .expect(201)
                    .json()
                    .get("instance_id")
                    .asLong());
            return;
        }
        long id = instances.get(random.nextInt(instances.size()));
        // What the rules refuse is as good as what they take.
        switch (random.nextInt(14)) {
            case 0 -> plot.api.put(Plot.path(id, "/nickname"), "{\"plant_nickname\": \"%d\"}".formatted(draw()));
            case 1 -> plot.api.put(Plot.path(id, "/progress"), "{\"user_notes\": \"%d\"}".formatted(draw()));
            case 2 ->
                plot.api.put(
                        Plot.path(id, "/progress"),
                        "{\"current_stage\": \"seedling\", \"align_to_stage_start\": %b}"
                                .formatted(random.nextBoolean()));
            case 3 -> plot.api.post(Plot.path(id, "/start-growing"), "");
            case 4 -> plot.api.post(Plot.path(id, "/auto-update-stage"), "");
            case 5 -> plot.api.post(Plot.path(id, "/complete-setup"), "");
            case 6 -> plot.api.post(Plot.path(id, "/initialize-checklist"), "");
            case 7 -> plot.publish(plot.wildflower, Plot.plan("Tip " + draw()));
            case 8 -> {
                if (random.nextInt(4) == 0) plot.api.post(Plot.path(id, "/complete"), "");
            }
            case 9 -> {
                if (random.nextInt(4) == 0) plot.api.post(Plot.path(id, "/archive"), "");
            }
            case 10 -> {
                if (random.nextInt(4) == 0) {
                    plot.api.delete(Plot.path(id, "")).expect(200);
                    instances.remove(id);
                }
            }
            default -> plot.tick(id, 1 + random.nextInt(Plot.ITEMS), random.nextInt(3) > 0);
        }
    }

    private int draw() {
        return random.nextInt(5);
    }

    /// What the garden shows of everything that was written, with its entity tags.
    private List<String> answers(Client api) {
        List<String> paths = new ArrayList<>(List.of(
                "/api/v1/tracking/user/%s?status=all".formatted(plot.gardener.email()),
                "/api/v1/tracking/user/%s".formatted(plot.gardener.email()),
                "/api/v1/tracking/user/%s/overview".formatted(plot.gardener.email()),
                "/api/v1/auth/me"));
        for (long plant : List.of(plot.carrot, plot.wildflower)) {
            paths.add("/api/v1/tracking/requirements/" + plant);
            paths.add("/api/v1/tracking/instructions/" + plant);
            paths.add("/api/v1/tracking/timeline/" + plant);
            paths.add("/api/v1/plants/" + plant);
        }
        for (long id : instances) {
            for (String part : List.of("", "/checklist", "/status", "/tips?limit=10")) paths.add(Plot.path(id, part));
        }
        return paths.stream()
                .map(path -> {
                    Reply reply = api.get(path);
                    return "%s %d %s %s"
                            .formatted(
                                    path, reply.status(), reply.header("ETag").orElse(""), reply.text());
                })
                .toList();
    }
}
