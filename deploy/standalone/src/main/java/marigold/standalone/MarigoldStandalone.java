package marigold.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import marigold.database.StartupRefused;
import marigold.ratelimit.RateLimits;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/// `marigold up`: from a data folder to a product that answers on one port, in one process beside its
/// PostgreSQL.
final class MarigoldStandalone {
    private final Console console;
    private final Shutdown shutdown;

    private MarigoldStandalone(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    public static void main(String[] arguments) {
        var console = Console.standard();
        var shutdown = new Shutdown();
        // Until Spring has read its settings, libraries would write their debugging to the console.
        LoggingSystem.get(MarigoldStandalone.class.getClassLoader()).beforeInitialize();
        try {
            new MarigoldStandalone(console, shutdown).up(Options.parse(List.of(arguments), System.getenv()));
        } catch (CannotStart refused) {
            shutdown.exit(console, refused);
        }
    }

    private void up(Options options) {
        var data = DataFolder.open(options.dataFolder());
        requireFree(options.port());
        var secrets = Secrets.in(data, System.getenv());
        var properties = properties(options, data, secrets);
        var database = options.databaseUrl()
                .map(url -> CompletableFuture.completedFuture(serverAt(url, System.getenv())))
                .orElseGet(() -> embedded(data, secrets));
        var context = start(properties, new DatabaseProperties(database), data);
        shutdown.first(context);
        int port = StandaloneApplication.portOf(context);
        if (options.demo()) {
            context.getBean(RateLimits.class).liftWhile(() -> Demo.play(port, data, secrets, console));
        }
        if (shutdown.hasBegun()) return;
        console.say("Marigold is ready on http://localhost:" + port);
        console.say(whereCredentialsAre(secrets));
        StandaloneApplication.managementPortOf(context)
                .ifPresent(metrics ->
                        console.say("Metrics are on http://localhost:%s/actuator/prometheus.".formatted(metrics)));
    }

    private static DatabaseAddress serverAt(String url, Map<String, String> environment) {
        var address = DatabaseAddress.parse(url, environment);
        address.check();
        return address;
    }

    /// Starts beside Spring, which has much to do before it needs a connection.
    private CompletableFuture<DatabaseAddress> embedded(DataFolder data, Secrets secrets) {
        var server = new PostgresServer(data, secrets, lost -> shutdown.exit(console, lost));
        shutdown.last(server);
        return CompletableFuture.supplyAsync(
                server::start, Thread.ofPlatform().daemon().name("marigold-postgres-start")::start);
    }

    private static Map<String, Object> properties(Options options, DataFolder data, Secrets secrets) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", options.port());
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", Shutdown.HTTP_TIMEOUT.toMillis() + "ms");
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("marigold.security.jwt-secret", secrets.jwtSecret());
        properties.put("marigold.security.master-username", secrets.masterUsername());
        properties.put("marigold.security.master-password", secrets.masterPassword());
        // Nobody else writes to the embedded database; a shared one may have writers in other processes.
        properties.put("marigold.event-store.wake-ups", options.databaseUrl().isPresent() ? "notify" : "local");
        properties.putAll(logging(data.logs().resolve("marigold.log")));
        return properties;
    }

    private static Map<String, Object> logging(Path file) {
        return Map.of(
                "logging.file.name", file.toString(),
                "logging.threshold.console", "WARN",
                // What it says there is for people, whatever the file is for.
                "logging.structured.format.console", "",
                "logging.logback.rollingpolicy.max-file-size", "10MB",
                "logging.logback.rollingpolicy.max-history", "14",
                "logging.logback.rollingpolicy.total-size-cap", "200MB",
                // It repeats as a warning the failure of which the launcher prints one sentence.
                "logging.level.org.springframework.boot.web.server.servlet.context", "ERROR",
                // The dialect is named on purpose, so that Hibernate does not ask the database at every start.
                "logging.level.org.hibernate.orm.deprecation", "ERROR");
    }

    private static ConfigurableApplicationContext start(
            Map<String, Object> properties, DatabaseProperties database, DataFolder data) {
        try {
            return StandaloneApplication.run(properties, database);
        } catch (RuntimeException failure) {
            throw new CannotStart(sentenceFor(failure, data), failure);
        }
    }

    private static String sentenceFor(Throwable failure, DataFolder data) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefused || cause instanceof CannotStart) return cause.getMessage();
            if (cause instanceof PortInUseException taken) return portTaken(taken.getPort());
        }
        return "Marigold could not start; %s says why.".formatted(data.logs().resolve("marigold.log"));
    }

    private static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException cause) {
            throw new CannotStart(portTaken(port), cause);
        }
    }

    private static String portTaken(int port) {
        return "Port %d cannot be used, most likely because another program listens on it; choose another with --port."
                .formatted(port);
    }

    private static String whereCredentialsAre(Secrets secrets) {
        return secrets.masterPasswordIsGiven()
                ? "Log in as %s with the password of MARIGOLD_MASTER_PASSWORD; generated secrets are in %s."
                        .formatted(secrets.masterUsername(), secrets.folder())
                : "Log in as %s with the password in %s."
                        .formatted(secrets.masterUsername(), secrets.folder().resolve("master-password"));
    }
}
