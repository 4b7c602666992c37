package marigold.reads;

import static marigold.garden.Catalogue.herbTraits;
import static marigold.garden.Catalogue.listed;
import static marigold.garden.Catalogue.plant;
import static marigold.garden.Catalogue.tropicalMonths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import marigold.QueryServiceTest;
import marigold.caches.Caches;
import marigold.market.Market;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.security.Session;
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

@DisplayName("A caller who comes again")
class KnownWaysTest extends QueryServiceTest {
    private static final String LIST = "/api/farmers?size=2";
    private static final List<String> MADE_ANEW = List.of("date", "x-request-id");

    private final Market market = newMarket();
    private String token = "";

    @Autowired
    private Caches caches;

    @Autowired
    private MeterRegistry meters;

    /// Asks again until the way is known: it is remembered when the answer has gone out already.
    private Answered known(String path, String... headers) {
        token = admin(market);
        return known(() -> get(token, path, headers));
    }

    private Answered known(Supplier<Answered> asking) {
        AtomicReference<Answered> known = new AtomicReference<>();
        await().until(() -> {
            long before = answeredBefore();
            known.set(asking.get());
            return answeredBefore() > before;
        });
        return known.get();
    }

    private long answeredBefore() {
        return caches.stats().stream()
                .filter(stats -> stats.cache().equals("known-ways"))
                .findFirst()
                .orElseThrow()
                .hits();
    }

    private void givenFarmers(int count) {
        Object[] events = new Object[count];
        for (int i = 0; i < count; i++) {
            events[i] = market.farmer(market.id(100 + i), "Farmer %03d".formatted(i), OptionalLong.empty());
        }
        seen(market, append(events), "/api/farmers");
    }

    private static Map<String, List<String>> headers(Answered answered) {
        Map<String, List<String>> headers = new TreeMap<>(answered.headers().map());
        headers.keySet().removeAll(MADE_ANEW);
        return headers;
    }

    @Test
    @DisplayName("has the answer and every header that it had on the whole way, packed or not")
    void same() {
        givenFarmers(40);
        for (String[] asked : new String[][] {{}, {"Accept-Encoding", "gzip"}}) {
            String path = "/api/farmers?size=30&n=" + asked.length;
            Answered first = get(admin(market), path, asked);
            Answered again = known(path, asked);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(headers(again)).isEqualTo(headers(first)).containsKeys("etag", "link", "x-total-count");
            assertThat(again.header("X-Request-ID")).isNotEmpty().isNotEqualTo(first.header("X-Request-ID"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/farmers",
                "/api/farmers/?size=1&page=2",
                "/api/farmers/%1$d/",
                "/api/farmers/%1$d/transactions?from=2026-03-01&to=2026-03-31",
                "/api/farmers/%1$d/days/",
                "/api/collections?size=1",
                "/api/entries?cursor=&size=1",
                "/api/reports/daily-sales",
                "/api/reports/daily-sales/?format=json&from_date=2026-03-01&to_date=2026-03-31",
                "/api/reports/group-patti/%2$d/data?from_date=2026-03-01&to_date=2026-03-31",
                "/api/saala/debtors",
                "/api/v1/plants/paginated?page=2&limit=1",
                "/api/v1/uhi/boundaries"
            })
    @DisplayName("has the same answer and headers for the same question, whichever way it takes")
    void eachWay(String pattern) {
        String path = pattern.formatted(market.ravi(), market.kmp());
        String position = Long.toString(append(market.everything()));
        Answered first = get(admin(market), path, "Consistency-Token", position, "Prefer", "wait=20");
        assertThat(first.status()).isEqualTo(200);
        Answered again = known(path);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(headers(again)).isEqualTo(headers(first));
    }

    @Test
    @DisplayName("is answered what he asks this time")
    void asksAnew() {
        givenFarmers(5);
        known("/api/farmers?size=2");
        for (String asked : List.of("?size=2&page=2", "?size=3", "", "?search=003", "/?size=2&page=3")) {
            Answered anew = get(token, "/api/farmers" + asked);
            Answered first = get(token(market, Session.STAFF), "/api/farmers" + asked);
            assertThat(anew.body()).isEqualTo(first.body());
            assertThat(headers(anew)).isEqualTo(headers(first));
        }
    }

    @Test
    @DisplayName("gets a report in the form that he asks for")
    void forms() {
        seen(market, append(market.everything()), "/api/farmers");
        String report = "/api/reports/daily-sales?from_date=2026-03-01&to_date=2026-03-31";
        known(report);
        known(report + "&format=json");
        assertThat(get(token, report).header("Content-Type")).startsWith("text/html");
        assertThat(get(token, report + "&format=JSON").header("Content-Type")).startsWith("application/json");
        assertThat(get(token, report + "&format=csv").header("Content-Type")).startsWith("text/csv");
        assertThat(get(token, report + "&format=pdf").status()).isEqualTo(422);
    }

    @Test
    @DisplayName("is refused like anybody when what he asks this time is wrong, or not there")
    void refused() {
        givenFarmers(1);
        known(LIST);
        assertThat(get(token, "/api/farmers?size=none").body()).contains("{\"field\":\"size\"");
        String entries = "/api/farmers/" + market.id(100) + "/transactions";
        known(entries);
        assertThat(get(token, entries + "?from=yesterday").status()).isEqualTo(422);
        assertThat(get(token, "/api/farmers/" + market.id(999) + "/transactions")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("may ask with a body, which is read anew and refused like the first")
    void bodies() {
        String path = "/api/v1/quantify-plant/";
        append(listed(39_001, plant("Known Basil", "Ocimum notum", "herb", herbTraits(tropicalMonths(1)))));
        String question = "{\"plant_name\": \"Known Basil\", \"suburb\": \"%s\", \"user_preferences\": {}}";
        await().until(() -> post(path, question.formatted("Here")).status() == 200);
        Answered first = post(path, question.formatted("There"));
        known(() -> post(path, question.formatted("Here")));
        Answered again = post(path, question.formatted("There"));
        assertThat(again.body()).isEqualTo(first.body()).contains("\"suburb\":\"There\"");
        assertThat(headers(again)).isEqualTo(headers(first));
        assertThat(post(path, "{").body()).contains("is not JSON");
        statements.clear();
        assertThat(post(path, question.formatted("Here").replace("Known", "Unknown"))
                        .status())
                .isEqualTo(404);
        assertThat(statements.count()).as("its plant and its suburb, once").isEqualTo(2);
        assertThat(post(path, "{}").body()).contains("user_preferences");
        assertThat(post(path, question.formatted("x".repeat(200_000))).status()).isEqualTo(413);
    }

    @Test
    @DisplayName("has the headers of a 304 when the caller knows the answer")
    void notModified() {
        givenFarmers(3);
        String etag = get(admin(market), LIST).header("ETag");
        Answered first = get(admin(market), LIST, "If-None-Match", etag);
        known(LIST);
        Answered again = get(token, LIST, "If-None-Match", etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(headers(again)).isEqualTo(headers(first));
    }

    @Test
    @DisplayName("is answered anew when a row has changed")
    void changed() {
        givenFarmers(2);
        assertThat(known(LIST).body()).doesNotContain("Renamed");
        seen(market, append(new FarmerRenamed(market.vendorId(), market.id(100), "Renamed")), "/api/farmers");
        assertThat(get(token, LIST).body()).contains("Renamed");
    }

    @Test
    @DisplayName("waits for the caller's own write as on the whole way, and garbage for its token is refused")
    void waits() {
        givenFarmers(2);
        known(LIST);
        assertThat(get(token, LIST, "Consistency-Token", "9000000000", "Prefer", "wait=0")
                        .status())
                .isEqualTo(503);
        assertThat(get(token, LIST, "Consistency-Token", "garbage").status()).isEqualTo(422);
        long position = append(new FarmerRenamed(market.vendorId(), market.id(100), "Renamed"));
        assertThat(get(token, LIST, "Cookie", "Consistency-Token=" + position).body())
                .contains("Renamed");
    }

    @Test
    @DisplayName("is another's when somebody else asks, or nobody")
    void others() {
        givenFarmers(2);
        known(LIST);
        assertThat(get(admin(newMarket()), LIST).body()).isEqualTo("[]");
        assertThat(get(token(market, Session.STAFF), LIST).status()).isEqualTo(200);
        assertThat(get("", LIST).status()).isEqualTo(401);
        assertThat(get(token + "x", LIST).status()).isEqualTo(401);
        assertThat(get(token(newGardener()), LIST).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("has at a page of the front end what its browser needs to be told, and elsewhere nothing of it")
    void frontEnd() {
        givenFarmers(2);
        Answered elsewhere = known(LIST);
        Answered first = get(admin(market), LIST, "Origin", FRONT_END);
        Answered again = known(LIST, "Origin", FRONT_END);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(headers(again))
                .isEqualTo(headers(first))
                .containsEntry("access-control-allow-origin", List.of(FRONT_END))
                .containsEntry("access-control-allow-credentials", List.of("true"))
                .containsKeys("access-control-expose-headers", "vary");
        assertThat(headers(elsewhere)).doesNotContainKey("access-control-allow-origin");
        assertThat(headers(known(LIST))).isEqualTo(headers(elsewhere));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "http://stall.example", "null"})
    @DisplayName("is refused at pages of other origins, known or not")
    void otherOrigins(String origin) {
        givenFarmers(2);
        known(LIST);
        known(LIST, "Origin", FRONT_END);
        for (int i = 0; i < 3; i++) {
            Answered refused = get(token, LIST, "Origin", origin);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(headers(refused)).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    @DisplayName("is refused once its token has run out")
    void expired() {
        givenFarmers(2);
        // Clocks may differ by a minute, so this one is good for three more seconds.
        String ending = signed(Instant.now().minusSeconds(57));
        assertThat(get(ending, LIST).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> get(ending, LIST).status() == 401);
    }

    @Test
    @DisplayName("is counted like any other")
    void counted() {
        givenFarmers(2);
        known(LIST);
        double before = requests();
        for (int i = 0; i < 20; i++) get(token, LIST);
        // The last is counted when its answer has gone out already, and so may be the one before the first.
        await().until(() -> requests() >= before + 20);
        assertThat(requests()).isBetween(before + 20, before + 21);
    }

    private double requests() {
        return meters.get("http.server.requests")
                .tags("uri", "/api/farmers", "method", "GET", "status", "200", "exception", "none")
                .timer()
                .count();
    }

    private String signed(Instant expiresAt) {
        JwtEncoder encoder = NimbusJwtEncoder.withSecretKey(new SecretKeySpec(SECRET.getBytes(), "HmacSHA256"))
                .build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject("clerk@example.com")
                .claim("user_id", 1)
                .claim("vendor_id", market.vendorId())
                .claim("role", Session.STAFF)
                .claim("type", "access")
                .issuedAt(expiresAt.minusSeconds(3_600))
                .expiresAt(expiresAt)
                .build();
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }
}
