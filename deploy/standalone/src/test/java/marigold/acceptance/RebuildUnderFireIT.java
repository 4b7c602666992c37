package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import marigold.standalone.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Kills a product of its own, so it runs without a gateway only.
@DisplayName("With 200,000 events, 50 reads and 20 commands a second, and kill -9 at ten random moments")
@Tag("own-process")
@Tag("slow")
class RebuildUnderFireIT {
    private static final int EVENTS = Integer.getInteger("marigold.events", 200_000);
    private static final int KILLS = Integer.getInteger("marigold.kills", 10);
    private static final int FARMERS = 40;
    private static final int LINES = 200;
    private static final int READS_PER_SECOND = 50;
    private static final int COMMANDS_PER_SECOND = 20;
    private static final int WRITERS = 2;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final String TODAYS = "2026-03-01";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String MODEL = "/ops/v1/projections/entries";

    /// States that a rebuild is killed in, for as long as it gets there.
    private static final List<String> MOMENTS = List.of("BUILDING", "CATCHING_UP", "VERIFYING", "READY", "SWAPPED");

    private final long seed = Long.getLong("marigold.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path data = RunningMarigold.temporaryFolder();
    private final int port = freePort();
    private final AtomicReference<Product> product = new AtomicReference<>();

    private final Queue<String> unacknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Double> lags = Collections.synchronizedList(new ArrayList<>());
    private Client master;

    @Test
    @DisplayName("a rebuild always goes on, no answer is wrong or half, and it swaps and rolls back to equal answers")
    void killed() throws Exception {
        System.out.println("marigold.seed=" + seed);
        RunningMarigold marigold = up();
        Stall stall = new Stall(marigold);
        List<Long> farmers = seed(stall);
        // Another browser: only he who writes waits for what he wrote.
        Client reader = marigold.login(stall.vendor.email(), "Passw0rd!").onAnotherConnection();
        Map<String, String> answers = answers(reader, farmers);
        ScheduledExecutorService load = Executors.newScheduledThreadPool(8);
        try {
            start(load, stall.admin, reader, farmers, answers);
            for (int kill = 1; kill <= KILLS; kill++) {
                String moment = killAtRandom();
                up();
                System.out.printf(
                        "%d: killed at %s, goes on as %s%n",
                        kill, moment, entries().path("rebuild").path("state").asString("-"));
            }
            ensureRebuild();
            JsonNode swapped = await().atMost(LONG).until(this::rebuild, RebuildUnderFireIT::isOver);
            assertThat(swapped.get("state").asString()).as(swapped.toString()).isEqualTo("SWAPPED");
            assertThat(swapped.get("rowsDifferent").asLong()).isZero();
            assertThat(answers(reader, farmers)).isEqualTo(answers);
            await().atMost(LONG).until(this::rollBack, status -> status == 200);
            assertThat(answers(reader, farmers)).isEqualTo(answers);
        } finally {
            load.shutdown();
            assertThat(load.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        }
        while (!unacknowledged.isEmpty()) write(stall.admin, farmers, nextKey());
        JsonNode checked = verified();
        Collections.sort(lags);
        double lag = lags.get(lags.size() * 99 / 100);
        System.out.printf(
                "%,d reads, %,d commands, %,d requests while nothing ran; the live rows were behind by %.3f s at most,"
                        + " and in 99 of 100 looks by no more than %.3f s%n",
                reads.get(), commands.get(), unanswered.get(), lags.getLast(), lag);
        assertThat(wrong).isEmpty();
        assertThat(checked.get("rowsDifferent").asLong()).isZero();
        assertThat(stall.admin
                        .get("/api/entries?from=%s&to=%s&page=1&size=1".formatted(TODAYS, TODAYS))
                        .expect(200)
                        .header("X-Total-Count"))
                .hasValue(Integer.toString(commands.get()));
        assertThat(lag).isLessThan(1);
    }

    @AfterEach
    void close() {
        if (product.get() != null) product.get().close();
    }

    private RunningMarigold up() {
        Product started = Product.run(
                List.of("up", "--port", Integer.toString(port), "--data", data.toString()),
                Map.of("MARIGOLD_JAVA_OPTS", "-XX:+UseSerialGC"));
        product.set(started);
        RunningMarigold marigold = RunningMarigold.on(started, data);
        master = marigold.master();
        return marigold;
    }

    /// Entries of the past, a page of the book at a time.
    private static List<Long> seed(Stall stall) {
        List<Long> farmers = new ArrayList<>();
        for (int i = 0; i < FARMERS; i++) {
            farmers.add(Stall.idOf(stall.admin
                    .post("/api/customers/", "{\"name\": \"Farmer %d\", \"groupId\": %d}".formatted(i, stall.ten))
                    .expect(201)));
        }
        IntStream.range(0, EVENTS / LINES).parallel().forEach(page -> {
            StringBuilder lines = new StringBuilder("[");
            for (int line = 0; line < LINES; line++) {
                lines.append(line == 0 ? "" : ",").append("""
                    {"farmer_id": %d, "date": "%s", "item_name": "Rose", "qty_kg": %d.5, "rate_per_kg": 3.33}
                    """.formatted(
                                farmers.get((page + line) % FARMERS), FIRST.plusDays(page % 300), 1 + line % 9));
            }
            stall.admin.post("/api/collections/", lines.append("]").toString()).expect(201);
        });
        return farmers;
    }

    /// What is asked for all the time and never changes, since nobody writes of those days.
    private static Map<String, String> answers(Client client, List<Long> farmers) {
        Map<String, String> answers = new TreeMap<>();
        List<String> paths = new ArrayList<>();
        for (long farmer : farmers) {
            paths.add("/api/farmers/%d/days?from=2025-01-01&to=2025-03-31".formatted(farmer));
        }
        for (int day = 0; day < 20; day++) {
            LocalDate date = FIRST.plusDays(day * 13L);
            paths.add("/api/collections?from_date=%s&to_date=%s".formatted(date, date));
        }
        for (String path : paths) answers.put(path, client.get(path).expect(200).text());
        return answers;
    }

    private void start(
            ScheduledExecutorService load,
            Client writer,
            Client reader,
            List<Long> farmers,
            Map<String, String> answers) {
        List<String> paths = List.copyOf(answers.keySet());
        Random reading = new Random(seed + 1);
        load.scheduleAtFixedRate(
                () -> read(reader, paths.get(reading.nextInt(paths.size())), answers),
                0,
                TimeUnit.SECONDS.toMicros(1) / READS_PER_SECOND,
                TimeUnit.MICROSECONDS);
        for (int i = 0; i < WRITERS; i++) {
            load.scheduleAtFixedRate(
                    () -> write(writer, farmers, nextKey()),
                    0,
                    WRITERS * TimeUnit.SECONDS.toMicros(1) / COMMANDS_PER_SECOND,
                    TimeUnit.MICROSECONDS);
        }
        load.scheduleWithFixedDelay(this::sampleLag, 0, 100, TimeUnit.MILLISECONDS);
    }

    private void read(Client client, String path, Map<String, String> answers) {
        try {
            Reply reply = client.get(path);
            reads.incrementAndGet();
            if (reply.status() != 200) wrong.add(path + " " + reply.status() + " " + reply.text());
            else if (!reply.text().equals(answers.get(path))) wrong.add(path + " has changed");
        } catch (UncheckedIOException _) {
            unanswered.incrementAndGet();
        }
    }

    private String nextKey() {
        String key = unacknowledged.poll();
        return key == null ? "command-" + commands.incrementAndGet() : key;
    }

    /// Sends an entry; it is sent again with the same key until it is acknowledged.
    private void write(Client client, List<Long> farmers, String key) {
        long farmer = farmers.get(Math.floorMod(key.hashCode(), FARMERS));
        try {
            Reply reply = client.with("Idempotency-Key", key)
                    .post("/api/farmers/%d/transactions/".formatted(farmer), Stall.entry(TODAYS, "2.5", "40"));
            if (reply.status() != 201) wrong.add(key + " " + reply.status() + " " + reply.text());
        } catch (UncheckedIOException _) {
            unanswered.incrementAndGet();
            unacknowledged.add(key);
        }
    }

    /// By the database's clock, of the read model that is rebuilt and of the others, as long as they run.
    private void sampleLag() {
        try {
            Reply projections = master.get("/ops/v1/projections");
            if (projections.status() != 200) {
                wrong.add("projections " + projections.status() + " " + projections.text());
                return;
            }
            projections
                    .json()
                    .valueStream()
                    .filter(each -> each.get("state").asString().equals("running"))
                    .mapToDouble(each -> each.get("lagSeconds").asDouble())
                    .max()
                    .ifPresent(lags::add);
        } catch (UncheckedIOException _) {
            unanswered.incrementAndGet();
        }
    }

    /// @return the state that the rebuild was in just before
    private String killAtRandom() {
        ensureRebuild();
        String moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
        JsonNode seen = await().pollInterval(Duration.ofMillis(5))
                .atMost(LONG)
                .until(
                        this::rebuild,
                        rebuild -> MOMENTS.indexOf(rebuild.get("state").asString()) >= MOMENTS.indexOf(moment));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(moment.equals("BUILDING") ? 3_000 : 200)));
        product.get().process().destroyForcibly();
        product.get().awaitExit();
        return seen.get("state").asString();
    }

    private void ensureRebuild() {
        JsonNode entries = entries();
        if (entries.path("rebuild").has("state") && !isOver(entries.get("rebuild"))) return;
        master.post(MODEL + "/rebuild", "{\"reason\": \"under fire\"}").expect(202);
    }

    private JsonNode entries() {
        return master.get(MODEL).expect(200).json();
    }

    private JsonNode rebuild() {
        return entries().get("rebuild");
    }

    private static boolean isOver(JsonNode rebuild) {
        return Set.of("SWAPPED", "RETIRED", "ROLLED_BACK")
                .contains(rebuild.get("state").asString());
    }

    /// Refused while a read takes long; an operator tries again.
    private int rollBack() {
        int status = master.post(MODEL + "/rollback", "{\"reason\": \"to see it go back\"}")
                .status();
        assertThat(status).isIn(200, 409);
        return status;
    }

    private JsonNode verified() {
        long id = master.post(MODEL + "/verify", "{}")
                .expect(202)
                .json()
                .get("id")
                .asLong();
        return await().atMost(LONG)
                .until(() -> master.get("/ops/v1/rebuilds/" + id).expect(200).json(), RebuildUnderFireIT::isOver);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
