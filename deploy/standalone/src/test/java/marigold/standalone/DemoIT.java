package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("marigold up --demo")
class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    @DisplayName("enters each line once, whatever the limits and also when it is killed half-way, and adds nothing"
            + " when started again")
    void once() throws Exception {
        try (var interrupted = up()) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> events("market.entry-recorded") > 500);
            interrupted.process().destroyForcibly();
            interrupted.awaitExit();
        }
        assertThat(folder.resolve("demo")).content().doesNotContain("finished");
        int all;
        try (var resumed = up()) {
            resumed.awaitPort();
            var lastDay =
                    LocalDate.parse(Files.readAllLines(folder.resolve("demo")).getFirst());
            assertThat(events("market.entry-recorded"))
                    .isEqualTo(DemoMarket.entries(lastDay).size());
            assertThat(events("market.saala-sale-recorded") + events("market.saala-payment-received"))
                    .isEqualTo(DemoBooks.saala(lastDay).size());
            assertThat(events("market.advance-given")).isEqualTo(DemoBooks.ADVANCES.size());
            assertThat(events("market.silk-money-counted")).isEqualTo(DemoMarket.DAYS);
            assertThat(events("garden.plant-listed")).isEqualTo(352);
            assertThat(events("garden.suburb-listed")).isEqualTo(94);
            assertThat(events("garden.guide-published")).isEqualTo(12);
            assertThat(events("garden.instance-started")).isEqualTo(DemoGarden.GROWN.size());
            assertThat(events("garden.instance-completed")).isEqualTo(1);
            all = events("%");
            assertThat(resumed.output())
                    .contains("Playing 30 market days")
                    .contains("Planting a garden")
                    .contains("Demo logins: ");
        }
        try (var again = up(Map.of())) {
            int port = again.awaitPort();
            assertThat(events("%")).isEqualTo(all);
            assertThat(again.output()).doesNotContain("Playing", "Planting").contains("Demo logins: ");
            // The second purpose of this test: one start of a demo serves both.
            new DemoAnalyst(port, folder).asks();
        }
    }

    private Product up() {
        return up(Map.of("MARIGOLD_RATE_LIMIT_PER_MINUTE", "10", "MARIGOLD_LOGIN_LIMIT_PER_MINUTE", "1"));
    }

    private Product up(Map<String, String> environment) {
        return Product.run(List.of("up", "--demo", "--port", "0", "--data", folder.toString()), environment);
    }

    /// How many events have a type like that.
    private int events(String type) throws IOException, SQLException {
        var url = Files.readString(folder.resolve("secrets/database-url")).strip();
        var address = DatabaseAddress.parse(url, Map.of());
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
                var statement =
                        connection.prepareStatement("select count(*) from events.event where event_type like ?")) {
            statement.setString(1, type);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        }
    }
}
