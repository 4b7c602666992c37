package marigold.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import marigold.QueryServiceTest;
import marigold.market.Market;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The doctor of a running Marigold")
class DoctorApiTest extends QueryServiceTest {
    @Test
    @DisplayName("says of each thing how it is, why, and what to do when it is not well")
    void findings() {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/entries");
        JsonNode report = get(master(), "/ops/v1/doctor").json();
        assertThat(finding(report, "event store").get("verdict").asString()).isEqualTo("ok");
        assertThat(finding(report, "parts of the projections").get("verdict").asString())
                .isEqualTo("ok");
        assertThat(finding(report, "clocks").get("verdict").asString()).isEqualTo("ok");
        assertThat(finding(report, "loops").get("value").asString()).isEqualTo("alive");
        // The tests' PostgreSQL does not wait for its disk where that saves time.
        assertThat(report.get("findings").valueStream()).hasSizeGreaterThan(20).allSatisfy(finding -> {
            assertThat(finding.get("reason").asString()).endsWith(".");
            boolean isOk = finding.get("verdict").asString().equals("ok");
            assertThat(finding.get("advice").asString().isEmpty())
                    .as(finding.toString())
                    .isEqualTo(isOk);
        });
        assertThat(finding(report, "limit of requests").get("verdict").asString())
                .isEqualTo("warning");
        assertThat(report.get("verdict").asString()).isIn("warning", "problem");
        assertThat(report.toString()).doesNotContain("Master1234", "a secret of the tests");
    }

    @Test
    @DisplayName("names the append that every read model waits for")
    void heldBack() throws Exception {
        Market market = newMarket();
        long position = append(market.vendor());
        try (Connection writer = DATABASE.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock_shared(" + position + ")");
            append(market.kmpOpened());
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> finding(get(master(), "/ops/v1/doctor").json(), "gap horizon")
                            .get("verdict")
                            .asString()
                            .equals("problem"));
            assertThat(finding(get(master(), "/ops/v1/doctor").json(), "gap horizon")
                            .get("advice")
                            .asString())
                    .contains("pg_terminate_backend(");
            writer.rollback();
        }
    }

    @Test
    @DisplayName("answers the platform's admin only")
    void onlyMaster() {
        assertThat(get("", "/ops/v1/doctor").status()).isEqualTo(401);
        assertThat(get(admin(newMarket()), "/ops/v1/doctor").status()).isIn(401, 403);
    }

    private static JsonNode finding(JsonNode report, String check) {
        return report.get("findings")
                .valueStream()
                .filter(finding -> finding.get("check").asString().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
