package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import marigold.CommandServiceApplication;
import marigold.database.TestDatabase;
import marigold.login.QuickPasswords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The write side alone, on a real PostgreSQL, spoken to over HTTP. Every test has vendors and gardeners of
/// its own.
@SpringBootTest(
        classes = {CommandServiceApplication.class, QuickPasswords.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommandServiceTest {
    static final String PASSWORD = "Marigold1";
    static final String SECRET = "a secret for tests of at least 32 bytes";

    /// Whose pages may call the service from a browser.
    static final String FRONT_END = "https://stall.example";

    static final String MASTER_PASSWORD = "Master-of-tests-1";
    private static final AtomicInteger VENDORS = new AtomicInteger();
    private static final AtomicInteger GARDENERS = new AtomicInteger();

    /// One for all test classes: they share one application context.
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @Autowired
    private Environment environment;

    @Autowired
    JdbcClient jdbc;

    Api nobody;
    Api master;

    private static final Map<String, String> SETTINGS = Map.of(
            "marigold.database.url",
            DATABASE.url(),
            "marigold.database.username",
            DATABASE.username(),
            "marigold.security.jwt-secret",
            SECRET,
            "marigold.security.master-password",
            MASTER_PASSWORD,
            "marigold.rate.limit-per-minute",
            "0",
            "marigold.login.limit-per-minute",
            "0",
            "marigold.web.cors-origins",
            FRONT_END);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        SETTINGS.forEach((name, value) -> properties.add(name, () -> value));
    }

    /// Arguments of a second service on the same database.
    static String[] secondsSettings() {
        return Stream.concat(
                        Stream.of("--server.port=0"),
                        SETTINGS.entrySet().stream().map(set -> "--%s=%s".formatted(set.getKey(), set.getValue())))
                .toArray(String[]::new);
    }

    @BeforeAll
    void signIn() {
        nobody = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
        Answer signedIn =
                nobody.post("/api/admin/master-login", Map.of("username", "master", "password", MASTER_PASSWORD));
        assertThat(signedIn.status()).isEqualTo(200);
        master = nobody.withToken(signedIn.text("access_token"));
    }

    /// A new vendor, its admin signed in.
    Vendor newVendor() {
        int number = VENDORS.incrementAndGet();
        String email = "admin%d@stall.example".formatted(number);
        Answer created = master.post(
                "/api/admin/create-vendor",
                Map.of("vendor_name", "Stall " + number, "owner_name", "Owner", "email", email, "password", PASSWORD));
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return new Vendor(created.number("vendor_id"), email, nobody.signedIn(email, PASSWORD));
    }

    /// A new member of the vendor's staff, signed in.
    Api newStaff(Vendor vendor) {
        String email = "staff%d@stall.example".formatted(VENDORS.incrementAndGet());
        Answer created = master.post(
                "/api/admin/create-user-for-vendor",
                Map.of(
                        "vendor_id",
                        vendor.id(),
                        "name",
                        "Clerk",
                        "email",
                        email,
                        "password",
                        PASSWORD,
                        "role",
                        "staff"));
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return nobody.signedIn(email, PASSWORD);
    }

    /// An address that nobody has.
    static String newEmail() {
        return "gardener%d@garden.example".formatted(GARDENERS.incrementAndGet());
    }

    /// A new gardener, signed in.
    Gardener newGardener() {
        String email = newEmail();
        Answer registered = nobody.post("/api/v1/auth/register", Map.of("email", email, "password", PASSWORD));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        return new Gardener(registered.number("gardener_id"), email, nobody.withToken(registered.text("access_token")));
    }

    long eventsOf(Gardener gardener) {
        return jdbc.sql("select count(*) from events.event where payload ->> 'gardenerId' = :gardenerId")
                .param("gardenerId", Long.toString(gardener.id()))
                .query(Long.class)
                .single();
    }

    record Gardener(long id, String email, Api api) {}

    long eventsOf(Vendor vendor) {
        return jdbc.sql("select count(*) from events.event where payload ->> 'vendorId' = :vendorId")
                .param("vendorId", Long.toString(vendor.id()))
                .query(Long.class)
                .single();
    }

    record Vendor(long id, String email, Api admin) {
        long newGroup(String name) {
            return created(admin.post("/api/farmer-groups/", Map.of("name", name)));
        }

        /// A farmer without a group.
        long newFarmer(String name) {
            return created(admin.post("/api/customers/", Map.of("name", name)));
        }

        long newEntry(long farmerId) {
            return created(
                    admin.post("/api/farmers/%d/transactions/".formatted(farmerId), Map.of("qty", 10.5, "rate", 45)));
        }

        static long created(Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            return answer.number("id");
        }
    }
}
