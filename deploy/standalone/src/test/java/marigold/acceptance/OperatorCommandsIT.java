package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import marigold.acceptance.RunningMarigold.Said;
import marigold.standalone.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every action of an operator, done once by the command line, as [OperatorPageIT] does it on the page. It
/// damages read tables of a product of its own.
@DisplayName("By the command line an operator")
@Tag("own-process")
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorCommandsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static Path data;
    private static Product product;
    private static RunningMarigold marigold;
    private static Stall stall;

    @BeforeAll
    static void start() {
        data = RunningMarigold.temporaryFolder();
        product = Product.upOn(data);
        marigold = RunningMarigold.on(product, data);
        stall = new Stall(marigold).withFixtureEntries();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static Said said(int exitCode, String... words) {
        Said said = marigold.command(words);
        assertThat(said.exitCode()).as("%s: %s", List.of(words), said.text()).isEqualTo(exitCode);
        return said;
    }

    private static JsonNode json(String... words) {
        String[] asJson = Arrays.copyOf(words, words.length + 1);
        asJson[words.length] = "--output=json";
        return JsonMapper.shared().readTree(said(0, asJson).text());
    }

    private static void sql(String statement) {
        try (Connection connection = DriverManager.getConnection(ReadTables.databaseUrl(data));
                Statement runs = connection.createStatement()) {
            runs.execute(statement);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    @Order(1)
    @DisplayName("sees where all read models stand, and one of them")
    void looks() {
        assertThat(said(0, "projections", "list").text().lines())
                .first()
                .asString()
                .contains("NAME", "STATE", "LAG", "RATE");
        assertThat(json("projections", "list")
                        .valueStream()
                        .map(each -> each.get("name").asString()))
                .contains("entries", "farmer_directory");
        assertThat(json("projections", "show", "entries").get("state").asString())
                .isEqualTo("running");
        said(0, "projections", "watch", "entries");
        said(2, "projections", "show", "nothing");
    }

    @Test
    @Order(2)
    @DisplayName("is told what a rebuild would take, rebuilds, and rolls back")
    void rebuildsAndRollsBack() {
        assertThat(said(0, "projections", "rebuild", "farmer_directory", "--dry-run")
                        .text())
                .contains("events at about", "the tables take");
        assertThat(said(2, "projections", "rebuild", "farmer_directory").text()).contains("Say why");
        assertThat(said(0, "projections", "rebuild", "farmer_directory", "--reason", "to see it", "--rate", "5000/s")
                        .text())
                .contains("swapped; ", " 0 different");
        assertThat(said(0, "projections", "rollback", "farmer_directory", "--reason", "back")
                        .text())
                .contains("rollback is done");
        said(2, "projections", "rollback", "farmer_directory", "--reason", "once more");
    }

    @Test
    @Order(2)
    @DisplayName("rebuilds without a swap, swaps, and drops the tables before it")
    void swapsAndRetires() {
        assertThat(said(0, "projections", "rebuild", "farmer_groups", "--no-swap", "--reason", "to look first")
                        .text())
                .contains("It waits for a word");
        said(0, "projections", "swap", "farmer_groups", "--reason", "looks right");
        said(0, "projections", "retire", "farmer_groups", "--reason", "disk");
        said(2, "projections", "swap", "farmer_groups", "--reason", "again");
    }

    @Test
    @Order(2)
    @DisplayName("verifies, and reads which row was tampered with")
    void verifies() {
        said(0, "projections", "verify", "vehicles");
        sql("update read.vehicles set vehicle_number = 'KA99' where vehicle_number = 'KA01'");
        assertThat(said(2, "projections", "verify", "vehicles", "--reason", "somebody was in psql")
                        .text())
                .contains("1 different", "KA99", "KA01");
        sql("update read.vehicles set vehicle_number = 'KA01' where vehicle_number = 'KA99'");
    }

    @Test
    @Order(2)
    @DisplayName("pauses a read model for a while, and lets it go on before")
    void pausesAndResumes() {
        said(0, "projections", "pause", "silk_day", "--until", "30m", "--reason", "night work");
        JsonNode paused = JsonMapper.shared()
                .readTree(said(3, "projections", "show", "silk_day", "--output=json")
                        .text());
        assertThat(paused.get("state").asString()).isEqualTo("paused");
        assertThat(paused.at("/pause/reason").asString()).isEqualTo("night work");
        said(0, "projections", "resume", "silk_day", "--reason", "morning");
        await().atMost(SOON)
                .until(() -> marigold.command("projections", "show", "silk_day").exitCode() == 0);
    }

    @Test
    @Order(3)
    @DisplayName("sees what is parked and what it would do now, tries it again, and gives one up")
    void deadLetters() {
        assertThat(said(0, "dlq", "list").text()).contains("No event is parked");
        sql("alter table read.catalog_items add constraint no_poison check (name not like 'Poison%')");
        for (int i = 1; i <= 3; i++) {
            stall.admin
                    .post("/api/catalog/", "{\"code\": \"P%1$d\", \"name\": \"Poison %1$d\"}".formatted(i))
                    .expect(201);
        }
        await().atMost(SOON)
                .until(
                        () -> marigold.master()
                                .get("/ops/v1/dead-letters")
                                .json()
                                .size(),
                        parked -> parked == 3);
        List<String> letters = json("dlq", "list")
                .valueStream()
                .map(each -> "catalog_items:" + each.get("position").asLong())
                .toList();
        assertThat(said(0, "dlq", "groups").text()).contains("catalog_items", "market.catalog-item-added: 3");
        assertThat(json("dlq", "show", letters.getFirst()).toString()).contains("\"payload\"", "\"name\":\"***\"");
        assertThat(said(0, "dlq", "show", letters.getFirst(), "--payload").text())
                .contains("Poison 1");
        assertThat(json("dlq", "diff", letters.getFirst()).get("failure").asString())
                .contains("no_poison");

        assertThat(said(2, "dlq", "retry", letters.getFirst(), "--reason", "only to see")
                        .text())
                .contains("0 applied");
        said(0, "dlq", "discard", letters.getFirst(), "--reason", "a mistake of ours");
        sql("alter table read.catalog_items drop constraint no_poison");
        assertThat(json("dlq", "diff", letters.get(1)).get("changes").toString())
                .contains("Poison 2");
        assertThat(said(0, "dlq", "retry", letters.get(1), "--reason", "mended").text())
                .contains("1 applied");
        assertThat(said(0, "dlq", "retry", "catalog_items", "--reason", "the rest")
                        .text())
                .contains("1 applied, 0 still parked");
        assertThat(json("dlq", "list")).isEmpty();
        assertThat(stall.admin.get("/api/catalog/").text())
                .contains("Poison 2", "Poison 3")
                .doesNotContain("Poison 1");
    }

    @Test
    @Order(4)
    @DisplayName("finds all of it in the log, with his reasons")
    void audit() {
        assertThat(json("audit", "list")
                        .valueStream()
                        .map(each -> each.get("action").asString() + ": "
                                + each.get("reason").asString()))
                .contains(
                        "rebuild: to see it",
                        "rollback: back",
                        "rebuild: to look first",
                        "swap: looks right",
                        "retire: disk",
                        "verify: somebody was in psql",
                        "pause: night work",
                        "resume: morning",
                        "retry: only to see",
                        "discard: a mistake of ours",
                        "retry: the rest");
        assertThat(said(0, "audit", "list").text()).contains("somebody was in psql");
        assertThat(json("events", "horizon").get("head").asLong()).isPositive();
    }
}
