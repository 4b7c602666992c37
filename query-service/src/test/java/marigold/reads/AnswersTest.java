package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.security.Session;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An answer")
class AnswersTest extends QueryServiceTest {
    private static final String FAR_AWAY = "9000000000";

    private final Market market = newMarket();

    private void givenFarmers(int count) {
        List<Object> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(market.farmer(market.id(100 + i), "Farmer %03d".formatted(i), OptionalLong.empty()));
        }
        seen(market, append(events.toArray()), "/api/farmers");
    }

    @Test
    @DisplayName("contains the caller's own write when it is asked for with its token")
    void readYourWrites() {
        for (int i = 0; i < 50; i++) {
            long position = append(market.farmer(market.id(100 + i), "Farmer " + i, OptionalLong.empty()));
            Answered answered = i % 2 == 0
                    ? get(admin(market), "/api/farmers/", "Consistency-Token", Long.toString(position))
                    : get(admin(market), "/api/farmers/", "Cookie", "a=b; Consistency-Token=" + position);
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.json().size()).isEqualTo(i + 1);
        }
    }

    @Test
    @DisplayName("is refused when the write does not come in time, with a word on when to try again")
    void behind() {
        Answered answered = get(admin(market), "/api/farmers", "Consistency-Token", FAR_AWAY, "Prefer", "wait=0");
        assertThat(answered.status()).isEqualTo(503);
        assertThat(answered.header("Retry-After")).isEqualTo("1");
        assertThat(answered.json().get("code").asString()).isEqualTo("read-model-behind");
        assertThat(answered.json().get("error").asString())
                .isEqualTo(answered.json().get("detail").asString());
    }

    @Test
    @DisplayName("may be stale for who prefers that, and says so")
    void lenient() {
        Answered answered =
                get(admin(market), "/api/farmers", "Consistency-Token", FAR_AWAY, "Prefer", "wait=0, handling=lenient");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Stale")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "12x", "99999999999999999999"})
    @DisplayName("is refused for a token that is none, but not for a cookie that is none")
    void garbageToken(String garbage) {
        assertThat(get(admin(market), "/api/farmers", "Consistency-Token", garbage)
                        .status())
                .isEqualTo(422);
        assertThat(get(admin(market), "/api/farmers", "Cookie", "Consistency-Token=" + garbage)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("has a validator; who knows it gets 304, and so does a caller of the cache, without a statement")
    void validators() throws SQLException {
        givenFarmers(3);
        Answered first = get(admin(market), "/api/farmers");
        String etag = first.header("ETag");
        // Other tests may have rebuilt the read model: its edition is in there too.
        assertThat(etag).matches("W/\"1(e[0-9]+)?-[0-9]+\"");
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(String.join(",", first.headers().allValues("Vary"))).contains("Authorization", "Accept-Encoding");
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table read.farmer_directory in access exclusive mode");

            Answered known = get(admin(market), "/api/farmers", "If-None-Match", "\"other\", " + etag);
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.header("ETag")).isEqualTo(etag);
            assertThat(known.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(known.body()).isEmpty();
            assertThat(get(admin(market), "/api/farmers").body()).isEqualTo(first.body());
            connection.rollback();
        }
    }

    @Test
    @DisplayName("has another validator after a change, and only then")
    void changed() {
        givenFarmers(1);
        String etag = get(admin(market), "/api/farmers").header("ETag");
        Market other = newMarket();
        seen(other, append(other.raviRegistered()), "/api/farmers");
        assertThat(get(admin(market), "/api/farmers").header("ETag")).isEqualTo(etag);

        seen(market, append(new FarmerRenamed(market.vendorId(), market.id(100), "Renamed")), "/api/farmers");
        Answered after = get(admin(market), "/api/farmers", "If-None-Match", etag);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.body()).contains("Renamed");
    }

    @Test
    @DisplayName("is never another tenant's, also not from the cache")
    void tenants() {
        givenFarmers(3);
        Market other = newMarket();
        assertThat(get(admin(market), "/api/farmers").json().size()).isEqualTo(3);
        Answered foreign = get(admin(other), "/api/farmers");
        assertThat(foreign.body()).isEqualTo("[]");
        assertThat(get(
                                admin(other),
                                "/api/farmers",
                                "If-None-Match",
                                get(admin(market), "/api/farmers").header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("is compressed once it is long, and always says how long it is")
    void compressed() {
        givenFarmers(20);
        Answered plain = get(admin(market), "/api/farmers");
        Answered gzip = get(admin(market), "/api/farmers", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Content-Length"))
                .isEqualTo(Integer.toString(plain.body().length()));
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.body()).isEqualTo(plain.body());
        assertThat(Integer.parseInt(gzip.header("Content-Length")))
                .isLessThan(plain.body().length());
        assertThat(get(admin(market), "/api/farmers", "Accept-Encoding", "gzip;q=0")
                        .header("Content-Encoding"))
                .isEmpty();
        assertThat(get(admin(market), "/api/farmer-groups", "Accept-Encoding", "gzip")
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    @DisplayName("can be asked for without its body")
    void head() {
        givenFarmers(2);
        Answered get = get(admin(market), "/api/farmers");
        Answered head = send("HEAD", admin(market), "/api/farmers");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.header("X-Total-Count")).isEqualTo("2");
    }

    @Test
    @DisplayName("that many ask for at once is made once")
    void singleFlight() throws SQLException, InterruptedException, ExecutionException {
        givenFarmers(5);
        String path = "/api/farmers?size=17";
        long before = lookUps();
        try (Connection connection = DATABASE.dataSource().getConnection();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table read.farmer_directory in access exclusive mode");
            List<Future<Answered>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) answers.add(callers.submit(() -> get(admin(market), path)));
            await().until(() -> lookUps() - before >= 20);
            assertThat(DATABASE.jdbc()
                            .sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            connection.rollback();
            for (Future<Answered> answer : answers)
                assertThat(answer.get().json().size()).isEqualTo(5);
        }
    }

    private long lookUps() {
        var cache = get(admin(market), "/api/cache-stats").json().get("caches").get(0);
        return cache.get("hits").asLong() + cache.get("misses").asLong();
    }

    @Test
    @DisplayName("about the caches is for admins")
    void cacheStats() {
        assertThat(get(token(market, Session.STAFF), "/api/cache-stats").status())
                .isEqualTo(403);
        var cache = get(admin(market), "/api/cache-stats").json().get("caches").get(0);
        assertThat(cache.get("bytes_max").asLong()).isEqualTo(40 << 20);
        assertThat(cache.get("hit_ratio").asDouble()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/farmers?page=0, page",
        "/api/farmers?size=1001, size",
        "/api/farmers?size=0, size",
        "/api/farmers?page=x, page",
        "/api/farmers?page=, page",
        "/api/catalog?size=9999999999, size",
        "/api/vehicles?page=-1, page",
        "/api/entries?from=01-03-2026, from",
        "/api/entries?from=2026-02-30, from",
        "/api/entries?from=2026-03-02&to=2026-03-01, from",
        "/api/entries?farmer_id=abc, farmer_id",
        "/api/entries?cursor=%25%25, cursor",
        "/api/collections?from_date=2026-03-02&to_date=2026-03-01, from_date",
        "/api/reports/daily-sales?from_date=9999-01-01, from_date",
        "/api/reports/daily-sales?format=pdf, format",
        "/api/silk/ledger?date=tomorrow, date",
        "/api/farmers/abc, farmerId"
    })
    @DisplayName("is refused with the field that cannot be understood")
    void malformed(String path, String field) {
        Answered answered = get(admin(market), path);
        assertThat(answered.status()).isEqualTo(422);
        assertThat(answered.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(answered.header("ETag")).isEmpty();
    }

    @Test
    @DisplayName("pages by name and id, tells the total and links the pages")
    void pages() {
        givenFarmers(250);
        Answered page = get(admin(market), "/api/farmers/?page=3&size=100");
        assertThat(page.json().size()).isEqualTo(50);
        assertThat(page.json().get(0).get("name").asString()).isEqualTo("Farmer 200");
        assertThat(page.header("X-Total-Count")).isEqualTo("250");
        assertThat(page.header("Link")).isEqualTo("""
            </api/farmers?page=1&size=100>; rel="first", </api/farmers?page=2&size=100>; rel="prev", \
            </api/farmers?page=3&size=100>; rel="last\"\
            """);
        assertThat(get(admin(market), "/api/farmers?page=9&size=100").header("X-Total-Count"))
                .isEqualTo("250");
        assertThat(get(admin(market), "/api/farmers").json().size()).isEqualTo(250);
        assertThat(get(admin(market), "/api/farmers?page=1").json().size()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/farmers/%d, Farmer not found",
        "/api/farmers/%d/transactions, Farmer not found",
        "/api/farmers/%d/days, Farmer not found",
        "/api/customers/%d/advances, Customer not found",
        "/api/farmer-groups/%d, Farmer group not found",
        "/api/farmer-groups/%d/farmers, Farmer group not found",
        "/api/vehicles/%d, Vehicle not found"
    })
    @DisplayName("about another vendor's things is as about unknown ones")
    void unknown(String path, String text) {
        Market other = newMarket();
        long position = append(
                other.kmpOpened(),
                other.raviRegistered(),
                other.e1(),
                new VehicleRegistered(other.vendorId(), other.ravi(), "KA01", "", ""));
        long id = path.contains("groups") ? other.kmp() : other.ravi();
        Answered foreign = get(admin(market), path.formatted(id));
        Answered nobodys = get(admin(market), path.formatted(999_999_999));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(nobodys.status()).isEqualTo(404);
        assertThat(foreign.json().get("detail").asString()).isEqualTo(text);
        assertThat(nobodys.json().get("detail").asString()).isEqualTo(text);
        assertThat(seen(other, position, path.formatted(id))).isNotNull();
    }
}
