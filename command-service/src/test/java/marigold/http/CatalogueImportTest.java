package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import marigold.eventstore.PostgresEventStore;
import marigold.garden.catalogue.Plants;
import marigold.refusal.Unknown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@DisplayName("Importing the catalogue")
class CatalogueImportTest extends CommandServiceTest {
    private static final String PATH = "/api/v1/admin/catalogue/import";
    static final String HEADER = """
        plant_name,scientific_name,plant_category,plant_type,days_to_maturity,plant_spacing,sowing_depth,position,season,\
        germination,sowing_method,hardiness_life_cycle,characteristics,description,additional_information,seed_type,\
        image_filename,cool_climate_sowing_period,temperate_climate_sowing_period,subtropical_climate_sowing_period,\
        tropical_climate_sowing_period,arid_climate_sowing_period,beneficial_companions,harmful_companions,\
        neutral_companions,time_to_maturity_days
        """;

    @Autowired
    private Plants plants;

    @Autowired
    private PostgresEventStore eventStore;

    @Autowired
    private Environment environment;

    private Api admin;

    @BeforeAll
    void sendCsv() {
        admin = master.with("Content-Type", "text/csv");
    }

    /// A row with a description and days until maturity.
    static String row(String name, String scientificName, String category, String description, String days) {
        return "%s,%s,%s%s\"%s\"%s,%s\n"
                .formatted(name, scientificName, category, ",".repeat(11), description, ",".repeat(11), days);
    }

    @Test
    @DisplayName("lists what is new, revises what has changed and leaves the rest alone")
    void imports() {
        String mint = row("Mint", "Mentha", "herb", "Runs.", "90");
        Answer first = send(HEADER + mint + row("Sage", "Salvia", "herb", "Grey.", ""));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("""
            {"imported":2,"revised":0,"unchanged":0,"refused":0,"rows":2,"complete":true,"errors":[],\
            "ignored_columns":[]}\
            """);
        assertThat(first.header("Consistency-Token")).isPresent();

        Answer second = send(HEADER
                + mint
                + row(" sage", "SALVIA ", "Herb", "Grey.\nSoft.", "80")
                + row("Sage", "Salvia", "flower", "", ""));
        assertThat(second.number("imported")).isEqualTo(1);
        assertThat(second.number("revised")).isEqualTo(1);
        assertThat(second.number("unchanged")).isEqualTo(1);

        assertThat(jdbc.sql("""
            select event_type || ' ' || (payload #>> '{facts,name}') || ' ' || (payload #>> '{facts,category}')
              from events.event
             where aggregate_id in (select 'catalogue-plant-' || plant_id from events.plant where lower(name) = 'sage')
             order by global_index
            """).query(String.class).list())
                .containsExactly(
                        "garden.plant-listed Sage herb",
                        "garden.plant-revised sage herb",
                        "garden.plant-listed Sage flower");
    }

    @Test
    @DisplayName("is no news the second time: no event, no consistency token")
    void noNews() {
        String file = HEADER + row("Thyme", "Thymus", "herb", "", "") + row("Oregano", "Origanum", "herb", "", "");
        send(file);
        long events = plantEvents();

        Answer again = admin.withKey("any key at all".replace(' ', '-')).send("POST", PATH + "/", file);

        assertThat(again.number("unchanged")).isEqualTo(2);
        assertThat(again.header("Consistency-Token")).isEmpty();
        assertThat(plantEvents()).isEqualTo(events);
    }

    @Test
    @DisplayName("keeps the good rows and tells the line and the reason of each bad one")
    void badRows() {
        String file = HEADER
                + row("Fennel", "Foeniculum", "herb", "Two\nlines", "")
                + row("", "Nobody", "herb", "", "")
                + row("Oak", "Quercus", "tree", "", "")
                + "\n"
                + row("Fennel", "foeniculum", "herb", "Again", "")
                + row("Anise", "Pimpinella", "herb", "", "soon")
                + "Too,few,cells\n"
                + row("Caraway", "Carum", "herb", "", "");

        Answer answer = send(file.replace("\n", "\r\n"));

        assertThat(answer.number("imported")).isEqualTo(2);
        assertThat(answer.number("refused")).isEqualTo(5);
        assertThat(answer.number("rows")).isEqualTo(7);
        assertThat(errors(answer))
                .containsExactly(
                        "4 plant_name is required",
                        "5 plant_category must be flower, herb, vegetable or sprouts_microgreens",
                        "7  is the same plant as line 2",
                        "8 time_to_maturity_days must be a whole number from 1 to 36500",
                        "9  has 3 cells where the first line names 26 columns");
    }

    private static List<String> errors(Answer answer) {
        return StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                .map(error -> "%d %s %s"
                        .formatted(
                                error.get("line").asLong(),
                                error.path("field").asString(""),
                                error.get("reason").asString()))
                .toList();
    }

    @Test
    @DisplayName("counts more bad rows than it lists")
    void manyBadRows() {
        Answer answer = send(HEADER + "bad\n".repeat(1_200));

        assertThat(answer.number("refused")).isEqualTo(1_200);
        assertThat(answer.json().get("errors")).hasSize(1_000);
    }

    @Test
    @DisplayName("says where it stopped when the rest of the file cannot be read")
    void unreadable() {
        String file = HEADER + row("Borage", "Borago", "herb", "", "") + "\"Lovage,"
                + row("Chervil", "Anthriscus", "herb", "", "").repeat(5_000);

        Answer answer = send(file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("imported")).isEqualTo(1);
        assertThat(answer.json().get("complete").asBoolean()).isFalse();
        assertThat(errors(answer))
                .singleElement()
                .asString()
                .startsWith("3  has more than")
                .contains("never closed");
    }

    @Test
    @DisplayName("appends a batch's events at once")
    void oneAppend() {
        List<Integer> appends = new ArrayList<>();
        try (var _ = eventStore.subscribe(events -> appends.add(events.size()))) {
            send(HEADER
                    + IntStream.range(0, 700)
                            .mapToObj(i -> row("Pea " + i, "Pisum", "vegetable", "", ""))
                            .collect(Collectors.joining()));
        }

        assertThat(appends).containsExactly(500, 200);
    }

    @Test
    @DisplayName("is refused at once when a column is missing, is no CSV in UTF-8, or is for nobody but the platform")
    void refused() {
        Answer missing = send(HEADER.replace("season,", "") + "x".repeat(3_000_000));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.mistaken()).containsExactly("season");
        assertThat(send("").mistaken()).containsExactly("body");
        assertThat(master.with("Content-Type", "text/csv; charset=ISO-8859-1")
                        .send("POST", PATH, HEADER)
                        .mistaken())
                .containsExactly("Content-Type");
        assertThat(master.send("POST", PATH, "{}").status()).isEqualTo(415);
        assertThat(nobody.with("Content-Type", "text/csv")
                        .send("POST", PATH, HEADER)
                        .status())
                .isEqualTo(401);
        Api clerk = newVendor().admin();
        assertThat(clerk.with("Content-Type", "text/csv")
                        .send("POST", PATH, HEADER)
                        .status())
                .isEqualTo(401);
        assertThat(clerk.send("GET", PATH + "/progress", "").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("takes files beyond the limit of other bodies, and has one of its own")
    void limits() throws IOException {
        String long1 = "x".repeat(9_000);
        Answer large = send(HEADER
                + IntStream.range(0, 400)
                        .mapToObj(i -> row("Bean " + i, "Phaseolus", "vegetable", long1, ""))
                        .collect(Collectors.joining()));
        assertThat(large.number("imported")).isEqualTo(400);

        try (Socket socket = upload(300_000_000)) {
            assertThat(answerOn(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    @DisplayName("runs once at a time, shows how far it is, and keeps what was stored when its caller hangs up")
    void oneAtATime() throws IOException {
        String some = IntStream.range(0, 600)
                .mapToObj(i -> row("Kale " + i, "Brassica", "vegetable", "", ""))
                .collect(Collectors.joining());
        byte[] sent = (HEADER + some).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = upload(2 * sent.length)) {
            OutputStream file = socket.getOutputStream();
            file.write(sent);
            file.flush();
            await().until(() -> progress().get("rows").asLong() == 500);

            JsonNode running = progress();
            assertThat(running.get("status").asString()).isEqualTo("running");
            assertThat(running.get("imported").asLong()).isEqualTo(500);
            assertThat(running.get("percent").asLong()).isBetween(20L, 50L);
            assertThat(running.get("bytes_total").asLong()).isEqualTo(2L * sent.length);
            assertThat(running.get("seconds_left").isNumber()).isTrue();
            Answer second = send(HEADER + some);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.text("code")).isEqualTo("import-running");
            assertThat(second.header("Retry-After")).isPresent();
        }
        await().until(() -> progress().get("status").asString().equals("failed"));

        Answer rest = send(HEADER + some);
        assertThat(rest.number("unchanged")).isEqualTo(500);
        assertThat(rest.number("imported")).isEqualTo(100);
        assertThat(progress().get("status").asString()).isEqualTo("finished");
        assertThat(progress().get("rows").asLong()).isEqualTo(600);
    }

    @Test
    @DisplayName("makes plants known to other commands")
    void lookUp() {
        send(HEADER
                + row("Dianthus- Allwood's Pink", "Dianthus alpinus", "flower", "", "105")
                + row("Basil- Bush", "unknown", "herb", "", ""));

        Plants.Plant dianthus = plants.find(idOf("Dianthus- Allwood's Pink"));
        assertThat(dianthus.category()).isEqualTo("flower");
        assertThat(dianthus.scientificName()).isEqualTo("Dianthus alpinus");
        assertThat(dianthus.maturityDays()).hasValue(105);
        assertThat(dianthus.imageUrl())
                .isEqualTo("/images/flower_plant_images/Dianthus- Allwoods Pink_Dianthus alpinus/"
                        + "Dianthus- Allwoods Pink_Dianthus alpinus_1.jpg");
        assertThat(plants.find(idOf("Basil- Bush")).maturityDays()).isEmpty();
        assertThatThrownBy(() -> plants.find(99_999_999))
                .isInstanceOf(Unknown.class)
                .hasMessage("Plant not found");
    }

    private Answer send(String file) {
        return admin.send("POST", PATH, file);
    }

    private JsonNode progress() {
        return master.send("GET", PATH + "/progress", "").json();
    }

    private long plantEvents() {
        return jdbc.sql("select count(*) from events.event where event_type like 'garden.plant-%'")
                .query(Long.class)
                .single();
    }

    private long idOf(String name) {
        return jdbc.sql("select plant_id from events.plant where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /// A connection on which the head of an import was sent, and none of its file.
    private Socket upload(long bytes) throws IOException {
        Socket socket = new Socket("localhost", environment.getRequiredProperty("local.server.port", Integer.class));
        socket.getOutputStream()
                .write(
                        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: text/csv\r\nContent-Length: %d\r\n\r\n"
                                .formatted(PATH, master.header("Authorization"), bytes)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answerOn(Socket socket) throws IOException {
        return new Scanner(socket.getInputStream(), StandardCharsets.UTF_8).nextLine();
    }
}
