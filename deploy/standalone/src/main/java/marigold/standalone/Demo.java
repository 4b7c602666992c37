package marigold.standalone;

import static marigold.standalone.DemoClient.fields;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import marigold.standalone.DemoMarket.Entry;

/// `--demo`: keys a whole month of a stall into the product that was just started, as its clerks would, over
/// HTTP, and plants a garden ([DemoGarden]).
///
/// Every command carries an Idempotency-Key that tells what it creates, and the plan depends on nothing but
/// its first day, which is kept. So a demo that was interrupted is played again from its beginning and only
/// does what is missing.
final class Demo {
    private static final ZoneId MARKET = ZoneId.of("Asia/Kolkata");
    private static final String VENDOR = "Sri Lakshmi Flower Stall";
    private static final String ADMIN = "admin@demo.marigold.example";
    private static final String STAFF = "staff@demo.marigold.example";
    static final String FINISHED = "finished";

    private final Console console;
    private final DemoClient client;
    private final String password;
    private final Path file;

    private Demo(Console console, DemoClient client, String password, Path file) {
        this.console = console;
        this.client = client;
        this.password = password;
        this.file = file;
    }

    /// Never ends the product: a demo that fails says so, and the next `--demo` takes it up again.
    static void play(int port, DataFolder data, Secrets secrets, Console console) {
        // The rule for passwords wants a capital, a small letter and a digit.
        var password = "Demo1-" + secrets.demoPassword();
        try {
            var client = new DemoClient(port);
            new Demo(console, client, password, data.path().resolve("demo")).playOnce(secrets);
            new DemoGarden(console, client)
                    .playOnce(secrets, password, data.path().resolve("demo-garden"));
            console.say("Demo logins: %s (vendor admin), %s (staff) and %s, all with the password %s"
                    .formatted(ADMIN, STAFF, DemoGarden.GARDENER, password));
        } catch (IOException failure) {
            console.complain("The demo was not finished: %s; start again with --demo to go on with it."
                    .formatted(Sentences.reasonOf(failure)));
        }
    }

    private void playOnce(Secrets secrets) throws IOException {
        var state = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        if (state.contains(FINISHED)) return;
        if (state.isEmpty()) Files.writeString(file, LocalDate.now(MARKET) + "\n");
        var lastDay = LocalDate.parse(Files.readAllLines(file).getFirst());
        play(secrets, DemoMarket.entries(lastDay), DemoBooks.saala(lastDay), lastDay);
        Files.writeString(file, lastDay + "\n" + FINISHED + "\n");
    }

    private void play(Secrets secrets, List<Entry> entries, List<DemoBooks.Line> saala, LocalDate lastDay)
            throws IOException {
        int masters = DemoMarket.GROUPS.size()
                + DemoMarket.ITEMS.size()
                + DemoMarket.VEHICLES.size()
                + DemoMarket.FARMERS.size()
                + DemoBooks.SHOPS.size();
        var counts = DemoBooks.counts(entries, saala);
        var progress =
                new Progress(masters + entries.size() + saala.size() + DemoBooks.ADVANCES.size() + counts.size());
        createVendor(secrets);
        var admin = client.login(ADMIN, password);
        createEach(admin, "group", "/api/farmer-groups/", groups(), progress);
        createEach(admin, "item", "/api/catalog/", items(), progress);
        var vehicles = createEach(admin, "vehicle", "/api/vehicles/", vehicles(), progress);
        var farmers = createEach(admin, "farmer", "/api/farmers/", farmers(), progress);
        var staff = client.login(STAFF, password);
        record Part(int group, LocalDate day) {}
        var parts = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> new Part(DemoMarket.FARMERS.get(entry.farmer()).group(), entry.date()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        // Groups at the same time, days one after the other: no two requests ever write to one farmer's account.
        atOnce(DemoMarket.GROUPS.size(), group -> {
            for (var part : parts.entrySet()) {
                if (part.getKey().group() != group) continue;
                var day = part.getValue();
                if (part.getKey().day().equals(lastDay)) enterOneByOne(staff, group, day, farmers, progress);
                else enterAtOnce(staff, group, day, farmers, vehicles, progress);
            }
        });
        var shops = createEach(staff, "shop", "/api/saala/customers/", shops(), progress);
        atOnce(shops.size(), shop -> keepSaala(staff, shop, shops.get(shop), saala, progress));
        lend(staff, farmers, progress);
        for (var count : counts) {
            var body = fields("date", count.date().toString(), "cash", count.cash(), "upi", count.upi());
            client.post(staff, "demo-count-" + count.date(), "/api/silk/daily-collections/", body);
            progress.add(1);
        }
    }

    private void createVendor(Secrets secrets) throws IOException {
        var master = client.masterLogin(secrets.masterUsername(), secrets.masterPassword());
        var vendor = fields("vendor_name", VENDOR, "owner_name", "Lakshmi Devi", "email", ADMIN, "password", password);
        long vendorId = client.post(master, "demo-vendor", "/api/admin/create-vendor", vendor)
                .get("vendor_id")
                .asLong();
        var staff = fields(
                "vendor_id", vendorId, "name", "Ravi Shankar", "email", STAFF, "password", password, "role", "staff");
        client.post(master, "demo-staff", "/api/admin/create-user-for-vendor", staff);
    }

    /// @return the ids, in the order of the bodies
    private List<Long> createEach(
            String token, String what, String path, List<Map<String, Object>> bodies, Progress progress)
            throws IOException {
        var ids = new ArrayList<Long>();
        for (var body : bodies) {
            var created = client.post(token, "demo-%s-%d".formatted(what, ids.size()), path, body);
            ids.add(created.get("id").asLong());
            progress.add(1);
        }
        return ids;
    }

    private static List<Map<String, Object>> groups() {
        return DemoMarket.GROUPS.stream()
                .map(group -> fields(
                        "name", group.name(),
                        "commission_percent", group.commissionPercent().orElse(null)))
                .toList();
    }

    private static List<Map<String, Object>> items() {
        return DemoMarket.ITEMS.stream()
                .map(item -> fields("code", item.code(), "name", item.name(), "rate", item.rate()))
                .toList();
    }

    private static List<Map<String, Object>> vehicles() {
        return DemoMarket.VEHICLES.stream()
                .map(vehicle -> fields(
                        "vehicle_number", vehicle.number(),
                        "vehicle_name", vehicle.name(),
                        "driver_name", vehicle.driver()))
                .toList();
    }

    private static List<Map<String, Object>> farmers() {
        return DemoMarket.FARMERS.stream()
                .map(farmer -> {
                    var group = DemoMarket.GROUPS.get(farmer.group()).name();
                    return fields(
                            "name",
                            farmer.name(),
                            "phone",
                            farmer.phone(),
                            "address",
                            group + " Taluk, Karnataka",
                            "group_name",
                            group);
                })
                .toList();
    }

    /// As the entry screen does it, with the screen's names.
    private void enterOneByOne(String token, int group, List<Entry> day, List<Long> farmers, Progress progress)
            throws IOException {
        int number = 0;
        for (var entry : day) {
            var item = DemoMarket.ITEMS.get(entry.item());
            var body = fields(
                    "date", entry.date().toString(),
                    "vehicle", DemoMarket.VEHICLES.get(entry.vehicle()).name(),
                    "itemCode", item.code(),
                    "itemName", item.name(),
                    "qty", entry.qtyKg(),
                    "rate", entry.ratePerKg(),
                    "laguage", entry.labourPerKg(),
                    "coolie", entry.coolie(),
                    "paidAmt", entry.paid(),
                    "remarks", entry.remarks());
            var key = "demo-entry-%d-%s-%d".formatted(group, entry.date(), number++);
            client.post(token, key, "/api/farmers/%d/transactions/".formatted(farmers.get(entry.farmer())), body);
            progress.add(1);
        }
    }

    /// As a page copied from paper: all farmers of a group and day, or none.
    private void enterAtOnce(
            String token, int group, List<Entry> day, List<Long> farmers, List<Long> vehicles, Progress progress)
            throws IOException {
        var lines = new ArrayList<Map<String, Object>>();
        for (var entry : day) {
            var item = DemoMarket.ITEMS.get(entry.item());
            lines.add(fields(
                    "farmer_id", farmers.get(entry.farmer()),
                    "vehicle_id", vehicles.get(entry.vehicle()),
                    "date", entry.date().toString(),
                    "item_code", item.code(),
                    "item_name", item.name(),
                    "qty_kg", entry.qtyKg(),
                    "rate_per_kg", entry.ratePerKg(),
                    "labour_per_kg", entry.labourPerKg(),
                    "coolie_cost", entry.coolie(),
                    "paid_amount", entry.paid(),
                    "remarks", entry.remarks()));
        }
        var key = "demo-page-%d-%s".formatted(group, day.getFirst().date());
        client.post(token, key, "/api/collections/", lines);
        progress.add(lines.size());
    }

    private static List<Map<String, Object>> shops() {
        return DemoBooks.SHOPS.stream()
                .map(shop -> fields("name", shop.name(), "contact", shop.contact(), "address", shop.address()))
                .toList();
    }

    /// One shop's sales and payments, in their order.
    private void keepSaala(String token, int shop, long shopId, List<DemoBooks.Line> saala, Progress progress)
            throws IOException {
        int number = 0;
        for (var line : saala) {
            if (line.shop() != shop) continue;
            var key = "demo-saala-%d-%d".formatted(shop, number++);
            var customer = "/api/saala/customers/" + shopId;
            switch (line) {
                case DemoBooks.Sale sale ->
                    client.post(
                            token,
                            key,
                            customer + "/transactions/",
                            fields(
                                    "date", sale.date().toString(),
                                    "item_code",
                                            DemoMarket.ITEMS.get(sale.item()).code(),
                                    "item_name",
                                            DemoMarket.ITEMS.get(sale.item()).name(),
                                    "qty", sale.qtyKg(),
                                    "rate", sale.ratePerKg(),
                                    "paid_amount", sale.paid()));
                case DemoBooks.Payment payment ->
                    client.post(
                            token,
                            key,
                            customer + "/payments/",
                            fields(
                                    "amount",
                                    payment.amount(),
                                    "date",
                                    payment.date().toString()));
            }
            progress.add(1);
        }
    }

    private void lend(String token, List<Long> farmers, Progress progress) throws IOException {
        for (var advance : DemoBooks.ADVANCES) {
            var path = "/api/customers/%d/advances/".formatted(farmers.get(advance.farmer()));
            client.post(
                    token,
                    "demo-advance-given-" + advance.farmer(),
                    path,
                    fields("type", "give", "val", advance.givenRupees(), "remarks", "Seedlings"));
            if (advance.deductedRupees() > 0) {
                client.post(
                        token,
                        "demo-advance-deducted-" + advance.farmer(),
                        path,
                        fields("type", "deduct", "val", advance.deductedRupees(), "remarks", "From this week"));
            }
            progress.add(1);
        }
    }

    private interface Work {
        void with(int number) throws IOException;
    }

    private static void atOnce(int count, Work work) throws IOException {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int number = 0; number < count; number++) {
                int each = number;
                running.add(workers.submit(() -> {
                    work.with(each);
                    return null;
                }));
            }
            for (var one : running) one.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private final class Progress {
        private final long total;
        private long done;

        Progress(long total) {
            this.total = total;
        }

        synchronized void add(long count) {
            done += count;
            console.progress("Playing %d market days".formatted(DemoMarket.DAYS), done, total);
        }
    }
}
