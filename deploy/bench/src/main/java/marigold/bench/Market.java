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
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final List<String> GROUPS = List.of("Hoskote", "Kolar", "Malur", "Chintamani");
    private static final List<String> VEHICLES = List.of("Kolar Tempo", "Hoskote Auto", "Malur Bus");
    private static final List<String> ITEMS = List.of("Mallige", "Kanakambara", "Sevanthige", "Rose", "Chendu");

    /// @param firstFarmer the ids of its farmers follow one another
    record Stall(long vendorId, Client clerk, long firstFarmer, int farmers) {}

    static Market seed(Product product, Plan plan, Consumer<String> progress) {
        var master = product.anybody().master(product.masterPassword());
        var stalls = IntStream.range(0, Plan.VENDORS)
                .mapToObj(number -> open(product, master, number, Plan.FARMERS))
                .toList();
        var listed = open(product, master, Plan.VENDORS, Plan.LISTED_FARMERS);
        progress.accept("%,d farmers are registered".formatted(Plan.VENDORS * Plan.FARMERS + Plan.LISTED_FARMERS));
        atOnce(stalls.stream()
                .<Runnable>map(stall -> () -> {
                    for (int day = 0; day < plan.days(); day++) enter(stall, FIRST_DAY.plusDays(day));
                })
                .toList());
        progress.accept("%,d entries are recorded".formatted(plan.entries()));
        return new Market(stalls, listed, FIRST_DAY.plusDays(plan.days() - 1L));
    }

    private static Stall open(Product product, Client master, int number, int farmers) {
        var email = "stall-%d@bench.marigold.example".formatted(number);
        var vendor =
                Map.of("vendor_name", "Stall " + number, "owner_name", "Owner", "email", email, "password", PASSWORD);
        long vendorId =
                master.post("/api/admin/create-vendor", vendor).get("vendor_id").asLong();
        var clerk = product.anybody().login(email, PASSWORD);
        for (var group : GROUPS) clerk.post("/api/farmer-groups/", Map.of("name", group));
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
                    "address", GROUPS.get(i % GROUPS.size()) + " Taluk, Karnataka",
                    "group_name", GROUPS.get(i % GROUPS.size()));
            long id = clerk.post("/api/farmers/", farmer).get("id").asLong();
            if (i == 0) first = id;
            if (id != first + i) throw new BenchFailed("Farmers' ids do not follow one another.");
        }
        return new Stall(vendorId, clerk, first, farmers);
    }

    /// One day of a stall, as a page copied from paper.
    private static void enter(Stall stall, LocalDate day) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int farmer = 0; farmer < stall.farmers(); farmer++) {
            int number = farmer + day.getDayOfMonth();
            var item = ITEMS.get(number % ITEMS.size());
            lines.add(Map.of(
                    "farmer_id",
                    stall.firstFarmer() + farmer,
                    "vehicle",
                    VEHICLES.get(number % VEHICLES.size()),
                    "date",
                    day.toString(),
                    "item_code",
                    item.substring(0, 3).toUpperCase(Locale.ROOT),
                    "item_name",
                    item,
                    "qty_kg",
                    BigDecimal.valueOf(500 + number * 25L, 2),
                    "rate_per_kg",
                    40 + number % 200,
                    "labour_per_kg",
                    2,
                    "coolie_cost",
                    15,
                    "remarks",
                    ""));
        }
        stall.clerk().post("/api/collections/", lines);
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

    private static void atOnce(List<Runnable> work) {
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
