package marigold.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Another program that does the product's work: beside it on the same PostgreSQL, in a schema of its own,
/// with as much memory, taking the same tokens.
final class Peer {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Workplace workplace;
    private final Path folder;
    private final Process process;
    private final int port;

    private Peer(Workplace workplace, Path folder, Process process, int port) {
        this.workplace = workplace;
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /// @param name of its folder, its program, and, with another line between the words, its schema
    static Peer start(Arena arena, String name) {
        arena.say("  Starting %s ...".formatted(name));
        var root = Path.of(System.getProperty("marigold.root"));
        var folder = root.resolve("deploy/bench/peers").resolve(name);
        var database = arena.database();
        var schema = name.replace('-', '_');
        database.run("create schema if not exists " + schema);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(arena.product().memoryOptions());
        command.addAll(List.of(
                "-jar", folder.resolve("target/%1$s/%1$s.jar".formatted(name)).toString()));
        // Outlives the run: it says what went wrong.
        var output = root.resolve("deploy/bench/target/%s.log".formatted(name));
        try {
            int port = freePort();
            var process = arena.workplace()
                    .start(
                            command,
                            Map.of(
                                    "SERVER_PORT", Integer.toString(port),
                                    "SERVER_ADDRESS", "127.0.0.1",
                                    "SPRING_DATASOURCE_URL",
                                            "jdbc:postgresql://%s:%d/%s?currentSchema=%s"
                                                    .formatted(
                                                            database.host(), database.port(), database.name(), schema),
                                    "SPRING_DATASOURCE_USERNAME", database.user(),
                                    "SPRING_DATASOURCE_PASSWORD", database.password(),
                                    "PEER_JWT_SECRET", arena.product().jwtSecret()),
                            output);
            var peer = new Peer(arena.workplace(), folder, process, port);
            peer.await(name, output);
            return peer;
        } catch (IOException failure) {
            throw new BenchFailed("%s cannot be started: %s".formatted(name, failure.getMessage()), failure);
        }
    }

    private void await(String name, Path output) throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new BenchFailed("%s does not start: %s"
                        .formatted(name, Files.readString(output).strip()));
            }
            Waiting.pause(Duration.ofMillis(100));
        }
    }

    private boolean answers() {
        try {
            new Client(port, "").get("/");
            return true;
        } catch (BenchFailed notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /// Somebody who has signed in at the product, here.
    Client as(Client clerk) {
        return new Client(port, clerk.token());
    }

    /// Fills its tables from the product's.
    void seed(Database database) {
        try {
            database.run(Files.readString(folder.resolve("seed.sql")), "vacuum analyze");
        } catch (IOException failure) {
            throw new BenchFailed("The peer's data cannot be read.", failure);
        }
    }

    void stop() {
        workplace.stop(process);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
