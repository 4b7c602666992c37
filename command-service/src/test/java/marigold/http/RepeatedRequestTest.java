package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A request with an Idempotency-Key")
class RepeatedRequestTest extends CommandServiceTest {
    @Autowired
    private PlatformTransactionManager transactions;

    private Vendor vendor;
    private Api admin;

    @BeforeAll
    void openStall() {
        vendor = newVendor();
        admin = vendor.admin();
    }

    @Test
    @DisplayName("9.10: happens once; its repetition gets the same answer, token included, and says so")
    void once() {
        String path = "/api/farmers/%d/transactions/".formatted(vendor.newFarmer("Ravi"));
        Map<String, Object> line = Map.of("date", "2026-03-01", "qty", "10.5", "rate", "45");

        Answer first = admin.withKey("entry-1").post(path, line);
        long events = eventsOf(vendor);
        Answer second = admin.withKey("entry-1").post(path, line);
        Answer withoutSlash = admin.withKey("entry-1").post(path.substring(0, path.length() - 1), line);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        for (Answer repeated : List.of(second, withoutSlash)) {
            assertThat(repeated.status()).isEqualTo(201);
            assertThat(repeated.body()).isEqualTo(first.body());
            assertThat(repeated.header("Idempotent-Replayed")).contains("true");
            assertThat(repeated.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
            assertThat(repeated.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        }
        assertThat(eventsOf(vendor)).isEqualTo(events);
    }

    @Test
    @DisplayName("leaves a browser's cookie where a later write has put it: his next read still sees that one")
    void cookieNeverGoesBack() {
        Answer first = admin.withKey("cookie").post("/api/customers", Map.of("name", "Cookie"));
        Answer later = admin.post("/api/customers", Map.of("name", "Later"));
        String seen = later.header("Consistency-Token").orElseThrow();

        Api browser = admin.withKey("cookie");
        Answer repeated =
                browser.with("Cookie", "Consistency-Token=" + seen).post("/api/customers", Map.of("name", "Cookie"));
        assertThat(repeated.header("Set-Cookie").orElseThrow()).startsWith("Consistency-Token=%s;".formatted(seen));
        assertThat(repeated.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));

        for (String cookie : List.of("Consistency-Token=1", "Consistency-Token=garbage", "other=9")) {
            assertThat(browser.with("Cookie", cookie)
                            .post("/api/customers", Map.of("name", "Cookie"))
                            .header("Set-Cookie")
                            .orElseThrow())
                    .as(cookie)
                    .startsWith("Consistency-Token=%s;"
                            .formatted(first.header("Consistency-Token").orElseThrow()));
        }
    }

    @Test
    @DisplayName("has a cookie of its own when it is no repetition, whatever the caller's cookie names")
    void ownCookie() {
        Answer written =
                admin.with("Cookie", "Consistency-Token=999999999999").post("/api/customers", Map.of("name", "New"));
        assertThat(written.header("Set-Cookie").orElseThrow())
                .startsWith("Consistency-Token=%s;"
                        .formatted(written.header("Consistency-Token").orElseThrow()));
    }

    @Test
    @DisplayName("is refused when its key stood for another one")
    void reused() {
        admin.withKey("reused").post("/api/farmer-groups", Map.of("name", "Reused 1"));

        Answer otherBody = admin.withKey("reused").post("/api/farmer-groups", Map.of("name", "Reused 2"));
        Answer otherPath = admin.withKey("reused").post("/api/customers", Map.of("name", "Reused 1"));

        for (Answer refused : List.of(otherBody, otherPath)) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("code")).isEqualTo("idempotency-key-reused");
        }
    }

    @Test
    @DisplayName("is not remembered when it was refused: nothing happened")
    void refusedIsForgotten() {
        long group = vendor.newGroup("Taken");
        assertThat(admin.withKey("later")
                        .post("/api/farmer-groups", Map.of("name", "Taken"))
                        .status())
                .isEqualTo(400);
        admin.delete("/api/farmer-groups/" + group);
        assertThat(admin.withKey("later")
                        .post("/api/farmer-groups", Map.of("name", "Taken"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("has a key of its own user: neither another vendor nor a colleague meets it")
    void scoped() {
        Api stranger = newVendor().admin();
        Api colleague = newStaff(vendor);
        Map<String, String> customer = Map.of("name", "Same words");

        Set<Long> farmers = List.of(admin, stranger, colleague).stream()
                .map(user -> Vendor.created(user.withKey("the-same").post("/api/customers", customer)))
                .collect(Collectors.toSet());

        assertThat(farmers).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b"})
    @DisplayName("is refused for a key that is no key")
    void badKey(String key) {
        Answer answer = admin.withKey(key).post("/api/customers", Map.of("name", "X"));
        assertThat(answer.mistaken()).as(answer.body()).containsExactly("Idempotency-Key");
    }

    @Test
    @DisplayName("is refused for a key of more than 200 characters")
    void longKey() {
        assertThat(admin.withKey("k".repeat(201))
                        .post("/api/customers", Map.of("name", "X"))
                        .status())
                .isEqualTo(422);
        assertThat(admin.withKey("k".repeat(200))
                        .post("/api/customers", Map.of("name", "X"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("is refused while the first one still runs")
    void stillRunning() {
        long userId = jdbc.sql("select user_id from events.app_user where vendor_id = ? and role = 'vendor_admin'")
                .param(vendor.id())
                .query(Long.class)
                .single();
        Answer answer = new TransactionTemplate(transactions).execute(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('marigold.idempotency'), hashtext(:key))")
                    .param("key", "%d/%d/running".formatted(vendor.id(), userId))
                    .query((row, _) -> row)
                    .list();
            return admin.withKey("running").post("/api/customers", Map.of("name", "X"));
        });

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("idempotency-key-in-use");
        assertThat(answer.header("Retry-After")).contains("1");
    }

    @Test
    @DisplayName("happens once when eight clients send it at the same moment")
    void eightAtOnce() {
        long ravi = vendor.newFarmer("Ravi");
        long before = eventsOf(vendor);

        List<Answer> answers = atOnce(
                8,
                _ -> () -> admin.withKey("at-once")
                        .post("/api/farmers/%d/transactions".formatted(ravi), Map.of("qty", 1, "rate", 1)));

        assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::body)
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(eventsOf(vendor)).isEqualTo(before + 1);
    }

    /// Runs the calls on threads of their own, all started together.
    static List<Answer> atOnce(int threads, IntFunction<Callable<Answer>> calls) {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            return executor
                    .invokeAll(IntStream.range(0, threads).mapToObj(calls).toList())
                    .stream()
                    .map(RepeatedRequestTest::outcome)
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static Answer outcome(Future<Answer> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
