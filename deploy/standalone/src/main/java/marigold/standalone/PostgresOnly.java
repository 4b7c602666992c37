package marigold.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.logging.LoggingSystem;

/// The embedded PostgreSQL without the services, until a signal ends it: for trying out two services behind a
/// gateway.
final class PostgresOnly {
    private PostgresOnly() {}

    public static void main(String[] arguments) throws InterruptedException {
        var console = Console.standard();
        var shutdown = new Shutdown();
        LoggingSystem.get(PostgresOnly.class.getClassLoader()).beforeInitialize();
        try {
            if (arguments.length != 1) throw CannotStart.wrongUsage("Give one argument, the data folder.");
            var data = DataFolder.open(Path.of(arguments[0]).toAbsolutePath().normalize());
            var secrets = Secrets.in(data, Map.of());
            var server = new PostgresServer(data, secrets, lost -> shutdown.exit(console, lost));
            shutdown.last(server);
            server.start();
            // Drawn for whoever starts the services beside it.
            secrets.jwtSecret();
            secrets.masterPassword();
            console.say("PostgreSQL is ready; its address is in %s."
                    .formatted(secrets.folder().resolve("database-url")));
            new CountDownLatch(1).await();
        } catch (CannotStart refused) {
            shutdown.exit(console, refused);
        }
    }
}
