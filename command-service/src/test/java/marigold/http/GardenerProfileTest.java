package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A gardener's profile")
class GardenerProfileTest extends CommandServiceTest {
    private static final String UPSERT = "/api/v1/tracking/user/upsert";
    private static final String PROFILE = "/api/v1/auth/profile";

    @Test
    @DisplayName("W10: is answered whole, with the words that screens use")
    void whole() {
        Gardener asha = newGardener();
        Map<String, Object> said = new HashMap<>(Map.of(
                "email",
                asha.email().toUpperCase(Locale.ROOT),
                "name",
                "Asha",
                "suburb_id",
                3,
                "experience_level",
                "Beginner",
                "garden_type",
                "community_garden",
                "available_space",
                12.5,
                "climate_goal",
                "shade",
                "something_else",
                true));

        Answer saved = asha.api().post(UPSERT, said);

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        JsonNode user = saved.json().path("user");
        String time = user.path("updated_at").asString();
        assertThat(user.toString()).isEqualTo("""
            {"id":%d,"email":"%s","name":"Asha","suburb_id":3,"created_at":"%s","updated_at":"%s",\
            "last_login":null}\
            """.formatted(
                        asha.id(), asha.email(), user.path("created_at").asString(), time));
        assertThat(saved.json().path("profile").toString()).isEqualTo("""
            {"id":%1$d,"user_id":%1$d,"experience_level":"beginner","garden_type":"community_garden",\
            "climate_goals":"shade","available_space_m2":12.50,"sun_exposure":null,"has_containers":false,\
            "organic_preference":true,"budget_level":null,"notification_preferences":null,\
            "created_at":"%2$s","updated_at":"%2$s"}\
            """.formatted(asha.id(), time));
        assertThat(saved.json().path("success").asBoolean()).isTrue();
        assertThat(saved.text("message")).isNotBlank();
    }

    @Test
    @DisplayName("T29: keeps what is not given, and loses what is given as null")
    void keptAndCleared() {
        Gardener asha = newGardener();
        String first = asha.api()
                .put(
                        PROFILE,
                        Map.of(
                                "sun_exposure",
                                "full_sun",
                                "has_containers",
                                true,
                                "budget_level",
                                "low",
                                "suburb_id",
                                3))
                .json()
                .path("profile")
                .path("created_at")
                .asString();

        JsonNode kept = asha.api()
                .post(UPSERT, Map.of("email", asha.email(), "garden_type", "balcony"))
                .json()
                .path("profile");
        assertThat(kept.path("sun_exposure").asString()).isEqualTo("full_sun");
        assertThat(kept.path("has_containers").asBoolean()).isTrue();
        assertThat(kept.path("garden_type").asString()).isEqualTo("balcony");
        assertThat(kept.path("created_at").asString()).isEqualTo(first);

        Map<String, Object> cleared = new HashMap<>();
        cleared.put("sun_exposure", null);
        cleared.put("has_containers", null);
        cleared.put("suburb_id", null);
        JsonNode answer = asha.api().put(PROFILE, cleared).json();
        assertThat(answer.path("profile").path("sun_exposure").isNull()).isTrue();
        assertThat(answer.path("profile").path("has_containers").asBoolean()).isFalse();
        assertThat(answer.path("user").path("suburb_id").isNull()).isTrue();
        assertThat(answer.path("profile").path("budget_level").asString()).isEqualTo("low");
    }

    @Test
    @DisplayName("is none while a gardener has said nothing, and saying nothing changes nothing")
    void nothing() {
        Gardener asha = newGardener();
        long before = eventsOf(asha);
        Answer saved = asha.api().post(UPSERT, Map.of("email", asha.email()));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json().path("profile").isNull()).isTrue();
        assertThat(saved.json().path("user").path("name").isNull()).isTrue();
        assertThat(eventsOf(asha)).isEqualTo(before);
    }

    @Test
    @DisplayName("holds the client's own preferences as they are")
    void preferences() {
        Gardener asha = newGardener();
        Answer saved = asha.api()
                .put(PROFILE, Map.of("notification_preferences", Map.of("mail", true, "days", List.of(1, 2))));
        JsonNode preferences = saved.json().path("profile").path("notification_preferences");
        assertThat(preferences.path("mail").asBoolean()).isTrue();
        assertThat(preferences.path("days").size()).isEqualTo(2);
    }

    @Test
    @DisplayName("W10: lives in a suburb by its id, else by its name in any case, which says nothing where none has it")
    void suburbByName() {
        Answer imported = master.with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "/api/v1/admin/suburbs/import",
                        "name,postcode,latitude,longitude,state,climate_zone\nNamedale,3998,-37.8,145.0,VIC,cool\n");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        long namedale = jdbc.sql("select suburb_id from events.suburb where name = 'Namedale'")
                .query(Long.class)
                .single();
        Gardener asha = newGardener();
        assertThat(suburb(asha, Map.of("suburb_name", "Atlantis")).isNull()).isTrue();
        assertThat(suburb(asha, Map.of("suburb_name", " namedale ")).asLong()).isEqualTo(namedale);
        assertThat(suburb(asha, Map.of("suburb_name", "Atlantis")).asLong()).isEqualTo(namedale);
        assertThat(suburb(asha, Map.of("suburb_id", 3, "suburb_name", "Namedale"))
                        .asLong())
                .isEqualTo(3);
    }

    private static JsonNode suburb(Gardener gardener, Map<String, Object> says) {
        Map<String, Object> body = new HashMap<>(says);
        body.put("email", gardener.email());
        Answer saved = gardener.api().post("/api/v1/tracking/user/upsert", body);
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        return saved.json().path("user").path("suburb_id");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "experience_level, expert",
        "garden_type, roof",
        "sun_exposure, dark",
        "budget_level, none",
        "available_space, -1",
        "available_space, much",
        "suburb_id, Richmond",
        "has_containers, yes",
        "notification_preferences, often",
        "email, no-address"
    })
    @DisplayName("takes no other words than those of the lists, and no impossible numbers")
    void refused(String field, String value) {
        Gardener asha = newGardener();
        Map<String, Object> said = new HashMap<>(Map.of("email", asha.email()));
        said.put(field, value);
        Answer refused = asha.api().post(UPSERT, said);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.mistaken()).containsExactly(field);
    }

    @Test
    @DisplayName("is changed by nobody else")
    void foreign() {
        Gardener asha = newGardener();
        Gardener stranger = newGardener();
        long before = eventsOf(asha);
        for (Answer refused : List.of(
                stranger.api().post(UPSERT, Map.of("email", asha.email(), "name", "Mine")),
                stranger.api().post(UPSERT, Map.of("email", newEmail(), "name", "Mine")),
                stranger.api().put(PROFILE, Map.of("email", asha.email(), "name", "Mine")))) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.text("code")).isEqualTo("not-your-email");
        }
        assertThat(eventsOf(asha)).isEqualTo(before);
        assertThat(stranger.api().post(UPSERT, Map.of("name", "Mine")).mistaken())
                .containsExactly("email");
    }
}
