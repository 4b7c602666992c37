package marigold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static marigold.standalone.DemoClient.fields;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The garden's part of `--demo`: the catalogue, suburbs and guides that the product ships with, imported as
/// the platform's admin would, and a gardener with six plants, each at another point of its life.
///
/// The imports change nothing the second time, and everything else carries an Idempotency-Key.
final class DemoGarden {
    private static final ZoneId GARDEN = ZoneId.of("Australia/Melbourne");

    static final String GARDENER = "gardener@demo.marigold.example";

    static final List<Growing> GROWN = List.of(
            new Growing("Tomato Tommy Toe", "Balcony Tomato", "Balcony, north wall", 40, Point.GROWING),
            new Growing("Basil Genovese", "Kitchen Basil", "Kitchen window", 12, Point.GROWING),
            new Growing("Radish Cherry Belle", "First Radishes", "Raised bed", 34, Point.HARVESTED),
            new Growing("Lettuce Oakleaf", "Salad Box", "Balcony box", 0, Point.SET_UP),
            new Growing("Sweet Pea Bijou", "Scent for the Door", "Front steps", 0, Point.PREPARING),
            new Growing("Parsley Italian", "Soup Parsley", "", 0, Point.STARTED));

    private static final String SEED = "classpath:db/seed/garden/";
    private static final List<String> CATALOGUE = List.of("plants-flowers", "plants-herbs", "plants-vegetables");

    /// The checklist counts as done from four items of five on (spec, garden B 1).
    private static final double PREPARED = 0.8;

    private final Console console;
    private final DemoClient client;
    private final PathMatchingResourcePatternResolver shipped = new PathMatchingResourcePatternResolver();

    DemoGarden(Console console, DemoClient client) {
        this.console = console;
        this.client = client;
    }

    /// How far a plant of the demo has come, each point after all those before.
    enum Point {
        STARTED,
        PREPARING,
        SET_UP,
        GROWING,
        HARVESTED
    }

    /// @param plant   its name in the catalogue
    /// @param daysAgo on which it began to grow
    record Growing(String plant, String nickname, String location, int daysAgo, Point point) {}

    /// @param file keeps the day on which the garden was begun, and whether it is finished
    void playOnce(Secrets secrets, String password, Path file) throws IOException {
        var state = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        if (state.contains(Demo.FINISHED)) return;
        if (state.isEmpty()) Files.writeString(file, LocalDate.now(GARDEN) + "\n");
        var today = LocalDate.parse(Files.readAllLines(file).getFirst());
        play(secrets, password, today);
        Files.writeString(file, today + "\n" + Demo.FINISHED + "\n");
    }

    private void play(Secrets secrets, String password, LocalDate today) throws IOException {
        var master = client.masterLogin(secrets.masterUsername(), secrets.masterPassword());
        var guides = shipped.getResources(SEED + "guides/*/*.md");
        long done = 0;
        long total = CATALOGUE.size() + 1 + guides.length + GROWN.size();
        for (var file : CATALOGUE) {
            client.importCsv(master, "/api/v1/admin/catalogue/import", text(shipped.getResource(SEED + file + ".csv")));
            progress(++done, total);
        }
        client.importCsv(master, "/api/v1/admin/suburbs/import", text(shipped.getResource(SEED + "suburbs.csv")));
        progress(++done, total);
        for (var guide : guides) {
            publish(master, guide);
            progress(++done, total);
        }
        var gardener = register(password);
        for (var growing : GROWN) {
            grow(gardener, growing, today);
            progress(++done, total);
        }
    }

    private void progress(long done, long total) {
        console.progress("Planting a garden", done, total);
    }

    private void publish(String master, Resource guide) throws IOException {
        // The resource of a jar has no folder, only an address.
        var path = URLDecoder.decode(guide.getURL().getPath(), UTF_8).split("/");
        var body = fields(
                "category", path[path.length - 2],
                "guide_name", path[path.length - 1],
                "content", text(guide));
        client.post(master, "", "/api/v1/admin/guides", body);
    }

    private String register(String password) throws IOException {
        var body = fields("email", GARDENER, "password", password, "name", "Mia Taylor");
        client.post("", "demo-gardener", "/api/v1/auth/register", body);
        return client.gardenerLogin(GARDENER, password);
    }

    private long plantId(String name) throws IOException {
        var found = client.get("", "/api/v1/plants/paginated?limit=1&search=" + URLEncoder.encode(name, UTF_8));
        return found.get("plants").get(0).get("id").asLong();
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(UTF_8);
    }

    private void grow(String token, Growing growing, LocalDate today) throws IOException {
        var key = "demo-garden-" + growing.plant().toLowerCase(Locale.ROOT).replace(' ', '-');
        var startsOn = today.minusDays(growing.daysAgo()).toString();
        var body = fields(
                "user_data", Map.of("email", GARDENER),
                "plant_id", plantId(growing.plant()),
                "plant_nickname", growing.nickname(),
                "start_date", startsOn,
                "location_details", growing.location());
        long instance = client.post(token, key, "/api/v1/tracking/start", body)
                .get("instance_id")
                .asLong();
        var path = "/api/v1/tracking/instance/" + instance;
        if (growing.point() == Point.STARTED) return;
        client.post(token, key + "-checklist", path + "/initialize-checklist", Map.of());
        tick(token, instance, key, growing.point() == Point.PREPARING ? 0.5 : PREPARED);
        if (growing.point() == Point.PREPARING) return;
        client.post(token, key + "-set-up", path + "/complete-setup", Map.of());
        if (growing.point() == Point.SET_UP) return;
        client.post(token, key + "-begin", path + "/start-growing", fields("start_date", startsOn));
        client.post(token, key + "-stage", path + "/auto-update-stage", Map.of());
        if (growing.point() == Point.HARVESTED) client.post(token, key + "-harvest", path + "/complete", Map.of());
    }

    private void tick(String token, long instance, String key, double share) throws IOException {
        var items = new ArrayList<String>();
        client.get(token, "/api/v1/tracking/instance/%d/checklist".formatted(instance))
                .get("checklist_items")
                .forEach(item -> items.add(item.get("item_key").asString()));
        for (int i = 0; i < share * items.size(); i++) {
            client.post(
                    token,
                    key + "-tick-" + i,
                    "/api/v1/tracking/checklist/complete",
                    fields("instance_id", instance, "checklist_item_key", items.get(i), "is_completed", true));
        }
    }
}
