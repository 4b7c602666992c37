package marigold.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import marigold.standalone.Product;

/// The product that the acceptance tests talk to: the one at `-Dmarigold.url`, such as two services behind a
/// gateway, or one that is started for this JVM as a user starts it.
final class RunningMarigold {
    /// A browser's origin that the product is told to allow.
    static final String FRONT_END = "https://stall.example";

    private static final AtomicInteger VENDORS = new AtomicInteger();
    private static final AtomicInteger GARDENERS = new AtomicInteger();

    private final String url;
    private final String masterPassword;

    private RunningMarigold(String url, String masterPassword) {
        this.url = url;
        this.masterPassword = masterPassword;
    }

    private static final class Shared {
        private static final RunningMarigold MARIGOLD = find();

        private static RunningMarigold find() {
            String given = System.getProperty("marigold.url");
            if (given != null && !given.isBlank()) {
                return new RunningMarigold(given, System.getProperty("marigold.master-password"));
            }
            Path data = temporaryFolder();
            Product product = Product.upOn(data, Map.of("MARIGOLD_CORS_ORIGINS", FRONT_END));
            Runtime.getRuntime().addShutdownHook(new Thread(product::close));
            return on(product, data);
        }
    }

    /// The product that all tests of this JVM share; every test makes its own vendors and gardeners.
    static RunningMarigold shared() {
        return Shared.MARIGOLD;
    }

    /// A product that a test has started itself, for example to kill it.
    static RunningMarigold on(Product product, Path data) {
        try {
            return new RunningMarigold(
                    "http://localhost:" + product.awaitPort(),
                    Files.readString(data.resolve("secrets/master-password")).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("marigold-acceptance-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where it listens.
    URI address() {
        return URI.create(url);
    }

    /// Somebody who is not signed in.
    Client anybody() {
        return new Client(url, "");
    }

    /// The platform admin.
    Client master() {
        Reply login = anybody().post("/api/admin/master-login", """
            {"username": "master", "password": "%s"}
            """.formatted(masterPassword));
        return new Client(url, login.expect(200).json().get("access_token").asString());
    }

    /// What an operator's command says of it, and how it ends.
    Said command(String... words) {
        try (Product run =
                Product.run(List.of(words), Map.of("MARIGOLD_URL", url, "MARIGOLD_MASTER_PASSWORD", masterPassword))) {
            int exitCode = run.awaitExit();
            return new Said(exitCode, run.output());
        }
    }

    record Said(int exitCode, String text) {}

    /// A new vendor, and his admin signed in.
    Vendor newVendor() {
        String email = "admin-%d-%d@stall.example".formatted(VENDORS.incrementAndGet(), System.nanoTime());
        Reply created =
                master().post("/api/admin/create-vendor", """
                    {"vendor_name": "Stall", "owner_name": "Owner", "email": "%s", "password": "Passw0rd!"}
                    """.formatted(email)).expect(200);
        return new Vendor(created.json().get("vendor_id").asLong(), email, login(email, "Passw0rd!"));
    }

    /// A new gardener, signed in.
    Gardener newGardener() {
        String email = "gardener-%d-%d@garden.example".formatted(GARDENERS.incrementAndGet(), System.nanoTime());
        Client browser = anybody();
        Reply registered =
                browser.post("/api/v1/auth/register", """
                    {"email": "%s", "password": "Passw0rd!", "name": "Gardener"}
                    """.formatted(email)).expect(201);
        return new Gardener(
                registered.json().get("gardener_id").asLong(),
                email,
                browser.signedIn(registered.json().get("access_token").asString()));
    }

    /// Signs in as a vendor's user.
    Client login(String email, String password) {
        Reply login = anybody().form("/api/auth/login", "username=" + email + "&password=" + password);
        return new Client(url, login.expect(200).json().get("access_token").asString());
    }

    record Gardener(long id, String email, Client api) {}

    /// @param admin the vendor's first user, signed in
    record Vendor(long id, String email, Client admin) {}
}
