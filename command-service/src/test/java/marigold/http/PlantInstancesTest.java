package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases of section 10.2 of the garden's specification, as far as they write. Plan P is published for
/// carrots: germination 0-10, seedling 11-25, vegetative 26-45, harvest 46-60, and fifteen items.
@DisplayName("A plant instance")
class PlantInstancesTest extends CommandServiceTest {
    static final String START = "/api/v1/tracking/start";
    private static final String INSTANCE = "/api/v1/tracking/instance/";
    private static final String CHECKLIST = "/api/v1/tracking/checklist/complete";
    private static final String PLANS = "/api/v1/admin/growth-plans/";
    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");
    private static final long NOTHING = 999_999_999;

    private static long carrot;
    private static long mint;

    private Gardener asha;

    @BeforeAll
    void plants() {
        Answer imported = master.with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "/api/v1/admin/catalogue/import",
                        CatalogueImportTest.HEADER
                                + CatalogueImportTest.row("Grown carrot", "Daucus carota", "vegetable", "Orange.", "85")
                                + CatalogueImportTest.row("Grown mint", "Mentha", "herb", "Green.", ""));
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        carrot = idOf("Grown carrot");
        mint = idOf("Grown mint");
        Answer published = master.post(PLANS + carrot, planP());
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        asha = newGardener();
    }

    private long idOf(String plant) {
        return jdbc.sql("select plant_id from events.plant where name = :name")
                .param("name", plant)
                .query(Long.class)
                .single();
    }

    static Map<String, Object> planP() {
        return Map.of(
                "requirements_checklist",
                List.of(
                        Map.of(
                                "category",
                                "Tools",
                                "items",
                                List.of(Map.of("item", "Garden Trowel", "quantity", "1", "optional", false))),
                        Map.of(
                                "category",
                                "Seeds & Plants",
                                "items",
                                IntStream.rangeClosed(2, 15)
                                        .mapToObj(i -> Map.of("item", "Thing " + i, "optional", i > 12))
                                        .toList())),
                "setup_instructions",
                List.of(Map.of("title", "Dig", "description", "Dig a bed.", "tips", List.of("Deep", "Wide"))),
                "growth_stages",
                List.of(
                        Map.of("stage_name", "germination", "start_day", 0, "end_day", 10),
                        Map.of("stage_name", "seedling", "start_day", 11, "end_day", 25),
                        Map.of("stage_name", "vegetative", "start_day", 26, "end_day", 45),
                        Map.of("stage_name", "harvest", "start_day", 46, "end_day", 60)),
                "care_tips",
                List.of(Map.of("stage_name", "seedling", "tips", List.of(Map.of("tip", "Thin them.")))));
    }

    private static LocalDate today() {
        return LocalDate.now(MELBOURNE);
    }

    private Answer start(Gardener gardener, long plantId, LocalDate startsOn) {
        return gardener.api().post(START, body(gardener.email(), plantId, startsOn.toString()));
    }

    static Map<String, Object> body(String email, long plantId, String startsOn) {
        return new HashMap<>(Map.of(
                "user_data",
                Map.of("email", email),
                "plant_id",
                plantId,
                "plant_nickname",
                "Balcony",
                "start_date",
                startsOn));
    }

    private long started(Gardener gardener, LocalDate startsOn) {
        Answer answer = start(gardener, carrot, startsOn);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.number("instance_id");
    }

    @Test
    @DisplayName("T1: is started in its plan's first stage, and matures the plant's days later")
    void starts() {
        Answer answer = start(asha, carrot, LocalDate.of(2025, 10, 12));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("""
            {"instance_id":%d,"plant_nickname":"Balcony","start_date":"2025-10-12",\
            "expected_maturity_date":"2026-01-05","current_stage":"germination",\
            "message":"Plant tracking started","version":1}\
            """.formatted(answer.number("instance_id")));
        assertThat(answer.header("ETag")).contains("\"1\"");
        assertThat(answer.header("Consistency-Token")).isPresent();
    }

    @Test
    @DisplayName("T2: of a plant without days matures after 90, with a plan made from its category's template")
    void withoutDays() {
        Answer answer = start(asha, mint, LocalDate.of(2025, 10, 12));
        assertThat(answer.text("expected_maturity_date")).isEqualTo("2026-01-10");
        assertThat(answer.text("current_stage")).isEqualTo("germination");
        assertThat(planVersions(mint)).containsExactly(1);
    }

    @Test
    @DisplayName("T3: of an unknown plant is not started")
    void unknownPlant() {
        long before = eventsOf(asha);
        Answer answer = start(asha, NOTHING, today());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.detail()).isEqualTo("Plant not found");
        assertThat(eventsOf(asha)).isEqualTo(before);
    }

    @Test
    @DisplayName("T4: is not started by a request without a gardener, a name or a date")
    void checked() {
        Map<String, Object> whole = body(asha.email(), carrot, "2025-10-12");
        assertThat(mistaken(whole, "user_data", null)).contains("user_data");
        assertThat(mistaken(whole, "user_data", Map.of())).containsExactly("user_data.email");
        for (String date : new String[] {null, "12.10.2025", "2025-02-30", "3000-01-01"}) {
            assertThat(mistaken(whole, "start_date", date)).as(date).containsExactly("start_date");
        }
        for (String name : new String[] {null, "", "  ", "x".repeat(101)}) {
            assertThat(mistaken(whole, "plant_nickname", name)).as(name).containsExactly("plant_nickname");
        }
        assertThat(mistaken(whole, "plant_id", null)).containsExactly("plant_id");
        assertThat(mistaken(whole, "location_details", "x".repeat(201))).containsExactly("location_details");
    }

    private List<String> mistaken(Map<String, Object> whole, String field, Object value) {
        Map<String, Object> body = new HashMap<>(whole);
        body.put(field, value);
        Answer answer = asha.api().post(START, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.mistaken();
    }

    @Test
    @DisplayName("T5, T6: of the same plant shares its plan, and has dates of its own")
    void sharedPlan() {
        Gardener ravi = newGardener();
        Answer first = start(asha, carrot, LocalDate.of(2025, 10, 12));
        Answer second = start(asha, carrot, LocalDate.of(2025, 10, 12));
        Answer others = start(ravi, carrot, LocalDate.of(2025, 11, 1));
        assertThat(second.number("instance_id")).isNotEqualTo(first.number("instance_id"));
        assertThat(others.text("expected_maturity_date")).isEqualTo("2026-01-25");
        assertThat(planVersions(carrot)).containsExactly(1);
    }

    private List<Integer> planVersions(long plantId) {
        return jdbc.sql("""
            select (payload ->> 'planVersion')::int from events.event
             where aggregate_id = :plan order by sequence_number
            """)
                .param("plan", "growth-plan-" + plantId)
                .query(Integer.class)
                .list();
    }

    @Test
    @DisplayName("T8: moves to the stage of its days, once")
    void advances() {
        long id = started(asha, today().minusDays(20));
        Answer first = asha.api().send("POST", INSTANCE + id + "/auto-update-stage", "");
        Answer again = asha.api().send("POST", INSTANCE + id + "/auto-update-stage", "");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("data"))
                .hasToString("{\"instance_id\":%d,\"new_stage\":\"seedling\",\"updated\":true}".formatted(id));
        assertThat(again.json().path("data")).hasToString("{\"instance_id\":%d,\"updated\":false}".formatted(id));
    }

    @Test
    @DisplayName("T10: is aligned to a stage, so that today is the stage's first day, and grows")
    void aligns() {
        long id = started(asha, LocalDate.of(2025, 10, 12));
        Answer aligned = asha.api()
                .put(
                        INSTANCE + id + "/progress",
                        Map.of("current_stage", "Vegetative", "align_to_stage_start", true, "user_notes", "tall"));
        assertThat(aligned.status()).as(aligned.body()).isEqualTo(200);
        assertThat(aligned.json().path("data")).hasToString("""
            {"instance_id":%d,"current_stage":"vegetative","user_notes":"tall","location_details":null}\
            """.formatted(id));
        Answer again = asha.api().put(INSTANCE + id + "/progress", Map.of("location_details", "Window"));
        assertThat(again.json().path("data").path("user_notes").asString()).isEqualTo("tall");
        assertThat(asha.api()
                        .put(INSTANCE + id + "/progress", Map.of("align_to_stage_start", true))
                        .mistaken())
                .containsExactly("current_stage");
        assertThat(asha.api()
                        .put(INSTANCE + id + "/progress", Map.of("current_stage", "flowering"))
                        .mistaken())
                .containsExactly("current_stage");
    }

    @Test
    @DisplayName("T12: begins to grow today when no date is given, and on a given date in the stage of its days")
    void grows() {
        long id = started(asha, LocalDate.of(2025, 10, 12));
        Answer today = asha.api().send("POST", INSTANCE + id + "/start-growing", "");
        assertThat(today.status()).as(today.body()).isEqualTo(200);
        LocalDate startsOn =
                LocalDate.parse(today.json().path("data").path("start_date").asString());
        assertThat(startsOn).isBetween(today().minusDays(1), today());
        assertThat(today.json().path("data")).hasToString("""
            {"instance_id":%d,"start_date":"%s","expected_maturity_date":"%s","current_stage":"germination",\
            "is_active":true}\
            """.formatted(id, startsOn, startsOn.plusDays(85)));

        Answer since = asha.api()
                .post(
                        INSTANCE + id + "/start-growing",
                        Map.of("start_date", today().minusDays(30).toString()));
        assertThat(since.json().path("data").path("current_stage").asString()).isEqualTo("vegetative");
        Answer coming = asha.api()
                .post(
                        INSTANCE + id + "/start-growing",
                        Map.of("start_date", today().plusDays(30).toString()));
        assertThat(coming.json().path("data").path("current_stage").asString()).isEqualTo("germination");
        assertThat(asha.api()
                        .post(INSTANCE + id + "/start-growing", Map.of("start_date", "soon"))
                        .mistaken())
                .containsExactly("start_date");
    }

    @Test
    @DisplayName("T13: is renamed, but not to nothing")
    void renames() {
        long id = started(asha, today());
        String path = INSTANCE + id + "/nickname";
        Answer renamed = asha.api().put(path, Map.of("plant_nickname", " Kitchen "));
        assertThat(renamed.json().path("data"))
                .hasToString("{\"instance_id\":%d,\"plant_nickname\":\"Kitchen\"}".formatted(id));
        for (String blank : new String[] {"", "  "}) {
            Answer refused = asha.api().put(path, Map.of("plant_nickname", blank));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("code")).isEqualTo("blank-nickname");
        }
        assertThat(asha.api()
                        .put(path, Map.of("plant_nickname", "x".repeat(101)))
                        .mistaken())
                .containsExactly("plant_nickname");
        assertThat(asha.api().put(path, Map.of()).mistaken()).containsExactly("plant_nickname");
    }

    @Test
    @DisplayName("T14, T15, T17, T18: has its items ticked and unticked, counted over the plan")
    void ticks() {
        long id = started(asha, today());
        assertThat(summary(tick(id, "tools_garden_trowel", true))).isEqualTo("1 of 15: 6.67");
        assertThat(summary(tick(id, "tools_garden_trowel", true))).isEqualTo("1 of 15: 6.67");
        for (int i = 2; i <= 8; i++) tick(id, "seeds_&_plants_thing_" + i, true);
        assertThat(summary(tick(id, "seeds_&_plants_thing_8", true))).isEqualTo("8 of 15: 53.33");
        for (int i = 9; i <= 12; i++) tick(id, "seeds_&_plants_thing_" + i, true);
        assertThat(summary(tick(id, "seeds_&_plants_thing_12", true))).isEqualTo("12 of 15: 80.00");
        assertThat(summary(tick(id, "seeds_&_plants_thing_12", false))).isEqualTo("11 of 15: 73.33");

        for (String key : List.of("tools_rocket", "x".repeat(201))) {
            assertThat(tick(id, key, true).mistaken()).containsExactly("checklist_item_key");
        }
        assertThat(tick(NOTHING, "tools_garden_trowel", true).status()).isEqualTo(404);
        assertThat(asha.api()
                        .post(CHECKLIST, Map.of("instance_id", id, "checklist_item_key", "tools_garden_trowel"))
                        .mistaken())
                .containsExactly("is_completed");
    }

    private Answer tick(long id, String key, boolean completed) {
        return asha.api()
                .post(CHECKLIST, Map.of("instance_id", id, "checklist_item_key", key, "is_completed", completed));
    }

    private static String summary(Answer ticked) {
        assertThat(ticked.status()).as(ticked.body()).isEqualTo(200);
        var summary = ticked.json().path("progress_summary");
        return "%d of %d: %s"
                .formatted(
                        summary.path("completed_items").asInt(),
                        summary.path("total_items").asInt(),
                        summary.path("completion_percentage").decimalValue().setScale(2));
    }

    @Test
    @DisplayName("T16: opens its checklist once")
    void opensChecklist() {
        long id = started(asha, today());
        Answer first = asha.api().send("POST", INSTANCE + id + "/initialize-checklist", "");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("data")).hasToString("{\"items_created\":15}");
        Answer again = asha.api().send("POST", INSTANCE + id + "/initialize-checklist", "");
        assertThat(again.json().path("data")).hasToString("{\"items_created\":0}");
    }

    @Test
    @DisplayName("T19: has its setup completed once; the first time stays")
    void completesSetup() {
        long id = started(asha, today());
        Answer first = asha.api().send("POST", INSTANCE + id + "/complete-setup", "");
        Answer again = asha.api().send("POST", INSTANCE + id + "/complete-setup", "");
        assertThat(first.json().path("setup_completed").asBoolean()).isTrue();
        assertThat(again.text("setup_completed_at")).isEqualTo(first.text("setup_completed_at"));
        assertThat(again.number("version")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /progress | {\"user_notes\": \"x\"}",
                "PUT | /nickname | {\"plant_nickname\": \"x\"}",
                "POST | /start-growing | {}",
                "POST | /initialize-checklist | {}",
                "POST | /complete-setup | {}",
                "POST | /auto-update-stage | {}",
                "POST | /complete | {}",
                "POST | /archive | {}",
                "DELETE | '' | {}"
            })
    @DisplayName("T23: that does not exist, or is another's, or was removed, is not found")
    void unknown(String method, String path, String json) {
        Gardener stranger = newGardener();
        long id = started(asha, today());
        String target = INSTANCE + id + path.replace("'", "");
        long before = eventsOf(asha);
        for (Answer refused : List.of(
                asha.api().send(method, INSTANCE + NOTHING + path.replace("'", ""), json),
                stranger.api().send(method, target, json),
                stranger.api().with("If-Match", "\"9\"").send(method, target, json))) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(404);
        }
        for (Api api : List.of(nobody, newVendor().admin(), master)) {
            assertThat(api.send(method, target, json).status()).isEqualTo(401);
        }
        assertThat(eventsOf(asha)).isEqualTo(before);
        assertThat(asha.api().send(method, target + "/", json).status()).isEqualTo(200);

        assertThat(asha.api().delete(INSTANCE + id).status()).isEqualTo(method.equals("DELETE") ? 404 : 200);
        assertThat(asha.api().send(method, target, json).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("T28: is started only in one's own name")
    void ownName() {
        Gardener stranger = newGardener();
        Answer refused = stranger.api().post(START, body(asha.email(), carrot, "2025-10-12"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("not-your-email");
        String shouted = asha.email().toUpperCase(Locale.ROOT);
        assertThat(asha.api().post(START, body(shouted, carrot, "2025-10-12")).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("T29: does not change the profile of whom the request says nothing of")
    void profile() {
        Gardener ravi = newGardener();
        ravi.api().put("/api/v1/auth/profile", Map.of("name", "Ravi", "garden_type", "balcony"));
        started(ravi, today());
        Map<String, Object> more = body(ravi.email(), carrot, "2025-10-12");
        more.put("user_data", Map.of("email", ravi.email(), "experience_level", "advanced"));
        assertThat(ravi.api().post(START, more).status()).isEqualTo(201);
        var saved = ravi.api().put("/api/v1/auth/profile", Map.of()).json();
        assertThat(saved.path("user").path("name").asString()).isEqualTo("Ravi");
        assertThat(saved.path("profile").path("garden_type").asString()).isEqualTo("balcony");
        assertThat(saved.path("profile").path("experience_level").asString()).isEqualTo("advanced");
    }

    @Test
    @DisplayName("is harvested and put away, and does not grow after that")
    void ends() {
        long id = started(asha, today().minusDays(60));
        Answer harvested = asha.api().send("POST", INSTANCE + id + "/complete", "");
        assertThat(harvested.json().path("data"))
                .hasToString("{\"instance_id\":%d,\"status\":\"completed\",\"is_active\":false}".formatted(id));
        Answer refused = asha.api().send("POST", INSTANCE + id + "/start-growing", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("instance-is-over");
        assertThat(asha.api()
                        .send("POST", INSTANCE + id + "/archive", "")
                        .json()
                        .path("data")
                        .path("status")
                        .asString())
                .isEqualTo("archived");
    }

    @Test
    @DisplayName("is changed only in the version that the caller saw, and once per key")
    void versions() {
        long id = started(asha, today());
        String path = INSTANCE + id + "/nickname";
        Answer renamed = asha.api().with("If-Match", "\"1\"").put(path, Map.of("plant_nickname", "Kitchen"));
        assertThat(renamed.header("ETag")).contains("\"2\"");
        Answer late = asha.api().with("If-Match", "\"1\"").put(path, Map.of("plant_nickname", "Cellar"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("code")).isEqualTo("version-mismatch");
        assertThat(late.number("version")).isEqualTo(2);

        Api once = asha.api().withKey(UUID.randomUUID().toString());
        Map<String, Object> start = body(asha.email(), carrot, "2025-10-12");
        Answer first = once.post(START, start);
        Answer second = once.post(START, start);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    @DisplayName("keeps the plan that it was started with, whatever is published later")
    void plans() {
        Map<String, Object> plan = new HashMap<>(planP());
        assertThat(master.post(PLANS + mint, plan).status()).isEqualTo(200);
        Gardener ravi = newGardener();
        long id = start(ravi, mint, today()).number("instance_id");
        assertThat(master.post(PLANS + mint, plan).number("version"))
                .isEqualTo(master.post(PLANS + mint, plan).number("version"));
        long before = master.post(PLANS + mint, plan).number("version");
        plan.put("growth_stages", List.of(Map.of("stage_name", "all of it", "start_day", 0, "end_day", 9)));
        plan.put("care_tips", List.of());
        Answer published = master.post(PLANS + mint, plan);
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published.body()).isEqualTo("""
            {"plant_id":%d,"version":%d,"source":"editor","items":15,"steps":1,"stages":1,"tips":0}\
            """.formatted(mint, before + 1));
        assertThat(ravi.api()
                        .put(INSTANCE + id + "/progress", Map.of("current_stage", "seedling"))
                        .status())
                .isEqualTo(200);
        assertThat(start(ravi, mint, today()).text("current_stage")).isEqualTo("all of it");
    }

    @Test
    @DisplayName("has a plan that only the platform's admin publishes, for a plant that exists, without gaps")
    void checkedPlans() {
        assertThat(master.post(PLANS + NOTHING, planP()).status()).isEqualTo(404);
        for (Api api : List.of(nobody, asha.api(), newVendor().admin())) {
            assertThat(api.post(PLANS + carrot, planP()).status()).isEqualTo(401);
        }
        assertThat(master.post(PLANS + carrot, Map.of()).mistaken())
                .containsExactlyInAnyOrder("requirements_checklist", "growth_stages");
        Map<String, Object> plan = new HashMap<>(planP());
        plan.put(
                "growth_stages",
                List.of(
                        Map.of("stage_name", "a", "start_day", 1, "end_day", 0),
                        Map.of("stage_name", "A", "start_day", 1, "end_day", 4)));
        plan.put("care_tips", List.of(Map.of("stage_name", "b", "tips", List.of(Map.of("importance", "huge")))));
        Map<String, Object> spade = Map.of("item", "Spade");
        plan.put(
                "requirements_checklist",
                List.of(Map.of("category", "Tools", "items", List.of(spade, Map.of("item", "spade")))));
        assertThat(master.post(PLANS + carrot, plan).mistaken())
                .containsExactlyInAnyOrder(
                        "requirements_checklist[0].items[1].item",
                        "growth_stages[0].start_day",
                        "growth_stages[0].end_day",
                        "growth_stages[1].stage_name",
                        "care_tips[0].stage_name",
                        "care_tips[0].tips[0].importance",
                        "care_tips[0].tips[0].tip");
        plan.put("growth_stages", "none");
        plan.put("requirements_checklist", List.of(1));
        plan.put("care_tips", List.of());
        assertThat(master.post(PLANS + carrot, plan).mistaken())
                .containsExactlyInAnyOrder("requirements_checklist", "growth_stages");
    }
}
