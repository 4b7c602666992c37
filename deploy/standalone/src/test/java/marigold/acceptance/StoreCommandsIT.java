package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import marigold.acceptance.RunningMarigold.Said;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("On the command line an operator")
class StoreCommandsIT {
    private static final RunningMarigold MARIGOLD = RunningMarigold.shared();

    private static Stall stall;

    @BeforeAll
    static void market() {
        stall = new Stall(MARIGOLD);
    }

    @Test
    @DisplayName(
            "sees the events of a tenant, as a table or a line of JSON each, and one of them with its texts hidden")
    void events() {
        String tenant = "vendor-" + stall.vendor.id();
        Said table = MARIGOLD.command("events", "tail", "--no-follow", "--tenant", tenant, "--limit", "3");
        assertThat(table.exitCode()).as(table.text()).isZero();
        assertThat(table.text().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(" market.").endsWith(tenant));

        Said lines = MARIGOLD.command(
                "events",
                "tail",
                "--no-follow",
                "--after=0",
                "--output=json",
                "--type=market.farmer-registered",
                "--tenant=" + tenant);
        JsonNode event =
                JsonMapper.shared().readTree(lines.text().lines().findFirst().orElseThrow());
        assertThat(event.get("eventType").asString()).isEqualTo("market.farmer-registered");

        Said shown = MARIGOLD.command("events", "show", event.get("position").asString(), "--output", "json");
        JsonNode payload = JsonMapper.shared().readTree(shown.text()).get("payload");
        assertThat(payload.get("name").asString()).isEqualTo("***");
        assertThat(payload.get("vendorId").asLong()).isEqualTo(stall.vendor.id());
    }

    @Test
    @DisplayName("sees up to where everything is decided")
    void horizon() {
        Said horizon = MARIGOLD.command("events", "horizon");
        assertThat(horizon.exitCode()).isZero();
        assertThat(horizon.text()).matches("(?s)Everything up to [0-9]+ is decided; .*");
    }

    @Test
    @DisplayName("is told by the doctor what is well and what is not, and by the exit code how bad it is")
    void doctor() {
        Said said = MARIGOLD.command("doctor", "--output", "json");
        JsonNode report = JsonMapper.shared().readTree(said.text());
        assertThat(report.get("findings")
                        .valueStream()
                        .map(finding -> finding.get("check").asString()))
                .contains("event store", "clocks", "gap horizon", "fsync", "max_connections", "data checksums");
        // The tests have switched the limits off.
        assertThat(report.get("findings")
                        .valueStream()
                        .filter(finding -> !finding.get("verdict").asString().equals("ok"))
                        .map(finding -> finding.get("check").asString()))
                .contains("limit of requests", "limit of logins")
                .isSubsetOf("limit of requests", "limit of logins", "read models", "parked events");
        assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
        assertThat(MARIGOLD.command("doctor").text())
                .contains("OK       fsync")
                .contains("Unset MARIGOLD_RATE_LIMIT_PER_MINUTE, or set a number.");
        assertThat(MARIGOLD.command("doctor", "--url", "http://localhost:1").exitCode())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("is refused with exit code 2 when he asks for what there is not")
    void refused() {
        assertThat(MARIGOLD.command("events", "show", "999999999").exitCode()).isEqualTo(2);
        assertThat(MARIGOLD.command("events", "tail", "--tenant", "7").exitCode())
                .isEqualTo(2);
    }
}
