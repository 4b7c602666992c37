package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import marigold.standalone.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kills and restarts a product of its own, so it runs without a gateway only.
@DisplayName("After kill -9 or a loss of every read table")
@Tag("own-process")
class CrashIT {
    private static final int ENTRIES = 2_000;
    private static final int CLIENTS = 4;

    @Test
    @DisplayName("every acknowledged entry is there exactly once, and totals equal a sum over the events")
    void killed() throws Exception {
        Path data = RunningMarigold.temporaryFolder();
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        long vendorId;
        String email;
        long farmer;
        try (Product product = Product.upOn(data)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            Stall stall = new Stall(marigold);
            vendorId = stall.vendor.id();
            email = stall.vendor.email();
            farmer = stall.ravi;
            atOnce(i -> {
                if (i == ENTRIES / 2) product.process().destroyForcibly();
                send(stall.admin, farmer, i).ifPresent(answer -> acknowledged.put(answer.key(), answer.text()));
            });
            product.awaitExit();
        }
        assertThat(acknowledged).hasSizeBetween(ENTRIES / 4, ENTRIES - 1);

        try (Product product = Product.upOn(data)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            Client admin = marigold.login(email, "Passw0rd!");
            Map<String, String> again = new ConcurrentHashMap<>();
            atOnce(i -> {
                Sent answer = send(admin, farmer, i).orElseThrow();
                again.put(answer.key(), answer.text());
            });
            assertThat(again).containsAllEntriesOf(acknowledged).hasSize(ENTRIES);
            List<String> entries = new ArrayList<>();
            for (int page = 1; page <= ENTRIES / 1_000; page++) {
                admin.get("/api/farmers/%d/transactions?size=1000&page=%d".formatted(farmer, page))
                        .expect(200)
                        .json()
                        .forEach(entry -> entries.add(entry.get("remarks").asString()));
            }
            assertThat(entries).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(again.keySet());
            assertThat(dayTotals(admin, farmer)).isEqualTo(sumsOverEvents(data, vendorId, farmer));
        }
    }

    @Test
    @DisplayName("all answers are byte-identical once the read tables were emptied and filled again")
    void emptied() throws Exception {
        Path data = RunningMarigold.temporaryFolder();
        List<String> before;
        Stall stall;
        try (Product product = Product.upOn(data)) {
            stall = new Stall(RunningMarigold.on(product, data)).withFixtureEntries();
            changeMuch(stall);
            before = answers(stall.admin, stall);
            assertThat(ReadTables.watermarks(data)).isPositive();
            ReadTables.empty(data);
        }
        try (Product product = Product.upOn(data)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            Client admin = marigold.login(stall.vendor.email(), "Passw0rd!")
                    .with("Prefer", "wait=30")
                    .with("Consistency-Token", ReadTables.lastPosition(data));
            assertThat(answers(admin, stall)).isEqualTo(before);
        }
    }

    private static void changeMuch(Stall stall) {
        stall.admin
                .put("/api/farmer-groups/" + stall.ten, "{\"name\": \"Ten\", \"commission_percent\": 7.5}")
                .expect(200);
        stall.admin
                .put("/api/farmers/" + stall.suma, "{\"name\": \"Suma Devi\", \"group_id\": %d}".formatted(stall.kmp))
                .expect(200);
        stall.admin
                .post("/api/catalog/", "{\"code\": \"R\", \"name\": \"Rose\", \"rate\": 45}")
                .expect(201);
        stall.admin
                .post("/api/customers/%d/advances/".formatted(stall.ravi), "{\"type\": \"give\", \"val\": 10}")
                .expect(201);
        long entry = Stall.idOf(stall.add(stall.ravi, Stall.entry("2026-03-05", "3", "7")));
        stall.admin
                .put("/api/collections/" + entry, "{\"qty\": 4, \"date\": \"2026-03-06\"}")
                .expect(200);
        long gone = Stall.idOf(stall.add(stall.suma, Stall.entry("2026-03-05", "3", "7")));
        stall.admin.delete("/api/collections/" + gone).expect(200);
        long idle = Stall.idOf(
                stall.admin.post("/api/customers/", "{\"name\": \"Idle\"}").expect(201));
        stall.admin.delete("/api/customers/" + idle).expect(200);
        settle(stall, "/api/settlements", stall.ravi).expect(201);
        stall.add(stall.ravi, Stall.entry("2026-03-07", "3", "7"));
        settle(stall, "/api/settlements/recalculate", stall.ravi).expect(200);
        long settlement =
                Stall.idOf(settle(stall, "/api/settlements", stall.suma).expect(201));
        stall.admin
                .post("/api/settlements/%d/void?reason=wrong".formatted(settlement), "")
                .expect(200);
        stall.admin
                .put("/api/farmers/" + stall.suma, "{\"name\": \"Suma Bai\"}")
                .expect(200);
    }

    private static Reply settle(Stall stall, String path, long farmerId) {
        return stall.admin.post(
                path,
                "{\"farmer_id\": %d, \"date_from\": \"2026-03-01\", \"date_to\": \"2026-03-31\"}".formatted(farmerId));
    }

    /// Body and validator of every read path of the slice.
    private static List<String> answers(Client client, Stall stall) {
        List<String> answers = new ArrayList<>();
        for (String path : List.of(
                "/api/farmer-groups",
                "/api/farmer-groups/" + stall.kmp,
                "/api/farmer-groups/" + stall.kmp + "/farmers",
                "/api/farmers",
                "/api/farmers/" + stall.suma,
                "/api/customers/select2?q=s",
                "/api/catalog",
                "/api/vehicles",
                "/api/collections?from_date=2026-03-01&to_date=2026-03-31",
                "/api/entries?from=2026-03-01&to=2026-03-31",
                "/api/farmers/" + stall.ravi + "/transactions",
                "/api/farmers/" + stall.ravi + "/days?from=2026-03-01&to=2026-03-31",
                "/api/silk/ledger?date=2026-03-01",
                "/api/customers/" + stall.ravi + "/advances",
                "/api/advances/balances",
                "/api/advances/by-group",
                "/api/settlements",
                "/api/reports/daily-sales/items",
                "/api/reports/daily-sales?format=json&from_date=2026-03-01&to_date=2026-03-31",
                "/api/audits",
                "/api/vendor/settings")) {
            Reply answer = client.get(path).expect(200);
            answers.add(path + " " + answer.header("ETag").orElse("") + " " + answer.text());
        }
        return answers;
    }

    /// Clients who take the entries' numbers in turn, each the next.
    private static void atOnce(IntConsumer send) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < ENTRIES; i = next.getAndIncrement()) send.accept(i);
                }));
            }
            for (Future<?> client : clients) client.get();
        }
    }

    private record Sent(String key, String text) {}

    private static java.util.Optional<Sent> send(Client client, long farmer, int number) {
        String key = "entry-" + number;
        try {
            Reply reply = client.with("Idempotency-Key", key)
                    .post("/api/farmers/%d/transactions/".formatted(farmer), """
                        {"date": "2026-03-%02d", "itemName": "Rose", "qty": "%d.5", "rate": "3.33", "remarks": "%s"}
                        """.formatted(
                                    1 + number % 28, 1 + number % 9, key));
            return java.util.Optional.of(new Sent(key, reply.expect(201).text()));
        } catch (UncheckedIOException _) {
            return java.util.Optional.empty();
        }
    }

    private static Map<String, String> dayTotals(Client client, long farmer) {
        Map<String, String> totals = new TreeMap<>();
        client.get("/api/farmers/%d/days?from=2026-03-01&to=2026-03-31".formatted(farmer))
                .expect(200)
                .json()
                .forEach(day -> totals.put(
                        day.get("date").asString(),
                        Reply.number(day, "gross")
                                .movePointRight(2)
                                .toBigInteger()
                                .toString()));
        return totals;
    }

    private static Map<String, String> sumsOverEvents(Path data, long vendorId, long farmer) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (var connection = DriverManager.getConnection(ReadTables.databaseUrl(data));
                var statement = connection.prepareStatement("""
                    select payload -> 'line' ->> 'collectedOn', sum((payload -> 'line' ->> 'grossPaise')::bigint)
                      from events.event
                     where event_type = 'market.entry-recorded'
                       and (payload ->> 'vendorId')::bigint = ? and (payload ->> 'farmerId')::bigint = ?
                     group by 1
                    """)) {
            statement.setLong(1, vendorId);
            statement.setLong(2, farmer);
            var rows = statement.executeQuery();
            while (rows.next())
                sums.put(rows.getString(1), rows.getBigDecimal(2).toBigInteger().toString());
        }
        return sums;
    }
}
