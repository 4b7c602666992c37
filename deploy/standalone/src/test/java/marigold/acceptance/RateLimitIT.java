package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import marigold.acceptance.RunningMarigold.Vendor;
import marigold.standalone.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A product of its own with limits, which is told that this machine is a proxy: so each test is a client
/// with an address of its own.
@DisplayName("With a limit of 300 requests a minute")
@Tag("own-process")
class RateLimitIT {
    private static final int LIMIT = 300;
    private static final int LOGIN_LIMIT = 10;
    private static final String TOO_MANY = "Too many requests. Please try again later.";

    private static Product product;
    private static RunningMarigold marigold;
    private static Vendor vendor;

    @BeforeAll
    static void start() {
        Path data = RunningMarigold.temporaryFolder();
        product = Product.upOn(
                data,
                Map.of(
                        "MARIGOLD_RATE_LIMIT_PER_MINUTE",
                        Integer.toString(LIMIT),
                        "MARIGOLD_LOGIN_LIMIT_PER_MINUTE",
                        Integer.toString(LOGIN_LIMIT),
                        "MARIGOLD_WEB_TRUSTED_PROXIES",
                        "127.0.0.1, ::1",
                        "MARIGOLD_CORS_ORIGINS",
                        RunningMarigold.FRONT_END));
        marigold = RunningMarigold.on(product, data);
        vendor = marigold.newVendor();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    @DisplayName("the 301st from one address gets 429 and is told when to come back, whoever sends it (9.66)")
    void address() {
        Client client = anybodyAt("203.0.113.1");
        for (int i = 0; i < LIMIT; i++) client.get("/api/farmers/").expect(401);
        Reply refused = client.get("/api/farmers/").refused(429, TOO_MANY);
        int seconds = refused.json().get("retry_after").asInt();
        assertThat(seconds).isBetween(1, 60);
        assertThat(refused.header("Retry-After")).hasValue(Integer.toString(seconds));
        assertThat(refused.json().get("code").asString()).isEqualTo("too-many-requests");
        assertThat(refused.header("RateLimit")).hasValue("\"address\";r=0;t=" + seconds);
        vendor.admin()
                .with("X-Forwarded-For", "203.0.113.1")
                .get("/api/farmers/")
                .refused(429, TOO_MANY);
        anybodyAt("203.0.113.2").get("/api/farmers/").expect(401);
    }

    @Test
    @DisplayName("a user gets 429 for his 301st, from whatever addresses he sends them")
    void user() {
        Vendor other = marigold.newVendor();
        for (int i = 0; i < LIMIT; i++) {
            other.admin()
                    .with("X-Forwarded-For", "203.0.113." + (10 + i % 2))
                    .get("/api/farmers/")
                    .expect(200);
        }
        Reply refused = other.admin()
                .with("X-Forwarded-For", "203.0.113.12")
                .get("/api/farmers/")
                .refused(429, TOO_MANY);
        assertThat(refused.header("RateLimit").orElseThrow())
                .contains("\"address\";r=299;")
                .contains("\"user\";r=0;");
        anybodyAt("203.0.113.12").get("/api/farmers/").expect(401);
    }

    @Test
    @DisplayName("a clerk who keys in one entry after the other gets 429 for his 301st request, refused ones included")
    void writer() {
        Client clerk = marigold.newVendor().admin();
        long ravi = clerk.with("X-Forwarded-For", "203.0.113.13")
                .post("/api/customers/", "{\"name\": \"Ravi\"}")
                .expect(201)
                .json()
                .get("id")
                .asLong();
        String path = "/api/farmers/%d/transactions".formatted(ravi);
        for (int i = 1; i < LIMIT; i++) {
            boolean refused = i % 10 == 0;
            Reply reply = clerk.with("X-Forwarded-For", "203.0.113." + (14 + i % 2))
                    .post(path, "{\"qty\": %d, \"rate\": 45}".formatted(refused ? 0 : 1))
                    .expect(refused ? 422 : 201);
            assertThat(reply.header("RateLimit").orElseThrow()).contains("\"user\";r=%d;".formatted(LIMIT - 1 - i));
        }
        clerk.with("X-Forwarded-For", "203.0.113.16")
                .post(path, "{\"qty\": 1, \"rate\": 45}")
                .refused(429, TOO_MANY);
    }

    @Test
    @DisplayName("an address gets 429 for its 11th login, however the path is written, and may go on with the rest")
    void logins() {
        Client client = anybodyAt("203.0.113.20");
        for (int i = 0; i < LOGIN_LIMIT; i += 2) {
            client.form("/api/auth/login", "username=nobody@stall.example&password=guess" + i)
                    .refused(401, "Invalid credentials");
            client.post("/api/admin/master-login", "{\"username\": \"master\", \"password\": \"guess\"}")
                    .refused(401, "Invalid credentials");
        }
        for (String path : new String[] {"/api/auth/login", "/api/auth/login/", "/api/auth/%6cogin"}) {
            client.form(path, "username=nobody@stall.example&password=guess").refused(429, TOO_MANY);
        }
        client.post("/api/auth/refresh/", "{\"refresh_token\": \"guess\"}").refused(429, TOO_MANY);
        client.get("/api/farmers/").expect(401);
    }

    @Test
    @DisplayName("a page may read what is left, also of a refusal, and preflights cost nothing")
    void pages() {
        Client page = anybodyAt("203.0.113.30").with("Origin", RunningMarigold.FRONT_END);
        for (int i = 0; i < 2; i++) {
            page.with("Access-Control-Request-Method", "POST")
                    .send("OPTIONS", "/api/customers/", "")
                    .expect(200);
        }
        Reply first = page.get("/api/farmers/").expect(401);
        assertThat(first.header("RateLimit-Policy")).hasValue("\"address\";q=300;w=60");
        assertThat(first.header("RateLimit")).hasValue("\"address\";r=299;t=60");
        assertThat(first.header("Access-Control-Expose-Headers").orElseThrow())
                .contains("RateLimit", "RateLimit-Policy", "Retry-After");
        for (int i = 1; i < LIMIT; i++) page.get("/api/farmers/");
        Reply refused = page.get("/api/farmers/").refused(429, TOO_MANY);
        assertThat(refused.header("Access-Control-Allow-Origin")).hasValue(RunningMarigold.FRONT_END);
    }

    @Test
    @DisplayName("whoever watches the product is never refused")
    void health() {
        Client client = anybodyAt("203.0.113.40");
        for (int i = 0; i <= LIMIT; i++) client.get("/health").expect(200);
        assertThat(client.get("/ready").expect(200).header("RateLimit")).isEmpty();
    }

    @Test
    @DisplayName("nobody gets around it by what he says of his address, unless he is a trusted proxy")
    void pretended() {
        Path data = RunningMarigold.temporaryFolder();
        try (Product open = Product.upOn(data, Map.of("MARIGOLD_RATE_LIMIT_PER_MINUTE", "20"))) {
            RunningMarigold direct = RunningMarigold.on(open, data);
            for (int i = 0; i < 20; i++) {
                direct.anybody()
                        .with("X-Forwarded-For", "203.0.113." + i)
                        .get("/api/farmers/")
                        .expect(401);
            }
            direct.anybody()
                    .with("X-Forwarded-For", "203.0.113.99")
                    .get("/api/farmers/")
                    .refused(429, TOO_MANY);
        }
    }

    @Test
    @DisplayName("a proxy is believed only about who stands right in front of it")
    void chain() {
        Client client = marigold.anybody();
        for (int i = 0; i < LIMIT; i++) {
            client.with("X-Forwarded-For", "198.51.100.%d, 203.0.113.50, 127.0.0.1".formatted(i % 250))
                    .get("/api/farmers/")
                    .expect(401);
        }
        client.with("X-Forwarded-For", "203.0.113.50").get("/api/farmers/").refused(429, TOO_MANY);
    }

    @Test
    @DisplayName("a limit of 0 is none, and answers say nothing of limits")
    void off() {
        Reply answer = RunningMarigold.shared().anybody().get("/api/farmers/").expect(401);
        assertThat(answer.header("RateLimit")).isEmpty();
        assertThat(answer.header("RateLimit-Policy")).isEmpty();
    }

    private static Client anybodyAt(String address) {
        return marigold.anybody().with("X-Forwarded-For", address);
    }
}
