package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A change that names the version it is meant for")
class VersionsIT {
    private static final String CHANGED_MEANWHILE = "Somebody changed this meanwhile";

    private final Stall stall = new Stall(RunningMarigold.shared());

    @Test
    @DisplayName("of an entry is made when nobody was faster, else refused with the version that is there")
    void entry() {
        Reply recorded = stall.add(stall.ravi, Stall.entry("2026-03-01", "10", "45"));
        String path = "/api/collections/" + Stall.idOf(recorded);
        assertThat(recorded.header("ETag")).hasValue("\"1\"");
        Reply corrected = stall.admin.with("If-Match", "\"1\"").put(path, "{\"rate\": 50}");
        assertThat(corrected.expect(200).header("ETag")).hasValue("\"2\"");
        JsonNode seen = stall.entriesOf(stall.ravi).getFirst();
        assertThat(seen).isEqualTo(corrected.json());
        assertThat(seen.get("version").asInt()).isEqualTo(2);

        Reply late = stall.admin.with("If-Match", "\"1\"").put(path, "{\"rate\": 60}");
        late.refused(412, CHANGED_MEANWHILE);
        assertThat(late.json().get("code").asString()).isEqualTo("version-mismatch");
        assertThat(late.json().get("version").asInt()).isEqualTo(2);
        stall.admin.with("If-Match", "\"1\"").delete(path).refused(412, CHANGED_MEANWHILE);
        assertThat(stall.entriesOf(stall.ravi)).containsExactly(seen);

        stall.admin.put(path, "{\"rate\": 55}").expect(200);
        stall.admin.with("If-Match", "\"3\"").delete(path).expect(200);
        stall.admin.with("If-Match", "\"3\"").delete(path).refused(404, "not found");
    }

    @Test
    @DisplayName("of a sale or payment likewise")
    void saala() {
        long shop = Stall.idOf(stall.admin
                .post("/api/saala/customers/", "{\"name\": \"Lakshmi\"}")
                .expect(200));
        Reply sold = stall.admin
                .post(
                        "/api/saala/customers/%d/transactions/".formatted(shop),
                        "{\"date\": \"2026-03-05\", \"item_name\": \"Rose\", \"qty\": 5, \"rate\": 125}")
                .expect(200);
        String path = "/api/saala/transactions/" + Stall.idOf(sold);
        assertThat(sold.header("ETag")).hasValue("\"1\"");
        Reply corrected =
                stall.admin.with("If-Match", "\"1\"").put(path, "{\"qty\": 4}").expect(200);
        assertThat(stall.admin.get(path).expect(200).json()).isEqualTo(corrected.json());
        stall.admin.with("If-Match", "\"1\"").put(path, "{\"qty\": 3}").refused(412, CHANGED_MEANWHILE);
        stall.admin.with("If-Match", "\"1\"").delete(path).refused(412, CHANGED_MEANWHILE);
        stall.admin.with("If-Match", "*").delete(path).expect(200);
    }

    @Test
    @DisplayName("is made once, of those that came at once for the same version")
    void race() throws Exception {
        long entry = Stall.idOf(stall.add(stall.suma, Stall.entry("2026-03-01", "10", "45")));
        List<Future<Reply>> replies = new ArrayList<>();
        try (var clerks = Executors.newFixedThreadPool(4)) {
            for (int clerk = 0; clerk < 4; clerk++) {
                String correction = "{\"rate\": %d}".formatted(50 + clerk);
                replies.add(clerks.submit(() -> stall.admin
                        .onAnotherConnection()
                        .with("If-Match", "\"1\"")
                        .put("/api/collections/" + entry, correction)));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Reply> reply : replies) statuses.add(reply.get().status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    @Test
    @DisplayName("is answered again when it is sent again with its key, though the version is gone")
    void repeated() {
        long entry = Stall.idOf(stall.add(stall.ravi, Stall.entry("2026-03-02", "10", "45")));
        Client clerk = stall.admin.with("If-Match", "\"1\"").with("Idempotency-Key", "correction-" + entry);
        Reply first = clerk.put("/api/collections/" + entry, "{\"rate\": 50}").expect(200);
        Reply again = clerk.put("/api/collections/" + entry, "{\"rate\": 50}").expect(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).hasValue("\"2\"");
    }
}
