package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import marigold.QueryServiceTest;
import marigold.market.Market;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("An operator")
class ProjectionsApiTest extends QueryServiceTest {
    private static final String PROJECTIONS = "/ops/v1/projections";
    private static final Duration SOON = Duration.ofSeconds(30);

    private Market market;
    private long position;

    @BeforeEach
    void market() {
        market = newMarket();
        position = append(market.everything());
        seen(market, position, "/api/farmers/");
        seen(market, position, "/api/entries");
    }

    @Test
    @DisplayName("sees where every read model stands")
    void list() {
        JsonNode projections = get(master(), PROJECTIONS).json();
        assertThat(projections.valueStream().map(each -> each.get("name").asString()))
                .contains("entries", "farmer_directory");
        JsonNode entries = named(projections, "entries");
        assertThat(entries.propertyNames())
                .contains(
                        "name",
                        "state",
                        "version",
                        "position",
                        "head",
                        "lagEvents",
                        "lagSeconds",
                        "ratePerSecond",
                        "etaSeconds",
                        "lastError");
        assertThat(entries.get("position").asLong()).isGreaterThanOrEqualTo(position);
    }

    @Test
    @DisplayName("rebuilds a read model: answers stay the same, ETags do not, and it is written down")
    void rebuild() {
        String path = "/api/farmers/";
        var before = get(admin(market), path);
        JsonNode started = postAs(master(), PROJECTIONS + "/farmer_directory/rebuild", "{\"reason\": \"to see it\"}")
                .json();
        JsonNode done = finished(started.get("id").asLong());
        assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("SWAPPED");
        assertThat(done.get("rowsDifferent").asLong()).isZero();
        assertThat(done.get("rowsCompared").asLong()).isPositive();

        var after = get(admin(market), path);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));

        var back = postAs(master(), PROJECTIONS + "/farmer_directory/rollback", "{\"reason\": \"to see it go back\"}");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(get(admin(market), path).body()).isEqualTo(before.body());
        assertThat(postAs(master(), PROJECTIONS + "/farmer_directory/rollback", "{\"reason\": \"again\"}")
                        .status())
                .isEqualTo(409);

        List<JsonNode> actions =
                get(master(), "/ops/v1/actions").json().valueStream().limit(2).toList();
        assertThat(actions.get(0).get("action").asString()).isEqualTo("rollback");
        assertThat(actions.get(0).get("reason").asString()).isEqualTo("to see it go back");
        assertThat(actions.get(0).get("before").get("edition").asInt() + 1)
                .isEqualTo(actions.get(0).get("after").get("edition").asInt());
        assertThat(actions.get(1).get("action").asString()).isEqualTo("rebuild");
    }

    @Test
    @DisplayName("learns which rows were tampered with, and mends them")
    void verify() {
        DATABASE.jdbc()
                .sql("update read.farmer_directory set name = 'Somebody else' where vendor_id = :vendor and"
                        + " farmer_id = :farmer")
                .param("vendor", market.vendorId())
                .param("farmer", market.ravi())
                .update();
        JsonNode verified = finished(postAs(master(), PROJECTIONS + "/farmer_directory/verify", "{}")
                .json()
                .get("id")
                .asLong());
        assertThat(verified.get("state").asString()).isEqualTo("RETIRED");
        assertThat(verified.get("rowsDifferent").asLong()).isEqualTo(1);
        assertThat(verified.get("differences").get(0).get("live").get("name").asString())
                .isEqualTo("Somebody else");

        JsonNode ready =
                finished(postAs(master(), PROJECTIONS + "/farmer_directory/rebuild", "{\"reason\": \"tampered\"}")
                        .json()
                        .get("id")
                        .asLong());
        assertThat(ready.get("waitsForOperator").asBoolean()).isTrue();
        assertThat(postAs(master(), PROJECTIONS + "/farmer_directory/swap", "{\"reason\": \"mend\"}")
                        .status())
                .isEqualTo(200);
        assertThat(get(admin(market), "/api/farmers/").body()).doesNotContain("Somebody else");
        assertThat(postAs(master(), PROJECTIONS + "/farmer_directory/retire", "{\"reason\": \"tidy\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("is told what a rebuild would take, and nothing is left of it")
    void dryRun() {
        JsonNode told = postAs(master(), PROJECTIONS + "/entries/rebuild", "{\"dryRun\": true}")
                .json();
        assertThat(told.get("events").asLong()).isPositive();
        assertThat(told.get("eventsPerSecond").asDouble()).isPositive();
        assertThat(told.get("diskBytes").asLong()).isPositive();
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from pg_namespace where nspname = 'aside_entries'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entries/rebuild | {} | 422 | reason",
                "entries/rebuild | {\"reason\": \"x\", \"verify\": \"half\"} | 422 | verify",
                "entries/rebuild | {\"reason\": \"x\", \"rate\": 0} | 422 | rate",
                "entries/rebuild | {\"reason\": \"x\", \"quick\": true} | 422 | quick",
                "no_such/rebuild | {\"reason\": \"x\"} | 404 | no_such",
                "entries/swap | {\"reason\": \"x\"} | 409 | rebuild-not-ready",
                "entries/rollback | {\"reason\": \"x\"} | 409 | nothing-kept",
                "entries/retire | {\"reason\": \"x\"} | 409 | nothing-kept"
            })
    @DisplayName("is told what is wrong with what he asks")
    void refused(String action, String body, int status, String word) {
        var answered = postAs(master(), PROJECTIONS + "/" + action, body);
        assertThat(answered.status()).as(answered.body()).isEqualTo(status);
        assertThat(answered.body()).contains(word);
    }

    @Test
    @DisplayName("is the platform's admin, and nobody else")
    void onlyMaster() {
        assertThat(get("", PROJECTIONS).status()).isEqualTo(401);
        assertThat(get(admin(market), PROJECTIONS).status()).isIn(401, 403);
        assertThat(postAs(admin(market), PROJECTIONS + "/entries/rebuild", "{\"reason\": \"x\"}")
                        .status())
                .isIn(401, 403);
    }

    @Test
    @DisplayName("pauses a read model: reads answer at once from the rows as they are, until it is resumed")
    void pause() {
        String farmers = PROJECTIONS + "/farmer_directory";
        JsonNode paused = postAs(master(), farmers + "/pause", "{\"reason\": \"a look at the rows\"}")
                .json();
        assertThat(paused.get("state").asString()).isEqualTo("paused");
        assertThat(paused.get("position").asLong()).isGreaterThanOrEqualTo(position);
        assertThat(paused.get("pause").get("reason").asString()).isEqualTo("a look at the rows");
        assertThat(get("", "/ready").status()).isEqualTo(200);
        long later = append(newMarket().everything());
        var early = get(admin(market), "/api/farmers/", "Consistency-Token", Long.toString(later));
        assertThat(early.status()).as(early.body()).isEqualTo(503);

        assertThat(postAs(master(), farmers + "/resume", "{\"reason\": \"seen\"}")
                        .json()
                        .get("pause")
                        .isNull())
                .isTrue();
        seen(market, later, "/api/farmers/");
        assertThat(named(get(master(), PROJECTIONS).json(), "farmer_directory")
                        .get("state")
                        .asString())
                .isEqualTo("running");
    }

    @Test
    @DisplayName("pauses for a time in the future only")
    void pauseUntil() {
        String pause = PROJECTIONS + "/farmer_directory/pause";
        assertThat(postAs(master(), pause, "{\"reason\": \"x\", \"until\": \"2020-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
        assertThat(postAs(master(), pause, "{\"reason\": \"x\", \"until\": \"tomorrow\"}")
                        .status())
                .isEqualTo(422);
        assertThat(postAs(master(), pause, "{}").status()).isEqualTo(422);
    }

    private JsonNode finished(long id) {
        return await().atMost(SOON)
                .until(
                        () -> get(master(), "/ops/v1/rebuilds/" + id).json(),
                        rebuild -> rebuild.get("waitsForOperator").asBoolean()
                                || List.of("SWAPPED", "RETIRED")
                                        .contains(rebuild.get("state").asString()));
    }

    private static JsonNode named(JsonNode projections, String name) {
        return projections
                .valueStream()
                .filter(each -> each.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
