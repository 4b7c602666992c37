package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Cases T1 to T29 of the garden's specification, written and read back by the same front end. "Today" is
/// that of the gardens; dates are counted from it. T3's gardener who must not be left behind is in
/// OpenGardenInstancesTest.
@DisplayName("A plant instance")
class PlantInstancesIT {
    private static final RunningMarigold MARIGOLD = RunningMarigold.shared();

    private static final Plot OTHER = new Plot(MARIGOLD);
    private static final List<Client> STRANGERS =
            List.of(MARIGOLD.anybody(), MARIGOLD.newVendor().admin(), MARIGOLD.master());

    private final Plot plot = new Plot(MARIGOLD);
    private final LocalDate today = Plot.today();

    @Test
    @DisplayName("T1, T2: is started in its first stage, with the plant's days or ninety until it is ripe")
    void starts() {
        JsonNode carrot =
                plot.start(plot.carrot, LocalDate.of(2025, 10, 12)).expect(201).json();
        assertThat(carrot.get("expected_maturity_date").asString()).isEqualTo("2025-12-11");
        assertThat(carrot.get("current_stage").asString()).isEqualTo("germination");
        JsonNode wildflower = plot.start(plot.wildflower, LocalDate.of(2025, 10, 12))
                .expect(201)
                .json();
        assertThat(wildflower.get("expected_maturity_date").asString()).isEqualTo("2026-01-10");
        JsonNode info = plot.get(carrot.get("instance_id").asLong(), "").get("tracking_info");
        assertThat(info.get("is_active").asBoolean()).isFalse();
        assertThat(info.get("start_date").asString()).isEqualTo("2025-10-12");
    }

    @Test
    @DisplayName("T3, T4: is not started of an unknown plant, without a gardener or on no day")
    void refused() {
        plot.start(999_999_999, today).refused(404, "Plant not found");
        plot.api
                .post("/api/v1/tracking/start", "{\"plant_id\": 1, \"plant_nickname\": \"x\", \"start_date\": \"x\"}")
                .refused(422, "user_data");
        assertThat(plot.list("?status=all").get("total_count").asInt()).isZero();
    }

    @Test
    @DisplayName("T5, T6: shares the plan of its plant, and has dates of its own")
    void sharedPlan() {
        Plot other = new Plot(MARIGOLD);
        long first = plot.started(today);
        long second = plot.started(today);
        long others = other.started(today.minusDays(3));
        assertThat(second).isNotEqualTo(first);
        int version =
                plot.get(first, "").get("tracking_info").get("plan_version").asInt();
        assertThat(plot.get(second, "").get("tracking_info").get("plan_version").asInt())
                .isEqualTo(version);
        JsonNode stage = other.get(others, "").get("timeline").get("stages").get(1);
        assertThat(stage.get("actual_start_date").asString())
                .isEqualTo(today.plusDays(8).toString());
    }

    @ParameterizedTest(name = "{0} days")
    @CsvSource({
        "0, 0",
        "10, 16.67",
        "11, 18.33",
        "15, 25",
        "20, 33.33",
        "25, 41.67",
        "45, 75",
        "46, 76.67",
        "60, 100",
        "61, 100",
        "90, 100",
        "-5, 0"
    })
    @DisplayName("T7, T9, T12: knows how far it is, and is in no stage when all are over")
    void progress(int days, String progress) {
        long id = plot.growing(today.minusDays(days));
        JsonNode info = plot.get(id, "").get("tracking_info");
        assertThat(info.get("days_elapsed").asInt()).isEqualTo(Math.max(0, days));
        assertThat(info.get("progress_percentage").decimalValue()).isEqualByComparingTo(progress);
        JsonNode stages = plot.get(id, "").get("timeline").get("stages");
        assertThat(stages.valueStream().filter(stage -> stage.get("is_current").asBoolean()))
                .hasSize(days > Plot.DAYS ? 0 : 1);
        assertThat(stages.valueStream()
                        .allMatch(stage -> stage.get("is_completed").asBoolean()))
                .isEqualTo(days > Plot.DAYS);
        assertThat(plot.list("").get("plants").get(0).get("progress_percentage").decimalValue())
                .isEqualByComparingTo(progress);
        assertThat(plot.get(id, "/status")
                        .get("growing_status")
                        .get("progress_percentage")
                        .decimalValue())
                .isEqualByComparingTo(progress);
    }

    @Test
    @DisplayName("T8: moves to the stage of its days, once")
    void advances() {
        long id = plot.started(today.minusDays(20));
        String path = Plot.path(id, "/auto-update-stage");
        JsonNode first = plot.api.post(path, "").expect(200).json().get("data");
        assertThat(first.get("new_stage").asString()).isEqualTo("seedling");
        assertThat(first.get("updated").asBoolean()).isTrue();
        assertThat(plot.get(id, "").get("tracking_info").get("current_stage").asString())
                .isEqualTo("seedling");
        assertThat(plot.api
                        .post(path, "")
                        .expect(200)
                        .json()
                        .get("data")
                        .get("updated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("T10: is aligned to a stage: today is the stage's first day")
    void aligns() {
        long id = plot.started(today);
        plot.api
                .put(Plot.path(id, "/progress"), "{\"current_stage\": \"VEGETATIVE\", \"align_to_stage_start\": true}")
                .expect(200);
        JsonNode info = plot.get(id, "").get("tracking_info");
        assertThat(info.get("start_date").asString())
                .isEqualTo(today.minusDays(26).toString());
        assertThat(info.get("expected_maturity_date").asString())
                .isEqualTo(today.plusDays(34).toString());
        assertThat(info.get("days_elapsed").asInt()).isEqualTo(26);
        assertThat(info.get("current_stage").asString()).isEqualTo("vegetative");
        assertThat(info.get("is_active").asBoolean()).isTrue();
        plot.api
                .put(Plot.path(id, "/progress"), "{\"current_stage\": \"dormant\"}")
                .refused(422, "current_stage");
    }

    @Test
    @DisplayName("T13: is renamed, but not to nothing")
    void renames() {
        long id = plot.started(today);
        String path = Plot.path(id, "/nickname");
        plot.api.put(path, "{\"plant_nickname\": \"Kitchen\"}").expect(200);
        plot.api.put(path, "{\"plant_nickname\": \" \"}").refused(400, "empty");
        plot.api
                .put(path, "{\"plant_nickname\": \"%s\"}".formatted("x".repeat(101)))
                .refused(422, "plant_nickname");
        assertThat(plot.get(id, "").get("tracking_info").get("plant_nickname").asString())
                .isEqualTo("Kitchen");
    }

    @Test
    @DisplayName("T14 to T18, T20: has a checklist that counts over the plan, and opens the next step at 80 %")
    void checklist() {
        long id = plot.started(today);
        assertThat(opened(id)).isEqualTo(Plot.ITEMS);
        assertThat(opened(id)).isZero();
        plot.tick(id, 1, true).expect(200);
        JsonNode once = plot.get(id, "/checklist");
        plot.tick(id, 1, true).expect(200);
        assertThat(plot.get(id, "/checklist")).isEqualTo(once);
        assertThat(Plot.isTicked(once, 1)).isTrue();
        assertThat(summary(id)).isEqualTo("1 of 15, 6.67, false, step 1");
        for (int item = 2; item <= 8; item++) plot.tick(id, item, true).expect(200);
        assertThat(summary(id)).isEqualTo("8 of 15, 53.33, false, step 1");
        for (int item = 9; item <= 12; item++) plot.tick(id, item, true).expect(200);
        assertThat(summary(id)).isEqualTo("12 of 15, 80.00, true, step 2");
        plot.tick(id, 1, false).expect(200);
        JsonNode item = plot.get(id, "/checklist").get("checklist_items").get(0);
        assertThat(item.get("completed_at").isNull()).isTrue();
        assertThat(plot.get(id, "/checklist").get("checklist_items")).hasSize(Plot.ITEMS);
        plot.api
                .post(
                        "/api/v1/tracking/checklist/complete",
                        Plot.tickBody(id, 1, true).replace("garden_trowel", "rocket"))
                .refused(422, "checklist_item_key");
    }

    private int opened(long id) {
        return plot.api
                .post(Plot.path(id, "/initialize-checklist"), "")
                .expect(200)
                .json()
                .get("data")
                .get("items_created")
                .asInt();
    }

    private String summary(long id) {
        JsonNode status = plot.get(id, "/status");
        JsonNode checklist = status.get("checklist_status");
        JsonNode summary = plot.get(id, "/checklist").get("progress_summary");
        assertThat(summary.get("completion_percentage")).isEqualTo(checklist.get("completion_percentage"));
        assertThat(summary.get("completed_items")).isEqualTo(checklist.get("completed_items"));
        return "%d of %d, %s, %b, step %d"
                .formatted(
                        checklist.get("completed_items").asInt(),
                        checklist.get("total_items").asInt(),
                        checklist.get("completion_percentage").decimalValue().setScale(2),
                        checklist.get("meets_threshold").asBoolean(),
                        status.get("current_step").asInt());
    }

    @Test
    @DisplayName("T19, T20: goes through the steps of its journal, to the harvest and out of sight")
    void journal() {
        long id = plot.started(today);
        JsonNode setup =
                plot.api.post(Plot.path(id, "/complete-setup"), "").expect(200).json();
        JsonNode again =
                plot.api.post(Plot.path(id, "/complete-setup"), "").expect(200).json();
        assertThat(again).isEqualTo(setup);
        JsonNode status = plot.get(id, "/status");
        assertThat(status.get("current_step").asInt()).isEqualTo(2);
        assertThat(status.get("setup_status").get("completed_at")).isEqualTo(setup.get("setup_completed_at"));
        assertThat(status.get("growing_status").get("is_active").asBoolean()).isFalse();
        assertThat(plot.list("").get("total_count").asInt()).isZero();
        assertThat(plot.list("?status=setup").get("total_count").asInt()).isEqualTo(1);

        plot.api.post(Plot.path(id, "/start-growing"), "").expect(200);
        assertThat(plot.get(id, "/status").get("current_step").asInt()).isEqualTo(3);
        JsonNode card = plot.list("").get("plants").get(0);
        assertThat(card.get("is_active").asBoolean()).isTrue();
        assertThat(card.get("setup_completed").asBoolean()).isTrue();
        assertThat(card.get("category").asString()).isEqualTo("vegetable");

        plot.api.post(Plot.path(id, "/complete"), "").expect(200);
        assertThat(plot.list("").get("total_count").asInt()).isZero();
        assertThat(plot.list("?status=completed").get("total_count").asInt()).isEqualTo(1);
        plot.api.post(Plot.path(id, "/start-growing"), "").refused(409, "completed or archived");
        plot.api.post(Plot.path(id, "/archive"), "").expect(200);
        assertThat(plot.list("?status=archived").get("total_count").asInt()).isEqualTo(1);
        assertThat(plot.list("?active_only=false").get("active_count").asInt()).isZero();
        assertThat(plot.list("/overview").get("by_status").toString())
                .isEqualTo("{\"setup\":0,\"growing\":0,\"completed\":0,\"archived\":1}");
    }

    @Test
    @DisplayName("T21, T22, T28: is listed to its gardener alone, page by page")
    void listed() {
        Plot other = new Plot(MARIGOLD);
        List<Long> hers = new ArrayList<>();
        for (int i = 0; i < 4; i++) hers.add(plot.growing(today));
        List<Long> his = new ArrayList<>();
        for (int i = 0; i < 3; i++) his.add(other.growing(today));
        assertThat(ids(plot.list(""))).containsExactlyElementsOf(hers.reversed());
        assertThat(ids(other.list(""))).containsExactlyElementsOf(his.reversed());
        assertThat(plot.list("").get("total_count").asInt()).isEqualTo(4);
        List<Long> paged = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            JsonNode one = plot.list("?limit=1&page=" + page);
            assertThat(one.get("pagination").get("total_pages").asInt()).isEqualTo(4);
            paged.addAll(ids(one));
        }
        assertThat(paged).containsExactlyElementsOf(hers.reversed());
        String shouted = "/api/v1/tracking/user/" + plot.gardener.email().toUpperCase(Locale.ROOT);
        plot.api.get(shouted).expect(200);
        plot.api.get("/api/v1/tracking/user/nobody@garden.example").refused(403, "not the email address");
    }

    private static List<Long> ids(JsonNode garden) {
        return garden.get("plants")
                .valueStream()
                .map(plant -> plant.get("instance_id").asLong())
                .toList();
    }

    @Test
    @DisplayName("T24: is gone when it is removed")
    void removed() {
        long id = plot.growing(today);
        plot.tick(id, 1, true).expect(200);
        plot.api.delete(Plot.path(id, "")).expect(200);
        for (String part : List.of("", "/checklist", "/status", "/tips")) {
            plot.api.get(Plot.path(id, part)).refused(404, "Plant instance not found");
        }
        assertThat(plot.list("?status=all").get("total_count").asInt()).isZero();
        plot.api.delete(Plot.path(id, "")).refused(404, "Plant instance not found");
    }

    @Test
    @DisplayName("T25 to T27: tells its stages, and as many tips for its own as are asked for")
    void tips() {
        long id = plot.growing(today.minusDays(5));
        JsonNode tips = plot.get(id, "/tips?limit=3");
        assertThat(tips.get("tips").toString()).isEqualTo("[\"Keep moist.\",\"Keep warm.\",\"Keep calm.\"]");
        assertThat(tips.get("stage_info").get("days_in_stage").asInt()).isEqualTo(5);
        assertThat(tips.get("stage_info").get("days_remaining").asInt()).isEqualTo(5);
        for (String limit : List.of("0", "11")) {
            plot.api.get(Plot.path(id, "/tips?limit=" + limit)).refused(422, "limit");
        }
        JsonNode timeline = plot.get(id, "").get("timeline");
        int day = 0;
        for (JsonNode stage : timeline.get("stages")) {
            assertThat(stage.get("start_day").asInt()).isEqualTo(day);
            assertThat(stage.get("actual_start_date").asString())
                    .isEqualTo(today.minusDays(5).plusDays(day).toString());
            day = stage.get("end_day").asInt() + 1;
        }
        assertThat(timeline.get("total_days").asInt()).isEqualTo(day - 1).isEqualTo(Plot.DAYS);
    }

    @Test
    @DisplayName("keeps its plan when another is published, which those who start later get")
    void plans() {
        long plant = plot.wildflower;
        plot.publish(plant, Plot.plan("First."));
        long early =
                plot.start(plant, today).expect(201).json().get("instance_id").asLong();
        plot.publish(plant, Plot.plan("Second."));
        long late =
                plot.start(plant, today).expect(201).json().get("instance_id").asLong();
        for (long id : List.of(early, late)) {
            plot.api
                    .put(Plot.path(id, "/progress"), "{\"current_stage\": \"seedling\"}")
                    .expect(200);
        }
        assertThat(plot.get(early, "").get("current_tips").toString()).isEqualTo("[\"First.\"]");
        assertThat(plot.get(late, "").get("current_tips").toString()).isEqualTo("[\"Second.\"]");
        JsonNode timeline =
                plot.api.get("/api/v1/tracking/timeline/" + plant).expect(200).json();
        assertThat(timeline.get("plan_version"))
                .isEqualTo(plot.get(late, "").get("tracking_info").get("plan_version"));
        JsonNode requirements = MARIGOLD.anybody()
                .get("/api/v1/tracking/requirements/" + plant)
                .expect(200)
                .json();
        assertThat(requirements.get("requirements")).hasSize(2);
        assertThat(MARIGOLD.anybody()
                        .get("/api/v1/tracking/instructions/" + plant)
                        .expect(200)
                        .json()
                        .get("instructions"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | '' | ''",
                "GET | /checklist | ''",
                "GET | /status | ''",
                "GET | /tips | ''",
                "PUT | /progress | {\"user_notes\": \"mine\"}",
                "PUT | /nickname | {\"plant_nickname\": \"mine\"}",
                "POST | /start-growing | {}",
                "POST | /initialize-checklist | {}",
                "POST | /complete-setup | {}",
                "POST | /auto-update-stage | {}",
                "POST | /complete | {}",
                "POST | /archive | {}",
                "DELETE | '' | ''",
            })
    @DisplayName("T23: is unknown to another gardener as if it were not there, and to strangers anyway")
    void anothers(String method, String part, String body) {
        long id = plot.started(today.minusDays(20));
        String before = plot.get(id, "").toString() + plot.get(id, "/status");
        for (String slash : List.of("", "/")) {
            OTHER.api.send(method, Plot.path(id, part) + slash, body).refused(404, "Plant instance not found");
            OTHER.api.send(method, Plot.path(999_999_999, part) + slash, body).refused(404, "Plant instance not found");
        }
        for (Client stranger : List.of(MARIGOLD.anybody(), MARIGOLD.newVendor().admin(), MARIGOLD.master())) {
            stranger.send(method, Plot.path(id, part), body).expect(401);
        }
        assertThat(plot.get(id, "").toString() + plot.get(id, "/status")).isEqualTo(before);
        plot.api.send(method, Plot.path(id, part) + "/", body).expect(200);
    }

    @Test
    @DisplayName("is not ticked, started or listed by another in its gardener's name")
    void anothersName() {
        long id = plot.started(today);
        OTHER.api
                .post("/api/v1/tracking/checklist/complete", Plot.tickBody(id, 1, true))
                .refused(404, "Plant instance not found");
        OTHER.api
                .post("/api/v1/tracking/start", Plot.startBody(plot.gardener.email(), plot.carrot, today))
                .refused(403, "not the email address");
        for (String part : List.of("", "/overview")) {
            OTHER.api
                    .get("/api/v1/tracking/user/%s%s".formatted(plot.gardener.email(), part))
                    .refused(403, "not the email address");
        }
        assertThat(plot.list("?status=all").get("total_count").asInt()).isEqualTo(1);
        assertThat(Plot.isTicked(plot.get(id, "/checklist"), 1)).isFalse();
    }

    @Test
    @DisplayName("T29: leaves the profile of its gardener as it is")
    void profile() {
        plot.api
                .put("/api/v1/auth/profile", "{\"garden_type\": \"balcony\", \"experience_level\": \"advanced\"}")
                .expect(200);
        JsonNode before = plot.api.get("/api/v1/auth/me").expect(200).json();
        plot.started(today);
        assertThat(plot.api.get("/api/v1/auth/me").expect(200).json()).isEqualTo(before);
    }
}
