package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import marigold.garden.GardenCalendar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Of suburbs, the platform's admin")
class SuburbsTest extends CommandServiceTest {
    private static final String PATH = "/api/v1/admin/suburbs/import";
    private static final String READINGS = "/api/v1/admin/climate/readings";
    private static final String HEADER =
            "name,postcode,latitude,longitude,climate_zone,suburb_heat_category,suburb_heat_intensity,slug,colour\n";

    @Autowired
    private GardenCalendar calendar;

    private Api admin;

    @BeforeAll
    void sendCsv() {
        admin = master.with("Content-Type", "text/csv");
    }

    @Test
    @DisplayName("imports a file, whose good rows are kept, and is told why each bad one is not")
    void imports() {
        String file = HEADER
                + "Kew,3101,-37.8,145.0,Temperate,,9.5,,green\n"
                + "Carlton,3053,-37.8,144.9,temperate,,,,\n"
                + ",3054,-37.8,144.9,temperate,,,,\n"
                + "Polaris,3055,-37.8,144.9,polar,,,,\n"
                + "KEW ,3101,-37.8,145.0,cool,,,,\n"
                + "Nowhere,3056,here,144.9,cool,,,,\n"
                + "Hades,3057,-37.8,144.9,cool,Hellish,,,\n"
                + "Half,3058\n";

        Answer answer = admin.send("POST", PATH, file);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.number("imported")).isEqualTo(2);
        assertThat(answer.number("refused")).isEqualTo(6);
        assertThat(answer.number("rows")).isEqualTo(8);
        assertThat(answer.json().get("complete").asBoolean()).isTrue();
        assertThat(answer.json().get("ignored_columns").toString()).isEqualTo("[\"colour\"]");
        assertThat(StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                        .map(error -> "%d %s %s"
                                .formatted(
                                        error.get("line").asLong(),
                                        error.path("field").asString(""),
                                        error.get("reason").asString())))
                .containsExactly(
                        "4 name is required",
                        "5 climate_zone must be one of cool, temperate, subtropical, tropical, arid",
                        "6  is the same suburb as line 2",
                        "7 latitude must be a number from -90 to 90",
                        "8 suburb_heat_category must be Extreme Heat, High Heat, Moderate Heat, Low Heat or Cool",
                        "9  has 2 cells where the first line names 9 columns");
        assertThat(answer.header("Consistency-Token")).isPresent();
        assertThat(events("Kew"))
                .containsExactly("garden.suburb-listed High Heat", "garden.suburb-heat-measured High Heat");
        assertThat(events("Carlton")).containsExactly("garden.suburb-listed ");
    }

    @Test
    @DisplayName("imports the same file again without any news, and another with the changes alone")
    void again() {
        String file = HEADER + "Again,3101,-37.8,145.0,cool,,1.5,,\nOnce More,3102,-37.8,145.0,cool,,,,\n";
        admin.send("POST", PATH, file);

        Answer same = admin.send("POST", PATH + "/", file);
        assertThat(same.number("unchanged")).isEqualTo(2);
        assertThat(same.number("imported") + same.number("revised")).isZero();
        assertThat(same.header("Consistency-Token")).isEmpty();

        Answer warmer = admin.send("POST", PATH, file.replace("1.5", "4.5"));
        assertThat(warmer.number("revised")).isEqualTo(1);
        assertThat(warmer.number("unchanged")).isEqualTo(1);
        assertThat(events("Again")).last().isEqualTo("garden.suburb-heat-measured Moderate Heat");

        Answer silent = admin.send("POST", PATH, """
            name,postcode,latitude,longitude,climate_zone
            Again,3101,-37.8,145.0,cool
            """);
        assertThat(silent.number("unchanged")).isEqualTo(1);
    }

    @Test
    @DisplayName("is refused a file without the columns that it must have, and everybody else any file")
    void refused() {
        Answer columns = admin.send("POST", PATH, "name,postcode,name\n");
        assertThat(columns.status()).isEqualTo(422);
        assertThat(columns.mistaken()).contains("name", "latitude", "longitude", "climate_zone");
        assertThat(admin.send("POST", PATH, "").status()).isEqualTo(422);
        assertThat(nobody.with("Content-Type", "text/csv")
                        .send("POST", PATH, HEADER)
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("records readings, one or many, and the same again without any news")
    void readings() {
        admin.send("POST", PATH, HEADER + "Rainy,3101,-37.8,145.0,cool,,,,\nWindy,3102,-37.8,145.0,cool,,,,\n");
        String today = calendar.today().toString();

        Answer one = master.post(
                READINGS,
                Map.of("suburb", " RAINY", "temperature_current", 18.456, "data_source", Map.of("weather", "station")));
        assertThat(one.status()).as(one.body()).isEqualTo(200);
        assertThat(one.number("recorded")).isEqualTo(1);

        Answer many = master.post(
                READINGS,
                List.of(
                        Map.of("suburb", "Rainy", "uv_index", "2.9", "aqi", 51),
                        Map.of("suburb", "Windy", "recorded_date", "2026-03-01", "wind_speed", 30)));
        assertThat(many.number("recorded")).isEqualTo(2);
        assertThat(jdbc.sql("""
            select payload ->> 'recordedOn' || ' ' || (payload #>> '{reading,temperatureHundredths}') || ' '
                   || coalesce(payload #>> '{reading,uvIndexHundredths}', '-') || ' ' || (payload #>> '{reading,weatherSource}')
              from events.event
             where event_type = 'garden.suburb-climate-recorded'
               and (payload ->> 'suburbId')::bigint = (select suburb_id from events.suburb where name = 'Rainy')
             order by global_index
            """).query(String.class).list())
                .containsExactly(today + " 1846 - station", today + " 1846 290 station");

        Answer again = master.post(READINGS, Map.of("suburb", "Rainy", "uv_index", 2.9));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Consistency-Token")).isEmpty();
    }

    @Test
    @DisplayName("is told what is wrong with readings, of which none is recorded then")
    void badReadings() {
        admin.send("POST", PATH, HEADER + "Foggy,3101,-37.8,145.0,cool,,,,\n");
        LocalDate tomorrow = calendar.today().plusDays(2);

        assertThat(master.post(READINGS, Map.of("suburb", "Atlantis", "uv_index", 1))
                        .status())
                .isEqualTo(404);
        Answer batch = master.post(
                READINGS,
                List.of(Map.of("suburb", "Foggy", "uv_index", 1), Map.of("suburb", "Atlantis", "uv_index", 1)));
        assertThat(batch.status()).isEqualTo(422);
        assertThat(batch.mistaken()).containsExactly("[1].suburb");
        Answer fields = master.post(
                READINGS,
                List.of(
                        Map.of("suburb", "Foggy"),
                        Map.of("uv_index", -1),
                        Map.of("suburb", "Foggy", "humidity", 101, "recorded_date", tomorrow.toString())));
        assertThat(fields.status()).isEqualTo(422);
        assertThat(fields.mistaken())
                .contains("[0].temperature_current", "[1].suburb", "[1].uv_index", "[2].humidity", "[2].recorded_date");
        assertThat(nobody.post(READINGS, Map.of("suburb", "Foggy", "uv_index", 1))
                        .status())
                .isEqualTo(401);
        assertThat(jdbc.sql("""
            select count(*) from events.event
             where event_type = 'garden.suburb-climate-recorded'
               and (payload ->> 'suburbId')::bigint = (select suburb_id from events.suburb where name = 'Foggy')
            """).query(Long.class).single()).isZero();
    }

    private List<String> events(String name) {
        return jdbc.sql("""
            select event_type || ' ' || coalesce(payload #>> '{facts,heatCategory}', payload #>> '{heat,category}')
              from events.event
             where aggregate_id = 'suburb-' || (select suburb_id from events.suburb where name = :name)
             order by global_index
            """).param("name", name).query(String.class).list();
    }
}
