package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// One installation's life, in order, since every start takes seconds: started, killed, stopped, started
/// again.
@DisplayName("marigold up")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
    private static final Pattern METRICS =
            Pattern.compile("^Metrics are on (http://localhost:([0-9]+)/actuator/prometheus)\\.$", Pattern.MULTILINE);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static Path data;
    private static Product product;

    @BeforeAll
    static void start() throws IOException {
        data = folder.toRealPath().resolve("data");
        product = Product.upOn(data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    @Order(1)
    @DisplayName("answers on its port and says once that it is ready and where the password is, never the password")
    void ready() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", product.awaitPort()));
        }
        assertThat(product.output())
                .containsOnlyOnce("Marigold is ready on")
                .contains(secret("master-password").toString())
                .doesNotContain(Files.readString(secret("master-password")).strip());
    }

    @Test
    @Order(1)
    @DisplayName("says where its metrics are, on a port of their own that this machine alone reaches")
    void metrics() throws Exception {
        await().until(() -> METRICS.matcher(product.output()).find());
        var said = METRICS.matcher(product.output());
        assertThat(said.find()).isTrue();
        assertThat(said.group(2)).isNotEqualTo(Integer.toString(product.awaitPort()));
        try (var http = HttpClient.newHttpClient()) {
            var scraped = http.send(
                    HttpRequest.newBuilder(URI.create(said.group(1))).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(scraped.statusCode()).isEqualTo(200);
            assertThat(scraped.body()).contains("marigold_eventstore_append_seconds_count", "cache=\"aggregates\"");
        }
    }

    @Test
    @Order(1)
    @DisplayName("refuses a data folder that is in use")
    void secondUp() {
        try (var second = Product.run(List.of("up", "--port", "0", "--data", data.toString()))) {
            second.refuses(
                    1,
                    "Marigold is already running on the data folder %s (process %d)."
                            .formatted(data, product.process().pid()));
        }
    }

    @Test
    @Order(1)
    @DisplayName("refuses a port that is taken")
    void takenPort() {
        int port = product.awaitPort();
        var other = folder.resolve("other");
        try (var second = Product.run(List.of("up", "--port=" + port, "--data", other.toString()))) {
            second.refuses(
                    1,
                    "Port %d cannot be used, most likely because another program listens on it; choose another with --port."
                            .formatted(port));
        }
    }

    @Test
    @Order(1)
    @DisplayName("runs PostgreSQL durably, on loopback only, in UTF-8")
    void durable() throws SQLException, IOException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
        assertThat(setting("server_version")).startsWith("18.");
    }

    @Test
    @Order(1)
    @DisplayName("lets nobody into PostgreSQL without the password")
    void password() throws IOException {
        var address = DatabaseAddress.parse(databaseUrl(), Map.of());
        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.username(), "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @Order(1)
    @DisplayName("keeps its secrets readable by their owner only")
    void secretsAreOwnersOnly() throws IOException {
        assertThat(mode(data)).isEqualTo("rwx------");
        assertThat(mode(data.resolve("secrets"))).isEqualTo("rwx------");
        try (var secrets = Files.list(data.resolve("secrets"))) {
            assertThat(secrets)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    @Order(2)
    @DisplayName("starts its PostgreSQL again when that alone is killed")
    void postgresKilled() throws SQLException, IOException {
        execute("create table kept (answer integer)");
        execute("insert into kept values (42)");
        var killed = postgres();
        assertThat(killed.destroyForcibly()).isTrue();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(postgres()).isNotEqualTo(killed);
            assertThat(answer()).isEqualTo(42);
        });
    }

    @Test
    @Order(3)
    @DisplayName("works after kill -9, with the orphaned PostgreSQL, its data and the secrets still there")
    void killed() throws SQLException, IOException {
        var password = Files.readString(secret("master-password"));
        var databaseUrl = databaseUrl();
        var orphan = postgres();
        product.process().destroyForcibly();
        product.awaitExit();
        assertThat(serves(orphan)).isTrue();

        product = Product.upOn(data);

        assertThat(serves(orphan)).isFalse();
        assertThat(answer()).isEqualTo(42);
        assertThat(Files.readString(secret("master-password"))).isEqualTo(password);
        assertThat(databaseUrl()).isEqualTo(databaseUrl);
    }

    @Test
    @Order(4)
    @DisplayName("stops everything within ten seconds of SIGTERM")
    void stops() throws IOException {
        var postgres = postgres();
        product.process().destroy();
        await().atMost(STOPS_WITHIN).until(() -> !product.process().isAlive());
        assertThat(product.process().exitValue()).isEqualTo(143);
        assertThat(serves(postgres)).isFalse();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(5)
    @DisplayName("is not confused when the crashed PostgreSQL's process number now belongs to somebody else")
    void numberReused() throws SQLException, IOException {
        var somebodyElse = ProcessHandle.current().pid();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1234567        42\nready   \n"
                        .formatted(somebodyElse, data.resolve("postgres")));
        product = Product.upOn(data);
        assertThat(answer()).isEqualTo(42);
    }

    private static ProcessHandle postgres() throws IOException {
        return new PostmasterFile(data.resolve("postgres")).runningServer().orElseThrow();
    }

    private static boolean serves(ProcessHandle process) {
        return new PostmasterFile(data.resolve("postgres")).isServedBy(process);
    }

    private static int answer() throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select answer from kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private static String setting(String name) throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private static void execute(String sql) throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException, IOException {
        var address = DatabaseAddress.parse(databaseUrl(), Map.of());
        return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
    }

    private static String databaseUrl() throws IOException {
        return Files.readString(secret("database-url")).strip();
    }

    private static Path secret(String name) {
        return data.resolve("secrets").resolve(name);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
