package marigold.http;

import static marigold.http.RepeatedRequestTest.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marigold.CommandServiceApplication;
import marigold.login.QuickPasswords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("Two command services on one database")
class TwoServicesTest extends CommandServiceTest {
    private static final int CLERKS = 8;

    private ConfigurableApplicationContext second;
    private Vendor vendor;
    private List<Api> both;

    @BeforeAll
    void startSecond() {
        second = new SpringApplicationBuilder(CommandServiceApplication.class, QuickPasswords.class)
                .run(secondsSettings());
        int port = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        vendor = newVendor();
        both = List.of(vendor.admin(), new Api(port).signedIn(vendor.email(), PASSWORD));
    }

    @AfterAll
    void stopSecond() {
        second.close();
    }

    @RepeatedTest(5)
    @DisplayName("key into one account: nothing is lost, and whoever is overtaken too often is told to come back")
    void oneAccount() {
        long ravi = vendor.newFarmer("Ravi");

        List<Answer> answers = atOnce(
                CLERKS,
                i -> () -> both.get(i % 2)
                        .post("/api/farmers/%d/transactions".formatted(ravi), Map.of("qty", 1, "rate", 1)));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
        List<Answer> recorded =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(recorded).isNotEmpty();
        assertThat(recorded.stream().map(answer -> answer.number("id")).collect(Collectors.toSet()))
                .hasSameSizeAs(recorded);
        assertThat(jdbc.sql("select count(*) from events.event where aggregate_id = ? and sequence_number > 0")
                        .param("farmer-account-" + ravi)
                        .query(Integer.class)
                        .single())
                .isEqualTo(recorded.size());
    }

    @Test
    @DisplayName("know each other's entries, also of an account that both have kept in memory")
    void keptAccounts() {
        long ravi = vendor.newFarmer("Ravi");
        String path = "/api/farmers/%d/transactions".formatted(ravi);
        both.get(0).post(path, Map.of("qty", 1, "rate", 1));
        both.get(1).post(path, Map.of("qty", 2, "rate", 1));
        for (int round = 0; round < 10; round++) {
            Api one = both.get(round % 2);
            Api other = both.get((round + 1) % 2);
            long entry = one.post(path, Map.of("qty", 3, "rate", 1)).number("id");
            assertThat(other.put("/api/collections/" + entry, Map.of("qty", 4)).status())
                    .isEqualTo(200);
            assertThat(one.delete("/api/collections/" + entry).status()).isEqualTo(200);
            assertThat(other.delete("/api/collections/" + entry).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("take one request with a key once, whichever of them gets it")
    void oneKey() {
        List<Answer> answers = atOnce(
                CLERKS,
                i -> () -> both.get(i % 2).withKey("both").post("/api/farmer-groups", Map.of("name", "Of both")));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::body)
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @RepeatedTest(5)
    @DisplayName("record an entry with a key once, whichever of them gets it, and give everybody the same answer")
    void oneEntry() {
        long ravi = vendor.newFarmer("Ravi");
        String path = "/api/farmers/%d/transactions".formatted(ravi);
        String key = "entry-" + ravi;

        List<Answer> answers =
                atOnce(CLERKS, i -> () -> both.get(i % 2).withKey(key).post(path, Map.of("qty", 1, "rate", 1)));
        Answer later = both.getFirst().withKey(key).post(path, Map.of("qty", 1, "rate", 1));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::body)
                        .collect(Collectors.toSet()))
                .containsExactly(later.body());
        assertThat(later.header("Idempotent-Replayed")).contains("true");
        assertThat(later.header("Consistency-Token")).isPresent();
        assertThat(recordedFor(ravi)).isEqualTo(1);
    }

    @Test
    @DisplayName("record nothing for a farmer whom the other has just taken from the list")
    void farmerGone() {
        long ravi = vendor.newFarmer("Ravi");
        String path = "/api/farmers/%d/transactions".formatted(ravi);
        // Both keep his account in memory.
        for (Api each : both) {
            long entry = each.post(path, Map.of("qty", 1, "rate", 1)).number("id");
            each.delete("/api/collections/" + entry);
        }
        both.get(1).delete("/api/farmers/" + ravi);
        assertThat(both.get(0).post(path, Map.of("qty", 1, "rate", 1)).status()).isEqualTo(404);
        assertThat(both.get(1).post(path, Map.of("qty", 1, "rate", 1)).status()).isEqualTo(404);
        assertThat(recordedFor(ravi)).isEqualTo(2);
    }

    @Test
    @DisplayName("record each entry under the vehicle's name and the farmer's group as the other has just changed them")
    void mastersOfTheOther() {
        long ravi = vendor.newFarmer("Ravi");
        String path = "/api/farmers/%d/transactions".formatted(ravi);
        long tempo = both.get(0)
                .post("/api/vehicles", Map.of("vehicle_number", "KA-07-9", "vehicle_name", "Tempo"))
                .number("id");
        both.get(0).post(path, Map.of("qty", 1, "rate", 1, "vehicle", "KA-07-9"));
        for (int round = 0; round < 5; round++) {
            String name = "Tempo " + round;
            both.get(round % 2)
                    .put("/api/vehicles/" + tempo, Map.of("vehicle_number", "KA-07-9", "vehicle_name", name));
            assertThat(both.get((round + 1) % 2)
                            .post(path, Map.of("qty", 1, "rate", 1, "vehicle", "KA-07-9"))
                            .text("vehicle"))
                    .isEqualTo(name);
        }
    }

    private int recordedFor(long farmerId) {
        return jdbc.sql("""
            select count(*)
              from events.event
             where aggregate_id = ? and event_type = 'market.entry-recorded'
            """)
                .param("farmer-account-" + farmerId)
                .query(Integer.class)
                .single();
    }

    @RepeatedTest(5)
    @DisplayName("deduct an advance only as often as it lasts")
    void advances() {
        String path = "/api/customers/%d/advances".formatted(vendor.newFarmer("Ravi"));
        vendor.admin().post(path, Map.of("type", "give", "val", 100));

        List<Answer> answers =
                atOnce(CLERKS, i -> () -> both.get(i % 2).post(path, Map.of("type", "deduct", "val", 30)));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSizeBetween(1, 3);
    }
}
