package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@DisplayName("In an open garden, a plant instance")
@TestPropertySource(properties = "marigold.garden.open=true")
class OpenGardenInstancesTest extends CommandServiceTest {
    private static final String NICKNAME = "/api/v1/tracking/instance/%d/nickname";

    @Test
    @DisplayName("T3: of an unknown plant leaves no gardener behind")
    void unknownPlant() {
        String email = newEmail();
        assertThat(nobody.post(PlantInstancesTest.START, PlantInstancesTest.body(email, 999_999_999, "2025-10-12"))
                        .status())
                .isEqualTo(404);
        assertThat(gardeners(email)).isZero();
    }

    @Test
    @DisplayName("makes its gardener, and is changed by whoever knows its id, but not by another who is signed in")
    void started() {
        String email = newEmail();
        Answer imported = master.with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "/api/v1/admin/catalogue/import",
                        CatalogueImportTest.HEADER + CatalogueImportTest.row("Open basil", "Ocimum", "herb", "", "60"));
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        long basil = jdbc.sql("select plant_id from events.plant where name = 'Open basil'")
                .query(Long.class)
                .single();
        Answer started = nobody.post(PlantInstancesTest.START, PlantInstancesTest.body(email, basil, "2025-10-12"));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(gardeners(email)).isEqualTo(1);

        String path = NICKNAME.formatted(started.number("instance_id"));
        Answer renamed = nobody.put(path, Map.of("plant_nickname", "Kitchen"));
        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(newGardener()
                        .api()
                        .put(path, Map.of("plant_nickname", "Mine"))
                        .status())
                .isEqualTo(404);
        assertThat(nobody.put(NICKNAME.formatted(999_999_999), Map.of("plant_nickname", "Mine"))
                        .status())
                .isEqualTo(404);
    }

    private long gardeners(String email) {
        return jdbc.sql("select count(*) from events.gardener where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }
}
