package marigold.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Load at a fixed rate")
class OpenLoadTest {
    private static final Duration HICCUP = Duration.ofMillis(300);

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopsOnce = new AtomicBoolean();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            seen.add(path);
            exchange.getRequestBody().readAllBytes();
            if (stopsOnce.compareAndSet(true, false)) LockSupport.parkNanos(HICCUP.toNanos());
            byte[] body = "x".repeat(100_000).getBytes(UTF_8);
            if (path.endsWith("5")) exchange.getResponseHeaders().set("Connection", "close");
            // A length of 0 means chunks here.
            exchange.sendResponseHeaders(path.endsWith("7") ? 500 : 200, path.endsWith("3") ? 0 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    @DisplayName(
            "sends each request once, at its time, and counts what is answered with an error; a connection that the"
                    + " server ends is none")
    void rate() {
        var run = load(4).ask(100, Duration.ofSeconds(1), number -> Wire.get("/" + number, ""));

        assertThat(seen).hasSize(100);
        assertThat(run.failures()).isEqualTo(10);
        assertThat(run.nanos()).hasSize(90);
        assertThat(run.seconds()).isGreaterThan(0.9);
    }

    @Test
    @DisplayName("counts a pause of the server for every request that was due meanwhile")
    void coordinatedOmission() {
        stopsOnce.set(true);
        var run = load(1).ask(50, Duration.ofSeconds(1), number -> Wire.get("/" + number * 10, ""));

        assertThat(run.nanos()).hasSize(50);
        long held =
                Arrays.stream(run.nanos()).filter(nanos -> nanos > 50_000_000).count();
        assertThat(held).isGreaterThan(8);
        assertThat(run.millis(1)).isGreaterThanOrEqualTo(HICCUP.toMillis());
    }

    @Test
    @DisplayName("is as fast as its connections where no rate is set")
    void withoutLimit() {
        var run = load(2).ask(OpenLoad.WITHOUT_LIMIT, Duration.ofSeconds(1), _ -> Wire.post("/1", "token", "{}"));

        assertThat(run.failures()).isZero();
        assertThat(run.nanos().length).isGreaterThan(4);
    }

    @Test
    @DisplayName("fails, and ends, where nobody listens")
    void nobody() {
        int port = server.getAddress().getPort();
        server.stop(0);
        var run = new OpenLoad(port, 1).ask(100, Duration.ofSeconds(5), _ -> Wire.get("/", ""));

        assertThat(run.failures()).isPositive();
        assertThat(run.nanos()).isEmpty();
    }

    private OpenLoad load(int connections) {
        return new OpenLoad(server.getAddress().getPort(), connections);
    }
}
