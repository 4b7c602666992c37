package marigold.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product, started as users start it, with its own durable PostgreSQL, and without limits to requests:
/// what is measured comes from one user at one address.
final class Product {
    private static final Pattern READY =
            Pattern.compile("^Marigold is ready on http://localhost:([0-9]+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Workplace workplace;
    private final Path script;
    private final Path data;
    private final Path output;
    private final Map<String, String> environment;
    private Process process;
    private int port;

    /// @param folder      of the workplace, for its data
    /// @param environment beside what every product gets
    Product(Workplace workplace, Path root, String folder, Map<String, String> environment) {
        this.workplace = workplace;
        this.script = root.resolve("marigold");
        this.data = workplace.file(folder);
        this.output = workplace.file(folder + ".txt");
        this.environment = environment;
        workplace.finish(this::endOrphan);
    }

    /// Where one read model stands.
    ///
    /// @param position everything up to it is in the rows; -1 before the read model has started
    record Standing(String readModel, String state, long position) {}

    /// Starts it and waits for its word.
    void start() {
        start(Map.of());
    }

    /// As [#start], with more environment this time.
    ///
    /// @return the seconds that it took
    double start(Map<String, String> more) {
        long begin = System.nanoTime();
        launch(more);
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var ready = READY.matcher(read(output));
            if (ready.find()) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                port = Integer.parseInt(ready.group(1));
                return seconds;
            }
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new BenchFailed("Marigold did not start: " + read(output).strip());
            }
            Waiting.pause(Duration.ofMillis(10));
        }
    }

    private void launch(Map<String, String> more) {
        var all = new HashMap<String, String>(Map.of(
                "MARIGOLD_NO_BUILD", "1",
                "MARIGOLD_JDK_DIRS", System.getProperty("java.home"),
                "MARIGOLD_RATE_LIMIT_PER_MINUTE", "0",
                "MARIGOLD_LOGIN_LIMIT_PER_MINUTE", "0"));
        all.putAll(environment);
        all.putAll(more);
        try {
            process = workplace.start(
                    List.of("sh", script.toString(), "up", "--port", Integer.toString(port), "--data", data.toString()),
                    all,
                    output);
        } catch (IOException failure) {
            throw new BenchFailed("Marigold cannot be started: " + failure.getMessage(), failure);
        }
    }

    void stop() {
        workplace.stop(process);
    }

    /// A product that had to be killed leaves its PostgreSQL behind.
    private void endOrphan() {
        var file = data.resolve("postgres/postmaster.pid");
        if (!Files.exists(file)) return;
        read(file)
                .lines()
                .findFirst()
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of)
                .ifPresent(postgres -> {
                    postgres.destroyForcibly();
                    postgres.onExit()
                            .orTimeout(10, TimeUnit.SECONDS)
                            .exceptionally(_ -> postgres)
                            .join();
                });
    }

    int port() {
        return port;
    }

    /// What its JVM was told of heap and collector; a peer gets the same.
    List<String> memoryOptions() {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .filter(option -> option.matches("-Xm[snx].*|-XX:(Initial|Min|Max)RAM.*|-XX:[+]Use.*(GC|Headers)"))
                .toList();
    }

    /// Whoever knows it can read the product's tokens.
    String jwtSecret() {
        return read(data.resolve("secrets/jwt-secret")).strip();
    }

    Client anybody() {
        return new Client(port, "");
    }

    String masterPassword() {
        return read(data.resolve("secrets/master-password")).strip();
    }

    Database database() {
        return Database.at(read(data.resolve("secrets/database-url")).strip());
    }

    /// Where every read model stands; none before the product answers.
    List<Standing> standings() {
        if (!process.isAlive()) throw new BenchFailed("Marigold has ended: " + read(output));
        try {
            var answer = JsonMapper.shared()
                    .readTree(new String(anybody().get("/ready").body(), UTF_8));
            return StreamSupport.stream(answer.at("/checks/projections").spliterator(), false)
                    .map(Product::standing)
                    .toList();
        } catch (BenchFailed notYet) {
            return List.of();
        }
    }

    private static Standing standing(JsonNode projection) {
        return new Standing(
                projection.get("name").asString(),
                projection.get("state").asString(),
                projection.get("position").asLong());
    }

    /// The platform's admin; his token lasts for minutes only.
    Client master() {
        return anybody().master(masterPassword());
    }

    /// The log of its PostgreSQL.
    StatementLog statementLog() {
        return new StatementLog(database(), data.resolve("logs/postgres.log"));
    }

    /// What the kernel says of its memory, in bytes: the largest process among it and its children that is a
    /// JVM.
    long memory(String field) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(each -> each.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .mapToLong(each -> kilobytes(Path.of("/proc", Long.toString(each.pid()), "status"), field) * 1024)
                .max()
                .orElseThrow(() -> new BenchFailed("The product's JVM cannot be found."));
    }

    private static long kilobytes(Path status, String field) {
        return read(status)
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /// Waits until every read model has what is in the store now.
    void awaitCaughtUp(Database database) {
        awaitCaughtUp(database, PATIENCE);
    }

    void awaitCaughtUp(Database database, Duration patience) {
        long head = database.number("select coalesce(max(global_index), 0) from events.event");
        var deadline = Instant.now().plus(patience);
        while (true) {
            var standings = standings();
            if (!standings.isEmpty() && standings.stream().allMatch(each -> each.position() >= head)) return;
            if (Instant.now().isAfter(deadline)) throw new BenchFailed("The read models stay behind: " + standings);
            Waiting.pause(Duration.ofMillis(20));
        }
    }

    /// Lines of the log that say ERROR.
    long loggedErrors() {
        return read(data.resolve("logs/marigold.log"))
                .lines()
                .filter(line -> line.contains(" ERROR "))
                .count();
    }

    /// Keeps the log beyond the run.
    void keepLog(Path file) {
        try {
            Files.copy(data.resolve("logs/marigold.log"), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new BenchFailed("The log cannot be kept: " + failure.getMessage(), failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new BenchFailed("%s cannot be read.".formatted(file), unreadable);
        }
    }
}
