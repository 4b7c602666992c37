package marigold.garden.instances;

import static marigold.garden.Growing.DAYS;
import static marigold.garden.Growing.key;
import static marigold.garden.Growing.plan;
import static marigold.garden.Growing.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import marigold.QueryServiceTest;
import marigold.garden.GardenCalendar;
import marigold.garden.Gardener;
import marigold.garden.events.PlantInstanceEvent.GrowingBegun;
import marigold.garden.events.PlantInstanceEvent.InstanceArchived;
import marigold.garden.events.PlantInstanceEvent.InstanceCompleted;
import marigold.garden.events.PlantInstanceEvent.InstanceNoted;
import marigold.garden.events.PlantInstanceEvent.InstanceRemoved;
import marigold.garden.events.PlantInstanceEvent.ItemNoted;
import marigold.garden.events.PlantInstanceEvent.ItemTicked;
import marigold.garden.events.PlantInstanceEvent.SetupCompleted;
import marigold.garden.events.PlantInstanceEvent.StageChanged;
import marigold.projection.Pause;
import marigold.refusal.Unknown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DisplayName("What a gardener grows")
class InstancesApiTest extends QueryServiceTest {
    private static final AtomicLong PLANTS = new AtomicLong(7_000);
    /// The parts of an instance that are made from its plan.
    private static final List<String> WITH_PLAN = List.of("", "/checklist", "/tips");
    private static final Instant NOW = Instant.parse("2025-10-26T01:02:03Z");

    @Autowired
    private GardenCalendar calendar;

    @Autowired
    private InstancesQueries queries;

    private final Gardener asha = newGardener();
    private final long plant = PLANTS.incrementAndGet();
    private final long first = asha.gardenerId() * 1_000;
    private LocalDate today;

    @BeforeEach
    void publish() {
        today = calendar.today();
        append(asha.registered("Asha"), plan(plant, 1));
    }

    private String list(String parameters) {
        return "/api/v1/tracking/user/%s%s".formatted(asha.email(), parameters);
    }

    private static String instance(long id, String part) {
        return "/api/v1/tracking/instance/%d%s".formatted(id, part);
    }

    private Object waiting(int number) {
        return started(asha, first + number, plant, today.minusDays(20));
    }

    private Object grown(int number, int days) {
        LocalDate start = today.minusDays(days);
        return new GrowingBegun(asha.gardenerId(), first + number, start, start.plusDays(DAYS), "germination");
    }

    @Test
    @DisplayName("R6: is listed with everything that a card shows")
    void card() {
        long position = append(waiting(1), grown(1, 20), new ItemTicked(asha.gardenerId(), first + 1, key(1), NOW));

        JsonNode garden = seen(asha, position, list(""));

        assertThat(garden.toString())
                .isEqualTo(("{\"plants\":[{\"instance_id\":%d,\"plant_id\":%d,"
                               + "\"plant_name\":\"Carrot\",\"plant_nickname\":\"Balcony\",\"start_date\":\"%s\","
                               + "\"expected_maturity_date\":\"%s\",\"current_stage\":\"germination\",\"days_elapsed\":20,"
                               + "\"progress_percentage\":33.33,\"location_details\":\"Shelf\",\"image_url\":\"%s\","
                               + "\"is_active\":true,\"setup_completed\":false,\"category\":\"vegetable\","
                               + "\"status\":\"growing\",\"checklist_completed\":1,\"checklist_total\":15,"
                               + "\"checklist_percentage\":6.67}],\"total_count\":1,\"active_count\":1,"
                               + "\"pagination\":{\"page\":1,\"limit\":20,\"total_pages\":1}}")
                        .formatted(
                                first + 1,
                                plant,
                                today.minusDays(20),
                                today.plusDays(40),
                                garden.get("plants").get(0).get("image_url").asString()));
        assertThat(garden.get("plants").get(0).get("image_url").asString())
                .endsWith("/vegetable_plant_images/Carrot_Daucus carota/Carrot_Daucus carota_1.jpg");
    }

    /// Four in setup, three growing, two completed, one archived; the newest last.
    private long tenOfAll() {
        List<Object> events = new ArrayList<>();
        IntStream.rangeClosed(1, 10).forEach(i -> events.add(waiting(i)));
        for (int i = 5; i <= 10; i++) events.add(grown(i, 20));
        for (int i = 8; i <= 9; i++) events.add(new InstanceCompleted(asha.gardenerId(), first + i, today));
        events.add(new InstanceArchived(asha.gardenerId(), first + 10));
        return append(events.toArray());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'', 3, 3, 7 6 5",
        "?active_only=true, 3, 3, 7 6 5",
        "?active_only=false, 10, 3, 10 9 8 7 6 5 4 3 2 1",
        "?status=all, 10, 3, 10 9 8 7 6 5 4 3 2 1",
        "?status=growing, 3, 3, 7 6 5",
        "?status=setup, 4, 0, 4 3 2 1",
        "?status=completed, 2, 0, 9 8",
        "?status=archived&active_only=true, 1, 0, 10",
        "?status=all&page=2&limit=4, 10, 3, 6 5 4 3",
        "?status=all&page=9&limit=4, 10, 3, ''"
    })
    @DisplayName("T21: is listed by status, the newest first, with counts of what is listed")
    void filtered(String parameters, int total, int active, String numbers) {
        JsonNode garden = seen(asha, tenOfAll(), list(parameters));
        assertThat(garden.get("plants")
                        .valueStream()
                        .map(plant -> plant.get("instance_id").asLong() - first)
                        .map(String::valueOf)
                        .toList())
                .isEqualTo(numbers.isEmpty() ? List.of() : List.of(numbers.split(" ")));
        assertThat(garden.get("total_count").asInt()).isEqualTo(total);
        assertThat(garden.get("active_count").asInt()).isEqualTo(active);
        int limit = garden.get("pagination").get("limit").asInt();
        assertThat(garden.get("pagination").get("total_pages").asInt()).isEqualTo((total + limit - 1) / limit);
    }

    @Test
    @DisplayName("T21, T22: is turned page by page, and asked for with sense")
    void pages() {
        seen(asha, append(waiting(1), waiting(2), grown(1, 3), grown(2, 3)), list(""));
        for (int page = 1; page <= 2; page++) {
            JsonNode garden = get(token(asha), list("?limit=1&page=" + page)).json();
            assertThat(garden.get("plants")).hasSize(1);
            assertThat(garden.get("plants").get(0).get("instance_id").asLong()).isEqualTo(first + 3 - page);
            assertThat(garden.get("pagination").get("total_pages").asInt()).isEqualTo(2);
        }
        for (String bad : List.of("?limit=0", "?limit=101", "?page=0", "?status=dead", "?active_only=maybe")) {
            assertThat(get(token(asha), list(bad)).status()).as(bad).isEqualTo(422);
        }
        String shouted = list("").replace("gardener", "GARDENER");
        assertThat(get(token(asha), shouted).json().get("total_count").asInt()).isEqualTo(2);
        Gardener ravi = newGardener();
        assertThat(get(token(ravi), list("")).status()).isEqualTo(403);
        assertThat(get("", list("")).status()).isEqualTo(401);
        JsonNode empty = seen(ravi, append(ravi.registered("")), "/api/v1/tracking/user/" + ravi.email());
        assertThat(empty.get("plants")).isEmpty();
        assertThat(empty.get("pagination").get("total_pages").asInt()).isZero();
    }

    @Test
    @DisplayName("is counted by status and stage, and what ripens within a week is named")
    void overview() {
        long position = append(
                waiting(1),
                waiting(2),
                waiting(3),
                waiting(4),
                grown(2, DAYS - 7),
                grown(3, DAYS),
                grown(4, DAYS - 8),
                new StageChanged(asha.gardenerId(), first + 4, "harvest", true));
        JsonNode overview = seen(asha, position, list("/overview"));
        assertThat(overview.get("total_count").asInt()).isEqualTo(4);
        assertThat(overview.get("by_status")).hasToString("{\"setup\":1,\"growing\":3,\"completed\":0,\"archived\":0}");
        assertThat(overview.get("by_stage")).hasToString("{\"germination\":2,\"harvest\":1}");
        assertThat(overview.get("maturing_soon")
                        .valueStream()
                        .map(plant -> plant.get("instance_id").asLong() - first))
                .containsExactly(3L, 2L);
        assertThat(get(token(newGardener()), list("/overview")).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R7, T26: is shown with its stages, their dates and the tips for the one that it is in")
    void detail() {
        long position = append(waiting(1), grown(1, 20), new InstanceNoted(asha.gardenerId(), first + 1, "Looks well"));

        JsonNode detail = seen(asha, position, instance(first + 1, ""));

        assertThat(detail.get("plant_details"))
                .hasToString(("{\"plant_id\":%d,\"plant_name\":\"Carrot\",\"scientific_name\":\"Daucus carota\","
                                + "\"plant_category\":\"vegetable\"}")
                        .formatted(plant));
        assertThat(detail.get("tracking_info"))
                .hasToString(("{\"plant_nickname\":\"Balcony\",\"start_date\":\"%s\",\"expected_maturity_date\":\"%s\","
                                + "\"current_stage\":\"germination\",\"days_elapsed\":20,"
                                + "\"progress_percentage\":33.33,\"is_active\":true,\"user_notes\":\"Looks well\","
                                + "\"location_details\":\"Shelf\",\"setup_completed\":false,\"status\":\"growing\","
                                + "\"plan_version\":1}")
                        .formatted(today.minusDays(20), today.plusDays(40)));
        JsonNode stages = detail.get("timeline").get("stages");
        assertThat(stages).hasSize(4);
        assertThat(stages.get(1))
                .hasToString(("{\"stage_name\":\"seedling\",\"start_day\":11,\"end_day\":25,"
                                + "\"description\":\"About seedling\",\"is_completed\":false,\"is_current\":true,"
                                + "\"key_indicators\":[\"Looks like seedling\"],\"actual_start_date\":\"%s\","
                                + "\"actual_end_date\":\"%s\"}")
                        .formatted(today.minusDays(9), today.plusDays(5)));
        assertThat(detail.get("timeline").get("total_days").asInt()).isEqualTo(DAYS);
        assertThat(detail.get("current_tips")).hasSize(5);
        assertThat(detail.get("current_tips").get(0).asString()).isEqualTo("germination tip 1");
        assertThat(detail.get("version").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("T9: has no current stage when the last is over, and all are completed")
    void over() {
        JsonNode detail = seen(asha, append(waiting(1), grown(1, 61)), instance(first + 1, ""));
        assertThat(detail.get("timeline").get("stages").valueStream())
                .allMatch(stage -> stage.get("is_completed").asBoolean())
                .noneMatch(stage -> stage.get("is_current").asBoolean());
        assertThat(detail.get("tracking_info").get("progress_percentage").decimalValue())
                .hasToString("100.00");
    }

    @Test
    @DisplayName("R8, T15, T18: has a checklist of its plan's items in their order, ticked or not")
    void checklist() {
        long id = first + 1;
        long position = append(
                waiting(1),
                new ItemTicked(asha.gardenerId(), id, key(1), NOW),
                new ItemNoted(asha.gardenerId(), id, key(10), "Where?"));

        JsonNode checklist = seen(asha, position, instance(id, "/checklist"));

        assertThat(checklist.get("instance_id").asLong()).isEqualTo(id);
        JsonNode items = checklist.get("checklist_items");
        assertThat(items.valueStream().map(item -> item.get("item_key").asString()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 15).mapToObj(i -> key(i)).toList());
        assertThat(items.get(0))
                .hasToString("{\"item_key\":\"tools_item_1\",\"category\":\"Tools\",\"item_name\":\"Item 1\","
                        + "\"quantity\":\"1\",\"optional\":false,\"is_completed\":true,"
                        + "\"completed_at\":\"2025-10-26T01:02:03Z\",\"user_notes\":null}");
        assertThat(items.get(9).get("user_notes").asString()).isEqualTo("Where?");
        assertThat(items.get(9).get("is_completed").asBoolean()).isFalse();
        assertThat(items.get(14).get("optional").asBoolean()).isTrue();
        assertThat(checklist.get("progress_summary"))
                .hasToString("{\"completed_items\":1,\"total_items\":15,\"completion_percentage\":6.67}");
    }

    @Test
    @DisplayName("R9, T19, T20: says which step of the journal it is in")
    void status() {
        long id = first + 1;
        JsonNode fresh = seen(asha, append(waiting(1)), instance(id, "/status"));
        assertThat(fresh)
                .hasToString(("{\"instance_id\":%d,\"checklist_status\":{\"total_items\":15,\"completed_items\":0,"
                                + "\"completion_percentage\":0.00,\"meets_threshold\":false},"
                                + "\"setup_status\":{\"completed\":false,\"completed_at\":null},"
                                + "\"growing_status\":{\"is_active\":false,\"start_date\":\"%s\",\"days_elapsed\":20,"
                                + "\"current_stage\":\"germination\",\"progress_percentage\":33.33},"
                                + "\"current_step\":1}")
                        .formatted(id, today.minusDays(20)));
        List<Object> ticks = new ArrayList<>();
        for (int i = 1; i <= 12; i++) ticks.add(new ItemTicked(asha.gardenerId(), id, key(i), NOW));
        JsonNode ready = seen(asha, append(ticks.toArray()), instance(id, "/status"));
        assertThat(ready.get("checklist_status").get("meets_threshold").asBoolean())
                .isTrue();
        assertThat(ready.get("current_step").asInt()).isEqualTo(2);
        JsonNode prepared = seen(asha, append(new SetupCompleted(asha.gardenerId(), id, NOW)), instance(id, "/status"));
        assertThat(prepared.get("setup_status"))
                .hasToString("{\"completed\":true,\"completed_at\":\"2025-10-26T01:02:03Z\"}");
        assertThat(prepared.get("growing_status").get("is_active").asBoolean()).isFalse();
        assertThat(prepared.get("current_step").asInt()).isEqualTo(2);
        JsonNode growing = seen(asha, append(grown(1, 0)), instance(id, "/status"));
        assertThat(growing.get("current_step").asInt()).isEqualTo(3);
        assertThat(growing.get("growing_status").get("days_elapsed").asInt()).isZero();
    }

    @Test
    @DisplayName("R10, T25, T27: has tips for its stage, always the same, as many as asked for")
    void tips() {
        long id = first + 1;
        JsonNode tips = seen(asha, append(waiting(1), grown(1, 5)), instance(id, "/tips"));
        assertThat(tips)
                .hasToString(("{\"instance_id\":%d,\"current_stage\":\"germination\","
                                + "\"tips\":[\"germination tip 1\",\"germination tip 2\",\"germination tip 3\"],"
                                + "\"stage_info\":{\"stage_name\":\"germination\",\"start_day\":0,\"end_day\":10,"
                                + "\"description\":\"About germination\","
                                + "\"key_indicators\":[\"Looks like germination\"],\"days_in_stage\":5,"
                                + "\"days_remaining\":5}}")
                        .formatted(id));
        assertThat(get(token(asha), instance(id, "/tips?limit=10")).json().get("tips"))
                .hasSize(5);
        assertThat(get(token(asha), instance(id, "/tips?limit=1")).json().get("tips"))
                .hasSize(1);
        for (String limit : List.of("0", "11", "x")) {
            assertThat(get(token(asha), instance(id, "/tips?limit=" + limit)).status())
                    .isEqualTo(422);
        }
    }

    @Test
    @DisplayName("R11: is told to everybody by plant: what is needed, how to prepare, which stages follow")
    void plans() {
        seen(asha, append(plan(plant, 2)), "/api/v1/tracking/timeline/" + plant);
        JsonNode requirements =
                get("", "/api/v1/tracking/requirements/" + plant).json();
        assertThat(requirements.get("plan_version").asInt()).isEqualTo(2);
        assertThat(requirements
                        .get("requirements")
                        .valueStream()
                        .map(group -> group.get("category").asString() + " "
                                + group.get("items").size()))
                .containsExactly("Tools 9", "Soil 6");
        assertThat(requirements.get("requirements").get(0).get("items").get(0))
                .hasToString("{\"item\":\"Item 1\",\"quantity\":\"1\",\"optional\":false,\"notes\":\"Sharp\"}");
        assertThat(get("", "/api/v1/tracking/instructions/" + plant)
                        .json()
                        .get("instructions")
                        .get(0))
                .hasToString("{\"step\":1,\"title\":\"Dig\",\"description\":\"Dig a bed.\",\"duration\":\"1 h\","
                        + "\"tips\":[\"Deep\"],\"warnings\":[]}");
        JsonNode timeline = get("", "/api/v1/tracking/timeline/" + plant).json();
        assertThat(timeline.get("total_days").asInt()).isEqualTo(DAYS);
        assertThat(timeline.get("stages").get(3))
                .hasToString("{\"stage_name\":\"harvest\",\"start_day\":46,\"end_day\":60,"
                        + "\"description\":\"About harvest\",\"key_indicators\":[\"Looks like harvest\"],"
                        + "\"stage_order\":4}");
        for (String path : List.of("requirements", "instructions", "timeline")) {
            assertThat(get("", "/api/v1/tracking/%s/999999999".formatted(path)).status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "/checklist", "/status", "/tips"})
    @DisplayName("T23, T24: is shown to nobody else, and to nobody when it is gone, each in one statement")
    void own(String part) {
        long id = first + 1;
        seen(asha, append(waiting(1)), list("?status=all"));
        for (Gardener stranger : List.of(newGardener(), newGardener())) {
            assertThat(get(token(stranger), instance(id, part)).status()).isEqualTo(404);
        }
        for (String token : List.of("", "nonsense", admin(newMarket()), master())) {
            assertThat(get(token, instance(id, part)).status()).isEqualTo(401);
        }
        assertThat(get(token(asha), instance(999_999_999, part)).status()).isEqualTo(404);
        statements.clear();
        assertThat(get(token(asha), instance(id, part) + "?limit=2").status()).isEqualTo(200);
        assertThat(statements.count()).isEqualTo(1);

        long position = append(new InstanceRemoved(asha.gardenerId(), id));
        seen(asha, position, list("?status=all"));
        assertThat(get(token(asha), instance(id, part)).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("says whose it is, for an open garden where nobody is signed in")
    void whose() {
        seen(asha, append(waiting(1)), list("?status=all"));
        assertThat(queries.gardenerOf(first + 1)).isEqualTo(asha.gardenerId());
        assertThatThrownBy(() -> queries.gardenerOf(999_999_999)).isInstanceOf(Unknown.class);
    }

    @Test
    @DisplayName("is shown as soon as its plan is there; until then a reader is asked to come again")
    void beforeItsPlan() {
        long other = PLANTS.incrementAndGet();
        long id = first + 1;
        readModels.pause(new Pause.Order("growth_plans", false, "operator", "a look", Optional.empty()));
        long position = append(plan(other, 1), started(asha, id, other, today));
        try {
            seen(asha, position, list("?status=all"));
            for (String part : WITH_PLAN) {
                Answered answered = get(token(asha), instance(id, part));
                assertThat(answered.status()).as(answered.body()).isEqualTo(503);
                assertThat(answered.json().get("code").asString()).isEqualTo("read-model-behind");
                assertThat(answered.header("Retry-After")).isEqualTo("1");
            }
        } finally {
            readModels.resume("growth_plans");
        }
        for (String part : WITH_PLAN) {
            assertThat(seen(asha, position, instance(id, part))
                            .get("instance_id")
                            .asLong())
                    .isEqualTo(id);
        }
    }
}
