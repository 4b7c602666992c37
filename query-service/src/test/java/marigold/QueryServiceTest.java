package marigold;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import marigold.database.TestDatabase;
import marigold.eventstore.EventJson;
import marigold.eventstore.EventSignal;
import marigold.eventstore.PostgresEventStorageEngine;
import marigold.eventstore.SpringTransactions;
import marigold.garden.Gardener;
import marigold.garden.events.GardenEvent;
import marigold.market.Market;
import marigold.market.events.MarketEvent;
import marigold.projection.ReadModels;
import marigold.security.GardenerSession;
import marigold.security.OperatorScope;
import marigold.security.Session;
import marigold.security.Tokens;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The query service on a port of its own over a real PostgreSQL. Events are appended as the write side does
/// it; there is no write side here. Each test takes a vendor or a gardener of its own.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = QueryServiceApplication.class,
        properties = "spring.main.register-shutdown-hook=false")
@Import(QueryServiceTest.Recording.class)
public abstract class QueryServiceTest {
    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    protected static final String SECRET = "a secret of the tests, at least 32 bytes long";

    /// Whose pages may call the service from a browser.
    protected static final String FRONT_END = "https://stall.example";

    private static final AtomicLong VENDORS = new AtomicLong();
    private static final AtomicLong GARDENERS = new AtomicLong();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /// Keeps numbers as they were written, so that a tree shows `0.00` as such.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Map<String, Long> VERSIONS = new HashMap<>();

    /// The queries of the read side; the projections' statements do not run through here.
    @Autowired
    protected RecordedStatements statements;

    @LocalServerPort
    private int port;

    @Autowired
    private Tokens tokens;

    @Autowired
    protected ReadModels readModels;

    @Autowired
    private EventSignal signal;

    @TestConfiguration(proxyBeanMethods = false)
    static class Recording {
        @Bean
        RecordedStatements recordedStatements(HikariDataSource pool) {
            return new RecordedStatements(pool);
        }

        @Bean
        @Primary
        JdbcClient recordingJdbcClient(RecordedStatements statements) {
            return JdbcClient.create(statements);
        }
    }

    private static final Map<String, String> SETTINGS = Map.of(
            "marigold.database.url",
            DATABASE.url(),
            "marigold.database.username",
            DATABASE.username(),
            "marigold.security.jwt-secret",
            SECRET,
            "marigold.web.cors-origins",
            FRONT_END,
            "marigold.security.master-password",
            "Master1234",
            "marigold.rate.limit-per-minute",
            "0");

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    /// Arguments of a second service on the same database.
    protected static String[] secondsSettings() {
        return Stream.concat(
                        Stream.of("--server.port=0"),
                        SETTINGS.entrySet().stream().map(set -> "--%s=%s".formatted(set.getKey(), set.getValue())))
                .toArray(String[]::new);
    }

    /// The market of a vendor that no other test has.
    protected static Market newMarket() {
        return new Market(VENDORS.incrementAndGet());
    }

    /// Appends events and gives the position of the last, the consistency token of a command's answer.
    protected long append(Object... events) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(new SpringTransactions(new JdbcTransactionManager(DATABASE.dataSource())));
        new PostgresEventStorageEngine(DATABASE.dataSource(), new EventJson(), signal)
                .appendEvents(Arrays.stream(events)
                        .map(event -> new GenericDomainEventMessage<>("test", stream(event), version(event), event))
                        .toList());
        long position = PostgresEventStorageEngine.appendedPosition().orElseThrow();
        unit.commit();
        return position;
    }

    private static String stream(Object event) {
        return switch (event) {
            case MarketEvent market -> "test-" + market.vendorId();
            case GardenEvent.Personal personal -> "test-gardener-" + personal.gardenerId();
            default -> "test-garden";
        };
    }

    private static long version(Object event) {
        synchronized (VERSIONS) {
            return VERSIONS.merge(stream(event), 1L, Long::sum) - 1;
        }
    }

    protected String admin(Market market) {
        return token(market, Session.VENDOR_ADMIN);
    }

    protected String token(Market market, String role) {
        return tokens.access(new Session(1, market.vendorId(), "clerk@example.com", role));
    }

    /// A gardener whom no other test has.
    protected static Gardener newGardener() {
        return new Gardener(GARDENERS.incrementAndGet());
    }

    protected String token(Gardener gardener) {
        return tokens.access(GardenerSession.of(gardener.gardenerId(), gardener.email()));
    }

    protected String operator(OperatorScope scope) {
        return tokens.operator(Set.of(scope));
    }

    protected String master() {
        return tokens.master();
    }

    /// An answer with its body, unpacked where it was compressed.
    public record Answered(int status, String body, java.net.http.HttpHeaders headers) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /// A GET with pairs of header names and values.
    protected Answered get(String token, String path, String... headers) {
        return send("GET", token, path, headers);
    }

    protected Answered send(String method, String token, String path, String... headers) {
        return send(method, token, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /// A question with a body, asked by a visitor.
    protected Answered post(String path, String body, String... headers) {
        return send("POST", "", path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    /// A request with a body by somebody who is signed in.
    protected Answered postAs(String token, String path, String body) {
        return send("POST", token, path, HttpRequest.BodyPublishers.ofString(body));
    }

    private Answered send(String method, String token, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body)
                .timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean gzip = response.headers().firstValue("Content-Encoding").isPresent();
            byte[] answer = gzip && response.body().length > 0 ? unpacked(response.body()) : response.body();
            return new Answered(response.statusCode(), new String(answer), response.headers());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return unpacked.readAllBytes();
        }
    }

    /// A GET that waits until the answer contains everything up to the position.
    protected JsonNode seen(Market market, long position, String path) {
        return seen(admin(market), position, path);
    }

    /// As [#seen(Market, long, String)], for a gardener.
    protected JsonNode seen(Gardener gardener, long position, String path) {
        return seen(token(gardener), position, path);
    }

    private JsonNode seen(String token, long position, String path) {
        Answered answered = get(token, path, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        if (answered.status() != 200) throw new AssertionError(path + " answered " + answered);
        return answered.json();
    }
}
