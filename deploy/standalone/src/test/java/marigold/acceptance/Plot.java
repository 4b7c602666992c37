package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marigold.acceptance.RunningMarigold.Gardener;
import tools.jackson.databind.JsonNode;

/// A gardener with something to grow: a carrot of sixty days with plan P of section 10 of the garden's
/// specification (germination 0-10, seedling 11-25, vegetative 26-45, harvest 46-60) and fifteen items, and a
/// plant of which the catalogue says no days and nobody has made a plan.
final class Plot {
    static final int DAYS = 60;
    static final int ITEMS = 15;

    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");

    private static final Map<RunningMarigold, Plants> PLANTS = new ConcurrentHashMap<>();

    final Gardener gardener;
    final Client api;
    final long carrot;
    final long wildflower;
    private final Client master;

    /// @param master who has brought them in
    private record Plants(Client master, long carrot, long wildflower) {}

    Plot(RunningMarigold marigold) {
        gardener = marigold.newGardener();
        api = gardener.api();
        Plants plants = PLANTS.computeIfAbsent(marigold, Plot::plants);
        master = plants.master();
        carrot = plants.carrot();
        wildflower = plants.wildflower();
    }

    private static Plants plants(RunningMarigold marigold) {
        Client master = marigold.master();
        master.csv(
                        "/api/v1/admin/catalogue/import",
                        BodyPublishers.ofString(CatalogueIT.HEADER.strip() + ",time_to_maturity_days\n"
                                + "Plotted carrot,Daucus carota,vegetable" + ",".repeat(22) + ",60\n"
                                + "Plotted wildflower,Wilda,flower" + ",".repeat(22) + ",\n"))
                .expect(200);
        long carrot = plant(master, "Plotted%20carrot");
        publish(master, carrot, plan("Thin them."));
        return new Plants(master, carrot, plant(master, "Plotted%20wildflower"));
    }

    private static long plant(Client master, String name) {
        JsonNode page = master.with("Prefer", "wait=30")
                .get("/api/v1/plants/paginated?search=" + name)
                .expect(200)
                .json();
        return page.get("plants").get(0).get("id").asLong();
    }

    Reply publish(long plantId, String plan) {
        return publish(master, plantId, plan);
    }

    private static Reply publish(Client master, long plantId, String plan) {
        return master.post("/api/v1/admin/growth-plans/" + plantId, plan).expect(200);
    }

    /// @param tip the one for seedlings
    static String plan(String tip) {
        String items = IntStream.rangeClosed(2, ITEMS)
                .mapToObj(i -> "{\"item\": \"Thing %d\", \"quantity\": \"1\", \"optional\": %b}".formatted(i, i > 12))
                .collect(Collectors.joining(", "));
        return """
            {"requirements_checklist": [
               {"category": "Tools", "items": [{"item": "Garden Trowel", "quantity": "1"}]},
               {"category": "Seeds & Plants", "items": [%s]}],
             "setup_instructions": [{"title": "Dig", "description": "Dig a bed.", "duration": "1 hour", "tips": ["Deep"]}],
             "growth_stages": [
               {"stage_name": "germination", "start_day": 0, "end_day": 10, "description": "Wait."},
               {"stage_name": "seedling", "start_day": 11, "end_day": 25},
               {"stage_name": "vegetative", "start_day": 26, "end_day": 45},
               {"stage_name": "harvest", "start_day": 46, "end_day": 60}],
             "care_tips": [
               {"stage_name": "germination", "tips": [
                  {"tip": "Keep moist."}, {"tip": "Keep warm."}, {"tip": "Keep calm."}, {"tip": "Keep going."}]},
               {"stage_name": "seedling", "tips": [{"tip": "%s"}]}]}
            """.formatted(items, tip);
    }

    static String item(int number) {
        return number == 1 ? "tools_garden_trowel" : "seeds_&_plants_thing_" + number;
    }

    /// In the gardens. A test that runs over their midnight may be a day off, so its dates are counted from
    /// one such day.
    static LocalDate today() {
        return LocalDate.now(MELBOURNE);
    }

    /// A carrot that is tracked since a day, and does not grow yet.
    long started(LocalDate startsOn) {
        return start(carrot, startsOn).expect(201).json().get("instance_id").asLong();
    }

    Reply start(long plantId, LocalDate startsOn) {
        return api.post("/api/v1/tracking/start", startBody(gardener.email(), plantId, startsOn));
    }

    static String startBody(String email, long plantId, LocalDate startsOn) {
        return """
            {"user_data": {"email": "%s"}, "plant_id": %d, "plant_nickname": "Balcony", "start_date": "%s"}
            """.formatted(email, plantId, startsOn);
    }

    long growing(LocalDate startsOn) {
        long id = started(startsOn);
        api.post(path(id, "/start-growing"), "{\"start_date\": \"%s\"}".formatted(startsOn))
                .expect(200);
        return id;
    }

    static String path(long instanceId, String part) {
        return "/api/v1/tracking/instance/" + instanceId + part;
    }

    Reply tick(long instanceId, int item, boolean completed) {
        return api.post("/api/v1/tracking/checklist/complete", tickBody(instanceId, item, completed));
    }

    static String tickBody(long instanceId, int item, boolean completed) {
        return "{\"instance_id\": %d, \"checklist_item_key\": \"%s\", \"is_completed\": %b}"
                .formatted(instanceId, item(item), completed);
    }

    JsonNode get(long instanceId, String part) {
        return api.get(path(instanceId, part)).expect(200).json();
    }

    JsonNode list(String parameters) {
        return api.get("/api/v1/tracking/user/%s%s".formatted(gardener.email(), parameters))
                .expect(200)
                .json();
    }

    static boolean isTicked(JsonNode checklist, int item) {
        JsonNode row = checklist.get("checklist_items").get(item - 1);
        assertThat(row.get("item_key").asString()).isEqualTo(item(item));
        return row.get("is_completed").asBoolean();
    }
}
