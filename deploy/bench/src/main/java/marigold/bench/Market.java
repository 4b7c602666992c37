package marigold.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The data that is measured with, keyed in through the product's own commands.
///
/// @param stalls with [Plan#FARMERS] farmers and their entries each
/// @param listed with [Plan#LISTED_FARMERS] farmers
/// @param lastOn date of the newest of those entries
record Market(List<Stall> stalls, Stall listed, LocalDate lastOn) {
    private static final String PASSWORD = "Bench-1-password";
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final List<String> GROUPS = List.of("Hoskote", "Kolar", "Malur", "Chintamani");
    private static final List<String> VEHICLES = List.of("Kolar Tempo", "Hoskote Auto", "Malur Bus");
    private static final List<String> ITEMS = List.of("Mallige", "Kanakambara", "Sevanthige", "Rose", "Chendu");

    /// @param firstFarmer the ids of its farmers follow one another
    /// @param group       the first of its groups, to which its first farmer belongs
    record Stall(long vendorId, Client clerk, long firstFarmer, int farmers, long group) {}

    static Market seed(Product product, Plan plan, Consumer<String> progress) {
        var stalls = stalls(product, plan, "", progress);
        var listed = open(product, master(product), Integer.toString(Plan.VENDORS), Plan.LISTED_FARMERS, GROUPS);
        return new Market(stalls, listed, lastOn(plan));
    }

    /// Stalls with their farmers, and an entry of each on each of the plan's days.
    ///
    /// @param label that no other stalls of this product have
    static List<Stall> stalls(Product product, Plan plan, String label, Consumer<String> progress) {
        var master = master(product);
        var stalls = IntStream.range(0, Plan.VENDORS)
                .mapToObj(number -> open(product, master, label + number, Plan.FARMERS, GROUPS))
                .toList();
        progress.accept("%,d farmers are registered".formatted(Plan.VENDORS * Plan.FARMERS));
        atOnce(stalls.stream()
                .<Runnable>map(stall -> () -> {
                    for (int day = 0; day < plan.days(); day++) enter(stall, FIRST_DAY.plusDays(day));
                })
                .toList());
        progress.accept("%,d entries are recorded".formatted(plan.entries()));
        return stalls;
    }

    static Client master(Product product) {
        return product.anybody().master(product.masterPassword());
    }

    /// The last of the plan's days.
    static LocalDate lastOn(Plan plan) {
        return FIRST_DAY.plusDays(plan.days() - 1L);
    }

    /// A stall without entries, whose farmers are spread over its groups.
    ///
    /// @param label that no other stall of this product has
    static Stall open(Product product, Client master, String label, int farmers, List<String> groups) {
        var email = "stall-%s@bench.marigold.example".formatted(label);
        var vendor =
                Map.of("vendor_name", "Stall " + label, "owner_name", "Owner", "email", email, "password", PASSWORD);
        long vendorId =
                master.post("/api/admin/create-vendor", vendor).get("vendor_id").asLong();
        var clerk = product.anybody().login(email, PASSWORD);
        long firstGroup = 0;
        for (var group : groups) {
            long id = clerk.post("/api/farmer-groups/", Map.of("name", group))
                    .get("id")
                    .asLong();
            if (firstGroup == 0) firstGroup = id;
        }
        for (int i = 0; i < VEHICLES.size(); i++) {
            clerk.post(
                    "/api/vehicles/",
                    Map.of("vehicle_number", "KA-07-%04d".formatted(i), "vehicle_name", VEHICLES.get(i)));
        }
        long first = 0;
        for (int i = 0; i < farmers; i++) {
            var farmer = Map.of(
                    "name", "Farmer %03d".formatted(i),
                    "phone", "98450%05d".formatted(i),
                    "address", groups.get(i % groups.size()) + " Taluk, Karnataka",
                    "group_name", groups.get(i % groups.size()));
            long id = clerk.post("/api/farmers/", farmer).get("id").asLong();
            if (i == 0) first = id;
            if (id != first + i) throw new BenchFailed("Farmers' ids do not follow one another.");
        }
        return new Stall(vendorId, clerk, first, farmers, firstGroup);
    }

    /// One day of a stall, as a page copied from paper.
    static void enter(Stall stall, LocalDate day) {
        enter(stall, day, 0);
    }

    /// @param sort other lines for another number
    static void enter(Stall stall, LocalDate day, int sort) {
        stall.clerk()
                .post(
                        "/api/collections/",
                        IntStream.range(0, stall.farmers())
                                .mapToObj(farmer -> line(
                                        stall.firstFarmer() + farmer, day, farmer + day.getDayOfMonth() + 37 * sort))
                                .toList());
    }

    /// So many entries of one farmer.
    static void enterOf(Stall stall, LocalDate day, long farmer, int entries) {
        stall.clerk()
                .post(
                        "/api/collections/",
                        IntStream.range(0, entries)
                                .mapToObj(number -> line(farmer, day, number))
                                .toList());
    }

    private static Map<String, Object> line(long farmer, LocalDate day, int number) {
        var item = ITEMS.get(number % ITEMS.size());
        return Map.ofEntries(
                Map.entry("farmer_id", farmer),
                Map.entry("vehicle", VEHICLES.get(number % VEHICLES.size())),
                Map.entry("date", day.toString()),
                Map.entry("item_code", item.substring(0, 3).toUpperCase(Locale.ROOT)),
                Map.entry("item_name", item),
                Map.entry("qty_kg", BigDecimal.valueOf(500 + number * 25L, 2)),
                Map.entry("rate_per_kg", 40 + number % 200),
                Map.entry("labour_per_kg", 2),
                Map.entry("coolie_cost", 15),
                Map.entry("remarks", ""));
    }

    /// What the Lua scripts read: for each vendor the first farmer and the clerk's token.
    String lua() {
        return stalls.stream()
                .map(stall -> "  {first = %d, token = \"%s\"},"
                        .formatted(stall.firstFarmer(), stall.clerk().token()))
                .collect(Collectors.joining(
                        "\n",
                        "return {\n  farmers = %d, last_on = \"%s\",\n".formatted(Plan.FARMERS, lastOn),
                        "\n}\n"));
    }

    static void atOnce(List<Runnable> work) {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (var each : work) running.add(workers.submit(each));
            for (var each : running) each.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof BenchFailed known
                    ? known
                    : new BenchFailed("The data could not be keyed in.", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("The benchmark was interrupted.", interrupted);
        }
    }
}
