package marigold.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The HTTP surface")
class EdgeIT {
    private final Stall stall = new Stall(RunningMarigold.shared());

    @Test
    @DisplayName("takes every path with and without a slash at its end")
    void slashes() {
        assertThat(stall.admin.get("/api/farmers").expect(200).text())
                .isEqualTo(stall.admin.get("/api/farmers/").expect(200).text());
        stall.admin.post("/api/customers", "{\"name\": \"One\"}").expect(201);
        stall.admin.post("/api/customers/", "{\"name\": \"Two\"}").expect(201);
    }

    @Test
    @DisplayName("answers a validator with 304 until something changes")
    void validators() {
        Reply first = stall.admin.get("/api/farmers/").expect(200);
        String tag = first.header("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");
        stall.admin.with("If-None-Match", tag).get("/api/farmers/").expect(304);
        stall.admin.post("/api/customers/", "{\"name\": \"Another\"}").expect(201);
        Reply changed =
                stall.admin.with("If-None-Match", tag).get("/api/farmers/").expect(200);
        assertThat(changed.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    @DisplayName("zips what is worth it, for who asks for it")
    void zipped() throws IOException {
        stall.withFixtureEntries();
        String path = "/api/reports/daily-sales?format=json&from_date=2026-03-01&to_date=2026-03-31";
        Reply plain = stall.admin.get(path).expect(200);
        Reply zipped = stall.admin.with("Accept-Encoding", "gzip").get(path).expect(200);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(zipped.header("Content-Encoding")).hasValue("gzip");
        try (var unzipped = new java.util.zip.GZIPInputStream(
                new java.io.ByteArrayInputStream(zipped.http().body()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain.http().body());
        }
        assertThat(stall.admin
                        .with("Accept-Encoding", "gzip")
                        .get("/api/vehicles/?q=none")
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    @DisplayName("keeps a connection for more than a hundred requests")
    void keptConnection() throws IOException {
        var address = RunningMarigold.shared().address();
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            for (int i = 0; i < 150; i++) {
                socket.getOutputStream().write("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
                assertThat(lines.readLine()).as("answer %d", i).startsWith("HTTP/1.1 200");
                for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                    assertThat(line).isNotEqualToIgnoringCase("Connection: close");
                }
            }
        }
    }

    @Test
    @DisplayName("echoes a request id, or makes one")
    void requestIds() {
        assertThat(stall.admin
                        .with("X-Request-ID", "abc-123")
                        .get("/api/farmers/")
                        .header("X-Request-ID"))
                .hasValue("abc-123");
        assertThat(stall.admin
                        .with("X-Request-ID", "no spaces allowed")
                        .get("/api/farmers/")
                        .header("X-Request-ID"))
                .isPresent()
                .isNotEqualTo(java.util.Optional.of("no spaces allowed"));
    }

    @Test
    @DisplayName("sets security headers on every answer")
    void securityHeaders() {
        Reply answer = stall.admin.get("/api/farmers/");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
        assertThat(answer.header("Cache-Control").orElse("")).contains("private");
    }

    @Test
    @DisplayName("refuses what is too large, unknown or malformed with a problem")
    void problems() {
        stall.admin
                .post("/api/customers/", "{\"name\": \"" + "x".repeat(3_000_000) + "\"}")
                .refused(413, "large");
        stall.admin.get("/api/nothing-here").refused(404, "not found");
        stall.admin.send("PATCH", "/api/farmers/", "{}").refused(405, "method");
        stall.admin
                .post("/api/customers/", "{\"name\": \"A\", \"surprise\": 1}")
                .refused(422, "surprise");
        stall.admin.post("/api/customers/", "{\"name\"").refused(422, "");
        stall.admin.with("Consistency-Token", "soon").get("/api/farmers/").refused(422, "Consistency-Token");
    }

    @Test
    @DisplayName("lets pages of the allowed origins call it with credentials and read its headers, and no others")
    void origins() {
        Client page = stall.admin.with("Origin", RunningMarigold.FRONT_END);
        Reply answer = page.get("/api/farmers/").expect(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(RunningMarigold.FRONT_END);
        assertThat(answer.header("Access-Control-Allow-Credentials")).hasValue("true");
        assertThat(answer.header("Access-Control-Expose-Headers").orElse(""))
                .contains("Consistency-Token", "ETag", "X-Total-Count", "X-Request-ID", "Retry-After");
        Reply preflight = RunningMarigold.shared()
                .anybody()
                .with("Origin", RunningMarigold.FRONT_END)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization, content-type, idempotency-key")
                .send("OPTIONS", "/api/customers/", "")
                .expect(200);
        assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("POST");
        Reply stranger = stall.admin.with("Origin", "https://elsewhere.example").get("/api/farmers/");
        stranger.refused(403, "origin");
        assertThat(stranger.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    @DisplayName("refuses headers that are too large with a problem, and never tells what serves it")
    void largeHeaders() {
        Reply refused = stall.admin.with("X-Large", "x".repeat(20_000)).get("/api/farmers/");
        assertThat(refused.status()).isIn(400, 431);
        assertThat(refused.text()).doesNotContain("Tomcat").doesNotContain("<html");
        refused.refused(refused.status(), "headers");
    }

    @Test
    @DisplayName("says when a read model is behind, or answers anyway when that is preferred")
    void behind() {
        Client impatient = stall.admin.with("Consistency-Token", "999999999999").with("Prefer", "wait=0");
        Reply refused = impatient.get("/api/farmers/").refused(503, "");
        assertThat(refused.json().get("type").asString()).endsWith("read-model-behind");
        assertThat(refused.header("Retry-After")).isPresent();
        Reply lenient = stall.admin
                .with("Consistency-Token", "999999999999")
                .with("Prefer", "handling=lenient, wait=0")
                .get("/api/farmers/")
                .expect(200);
        assertThat(lenient.header("Stale")).hasValue("true");
    }

    @Test
    @DisplayName("tells whoever asks that it is alive and ready")
    void health() {
        JsonNode health =
                RunningMarigold.shared().anybody().get("/health").expect(200).json();
        assertThat(health.get("status").asString()).isEqualTo("ok");
        JsonNode ready =
                RunningMarigold.shared().anybody().get("/ready").expect(200).json();
        assertThat(ready.get("status").asString()).isEqualTo("ready");
    }
}
