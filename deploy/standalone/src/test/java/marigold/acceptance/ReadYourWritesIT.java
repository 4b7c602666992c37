package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A front end that reads right after it writes")
class ReadYourWritesIT {
    private static final int TIMES = 1_000;

    private final Stall stall = new Stall(RunningMarigold.shared());

    @Test
    @DisplayName("sees its entry, a thousand times, over another connection with the cookie")
    void entries() {
        Client other = stall.admin.onAnotherConnection();
        for (int i = 1; i <= TIMES; i++) {
            long farmer = i % 2 == 0 ? stall.ravi : stall.suma;
            String path = "/api/farmers/%d/transactions/".formatted(farmer);
            long id = Stall.idOf(stall.admin
                    .post(path, Stall.entry("2026-03-%02d".formatted(1 + i % 28), "1", "10"))
                    .expect(201));
            JsonNode entries = other.get(path).expect(200).json();
            assertThat(entries.valueStream().anyMatch(entry -> entry.get("id").asLong() == id))
                    .as("entry %d of %d", i, TIMES)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("9.61: sees a new balance with the version that the write returned")
    void balance() {
        Reply given = stall.admin
                .post("/api/customers/%d/advances/".formatted(stall.ravi), "{\"type\": \"give\", \"val\": 70}")
                .expect(201);
        Client elsewhere = RunningMarigold.shared()
                .login(stall.vendor.email(), "Passw0rd!")
                .with("Consistency-Token", given.header("Consistency-Token").orElseThrow());
        assertThat(elsewhere
                        .get("/api/customers/%d/advances/".formatted(stall.ravi))
                        .expect(200)
                        .number("balance"))
                .isEqualByComparingTo("70");
    }
}
