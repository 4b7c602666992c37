package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import marigold.caches.Caches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

@DisplayName("Whoever has keyed in an entry before")
class KnownWritersTest extends CommandServiceTest {
    private static final String LINE =
            "{\"date\": \"2026-03-01\", \"qty\": \"10.5\", \"rate\": 45, \"remarks\": \"x\"}";
    private static final List<String> MADE_ANEW =
            List.of("consistency-token", "content-length", "date", "set-cookie", "x-request-id");

    @Autowired
    private Caches caches;

    @Autowired
    private MeterRegistry meters;

    private Vendor vendor;
    private Api clerk;
    private long ravi;

    @BeforeEach
    void givenSomebodyKnown() {
        vendor = newVendor();
        clerk = newStaff(vendor);
        ravi = vendor.newFarmer("Ravi");
        known(clerk);
    }

    /// Keys in until the way is known: it is remembered when the answer has gone out already.
    private void known(Api somebody) {
        await().until(() -> {
            long before = admitted();
            assertThat(somebody.send("POST", transactions(ravi), LINE).status()).isEqualTo(201);
            return admitted() > before;
        });
    }

    private long admitted() {
        return caches.stats().stream()
                .filter(stats -> stats.cache().equals("known-writers"))
                .findFirst()
                .orElseThrow()
                .hits();
    }

    private Answer keyedIn(String body) {
        return onKnownWay(clerk, transactions(ravi), body);
    }

    private Answer onKnownWay(Api somebody, String path, String body) {
        long before = admitted();
        Answer answer = somebody.send("POST", path, body);
        assertThat(admitted()).as("known").isEqualTo(before + 1);
        return answer;
    }

    /// Nobody is known at an address with a query, which says nothing here.
    private Answer onWholeWay(Api somebody, String path, String body) {
        long before = admitted();
        Answer answer = somebody.send("POST", path + "?n=1", body);
        assertThat(admitted()).as("not known").isEqualTo(before);
        return answer;
    }

    private static String transactions(long farmerId) {
        return "/api/farmers/%d/transactions".formatted(farmerId);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(MADE_ANEW);
        return headers;
    }

    /// Without what is another's with every entry.
    private static String line(Answer answer) {
        return answer.body().replaceFirst("\"id\":[0-9]+", "\"id\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINE,
                "{\"qty_kg\":20,\"rate_per_kg\":30,\"labour_per_kg\":1,\"coolie_cost\":10,\"item_name\":\"Ünïcode \\\""
                        + " rose\"}",
                "{\"qty\":1,\"rate\":1,\"vehicle\":\"nobody's\",\"paidAmt\":\"5.50\",\"version\":\"7\"}"
            })
    @DisplayName("has the answer and every header that he had on the whole way")
    void same(String body) {
        for (String path : List.of(transactions(ravi), transactions(ravi) + "/")) {
            Answer whole = onWholeWay(clerk, path, body);
            Answer known = onKnownWay(clerk, path, body);
            assertThat(known.status()).isEqualTo(201);
            assertThat(line(known)).isEqualTo(line(whole));
            assertThat(headers(known)).isEqualTo(headers(whole)).containsKeys("etag", "cache-control");
            String token = known.header("Consistency-Token").orElseThrow();
            assertThat(Long.parseLong(token))
                    .isGreaterThan(
                            Long.parseLong(whole.header("Consistency-Token").orElseThrow()));
            assertThat(known.header("Set-Cookie"))
                    .contains("Consistency-Token=%s; Path=/; HttpOnly; SameSite=Lax".formatted(token));
            assertThat(known.header("X-Request-ID")).isPresent().isNotEqualTo(whole.header("X-Request-ID"));
        }
    }

    @Test
    @DisplayName(
            "is known with every farmer of his vendor, and his entries are stored once, with who and in which request")
    void otherFarmers() {
        long sita = vendor.newFarmer("Sita");
        long before = eventsOf(vendor);
        Answer answer = onKnownWay(clerk.with("X-Request-ID", "of-sita"), transactions(sita), LINE);
        assertThat(answer.number("farmer_id")).isEqualTo(sita);
        assertThat(answer.header("X-Request-ID")).contains("of-sita");
        assertThat(eventsOf(vendor)).isEqualTo(before + 1);
        assertThat(jdbc.sql("""
            select metadata ->> 'requestId'
              from events.event
             where event_type = 'market.entry-recorded' and payload ->> 'entryId' = :entryId
            """)
                        .param("entryId", Long.toString(answer.number("id")))
                        .query(String.class)
                        .single())
                .isEqualTo("of-sita");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"qty\": 0, \"rate\": 1}",
                "{\"qty\": 1, \"rate\"",
                "{}",
                "[]",
                "{\"qty\": 1, \"rate\": 10, \"coolie\": 15}",
                "{\"qty\": 1, \"rate\": 1, \"vehicle_id\": 999999}"
            })
    @DisplayName("is refused like anybody, and nothing is stored")
    void refused(String body) {
        long before = eventsOf(vendor);
        Answer whole = onWholeWay(clerk, transactions(ravi), body);
        Answer known = keyedIn(body);
        assertThat(known.status()).isEqualTo(whole.status()).isBetween(400, 422);
        assertThat(withoutId(known)).isEqualTo(withoutId(whole));
        assertThat(headers(known)).isEqualTo(headers(whole));
        assertThat(eventsOf(vendor)).isEqualTo(before);
    }

    private static String withoutId(Answer answer) {
        return answer.body().replaceFirst("\"requestId\":\"[^\"]*\"", "");
    }

    @Test
    @DisplayName("does what cannot be done quickly as on the whole way: a vehicle that no entry has named yet")
    void slowly() {
        long before = eventsOf(vendor);
        Vendor.created(vendor.admin().post("/api/vehicles", Map.of("vehicle_number", "KA-1", "vehicle_name", "Tempo")));
        Answer answer = keyedIn("{\"qty\": 1, \"rate\": 1, \"vehicle\": \"Tempo\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("vehicle_number")).isEqualTo("KA-1");
        assertThat(eventsOf(vendor)).as("the vehicle, and one entry").isEqualTo(before + 2);
    }

    @Test
    @DisplayName("finds no farmer who is another vendor's, or nobody's")
    void otherTenants() {
        Vendor other = newVendor();
        long theirs = other.newFarmer("Theirs");
        for (long farmerId : new long[] {theirs, 999_999_999}) {
            Answer refused = onKnownWay(clerk, transactions(farmerId), LINE);
            assertThat(refused.status()).isEqualTo(404);
        }
        assertThat(other.admin().send("POST", transactions(ravi), LINE).status())
                .isEqualTo(404);
        assertThat(nobody.send("POST", transactions(ravi), LINE).status()).isEqualTo(401);
        assertThat(newGardener().api().send("POST", transactions(ravi), LINE).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("has a repeated request answered as the first, and one with another body under its key refused")
    void repeated() {
        long before = eventsOf(vendor);
        Answer first = onKnownWay(clerk.withKey("entry-1"), transactions(ravi), LINE);
        Answer again = onKnownWay(clerk.withKey("entry-1"), transactions(ravi) + "/", LINE);
        Answer whole = onWholeWay(clerk.withKey("whole-1"), transactions(ravi), LINE);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
        assertThat(onKnownWay(clerk.withKey("entry-1"), transactions(ravi), "{\"qty\":2,\"rate\":2}")
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
        assertThat(onKnownWay(clerk.withKey("a b"), transactions(ravi), LINE).mistaken())
                .containsExactly("Idempotency-Key");
        assertThat(whole.header("Idempotent-Replayed")).isEmpty();
        assertThat(eventsOf(vendor)).isEqualTo(before + 2);
    }

    @Test
    @DisplayName("stores a request with a key once, however many of it come at the same moment")
    void atOnce() {
        long before = eventsOf(vendor);
        List<Answer> answers = RepeatedRequestTest.atOnce(
                8, _ -> () -> clerk.withKey("at-once").send("POST", transactions(ravi), LINE));
        assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
        assertThat(eventsOf(vendor)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("is known at the page of the front end where he has keyed in, and his browser is told what it needs")
    void frontEnd() {
        Api page = clerk.with("Origin", FRONT_END)
                .with("Referer", FRONT_END + "/entries")
                .with("Sec-Fetch-Site", "cross-site")
                .with("Sec-Fetch-Mode", "cors");
        known(page);
        Answer whole = onWholeWay(page, transactions(ravi), LINE);
        Answer known = onKnownWay(page, transactions(ravi), LINE);
        assertThat(known.status()).isEqualTo(201);
        assertThat(line(known)).isEqualTo(line(whole));
        assertThat(headers(known))
                .isEqualTo(headers(whole))
                .containsEntry("access-control-allow-origin", List.of(FRONT_END))
                .containsEntry("access-control-allow-credentials", List.of("true"))
                .containsKeys("access-control-expose-headers", "vary");
        assertThat(known.header("Set-Cookie").orElseThrow()).startsWith("Consistency-Token=");
        Answer elsewhere = keyedIn(LINE);
        assertThat(elsewhere.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    @DisplayName("is known at a page of the service's own origin")
    void sameOrigin() {
        Api page = clerk.with("Origin", clerk.origin());
        known(page);
        Answer whole = onWholeWay(page, transactions(ravi), LINE);
        Answer known = onKnownWay(page, transactions(ravi), LINE);
        assertThat(headers(known)).isEqualTo(headers(whole)).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "https://stall.example:8443", "http://stall.example", "null"})
    @DisplayName("is refused at pages of other origins, known or not, and nothing is stored")
    void otherOrigins(String origin) {
        known(clerk.with("Origin", FRONT_END));
        long before = eventsOf(vendor);
        for (int i = 0; i < 3; i++) {
            Answer refused = clerk.with("Origin", origin).send("POST", transactions(ravi), LINE);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("code")).isEqualTo("origin-not-allowed");
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(eventsOf(vendor)).isEqualTo(before);
    }

    @Test
    @DisplayName("goes the whole way with anything unusual: another origin, a long body, a form")
    void unusual() {
        long before = admitted();
        assertThat(clerk.with("Origin", "https://elsewhere.example")
                        .send("POST", transactions(ravi), LINE)
                        .status())
                .isEqualTo(403);
        assertThat(clerk.send("POST", transactions(ravi), LINE + " ".repeat(5_000))
                        .status())
                .isEqualTo(201);
        assertThat(clerk.send("POST", transactions(ravi), LINE + " ".repeat(3_000_000))
                        .status())
                .isEqualTo(413);
        assertThat(clerk.with("Content-Type", "text/plain")
                        .send("POST", transactions(ravi), LINE)
                        .status())
                .isEqualTo(201);
        assertThat(clerk.send("POST", "/api/farmers/0%d/transactions".formatted(ravi), LINE)
                        .status())
                .isEqualTo(201);
        assertThat(clerk.send("POST", "/api/farmers/x/transactions", LINE).status())
                .isEqualTo(422);
        assertThat(clerk.send("POST", "/api/farmers//transactions", LINE).status())
                .isEqualTo(404);
        assertThat(admitted()).isEqualTo(before);
    }

    @Test
    @DisplayName("is refused once his token has run out")
    void expired() {
        // Clocks may differ by a minute, so this one is good for three more seconds.
        Api ending = clerk.withToken(signed(Instant.now().minusSeconds(57)));
        known(ending);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ending.send("POST", transactions(ravi), LINE).status() == 401);
    }

    @Test
    @DisplayName("is counted like any other")
    void counted() {
        double before = requests();
        for (int i = 0; i < 10; i++) keyedIn(LINE);
        // Each is counted when its answer has gone out already, and so may be the last ones before.
        await().until(() -> requests() >= before + 10);
        assertThat(requests()).isBetween(before + 10, before + 12);
    }

    private double requests() {
        return meters.get("http.server.requests")
                .tags("uri", "/api/farmers/{farmerId}/transactions", "method", "POST", "status", "201")
                .timer()
                .count();
    }

    private String signed(Instant expiresAt) {
        JwtEncoder encoder = NimbusJwtEncoder.withSecretKey(new SecretKeySpec(SECRET.getBytes(), "HmacSHA256"))
                .build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject("clerk@example.com")
                .claim("user_id", 1)
                .claim("vendor_id", vendor.id())
                .claim("role", "staff")
                .claim("type", "access")
                .issuedAt(expiresAt.minusSeconds(3_600))
                .expiresAt(expiresAt)
                .build();
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }
}
