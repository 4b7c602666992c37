package marigold.standalone;

import static marigold.standalone.DemoMarket.DAYS;
import static marigold.standalone.DemoMarket.ITEMS;
import static marigold.standalone.DemoMarket.half;
import static marigold.standalone.DemoMarket.rupees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marigold.standalone.DemoMarket.Entry;

/// What the demo's stall keeps besides the daily entry: the saala book, advances, and the money in the till.
/// Made up but always the same, like the entries, which it goes with.
final class DemoBooks {
    static final List<Shop> SHOPS = List.of(
            new Shop("Lakshmi Flower Decorators", "9845011201", "Gandhi Bazaar"),
            new Shop("Sri Venkateshwara Pooja Stores", "9845011202", "Malleshwaram 8th Cross"),
            new Shop("ಅನ್ನಪೂರ್ಣ ಹೂವಿನ ಅಂಗಡಿ", "9845011203", "Jayanagar 4th Block"),
            new Shop("Hotel Mayura Grand", "9845011204", "Majestic"),
            new Shop("Kaveri Wedding Halls", "9845011205", "Rajajinagar"),
            new Shop("Ganesha Garland Works", "9845011206", "K R Market, second floor"),
            new Shop("Temple Trust, Basavanagudi", "9845011207", "Bull Temple Road"),
            new Shop("Shivajinagar Flower Mart", "9845011208", "Russell Market"));

    static final List<Advance> ADVANCES = List.of(
            new Advance(0, 5_000, 1_500),
            new Advance(3, 10_000, 0),
            new Advance(7, 2_000, 2_000),
            new Advance(11, 15_000, 4_000),
            new Advance(18, 3_000, 0),
            new Advance(24, 8_000, 2_500),
            new Advance(33, 1_000, 0),
            new Advance(41, 20_000, 6_000),
            new Advance(52, 4_000, 1_000));

    private static final long SEED = 20_260_102;

    /// Two of three shops buy on a day.
    private static final int PERCENT_BUYING = 65;

    private static final int PERCENT_PAYING_SOMETHING = 25;

    /// A shop settles most of what it owes once a week, each on a day of its own.
    private static final int WEEK = 7;

    private static final int PERCENT_BROKEN_EVEN = 20;

    private DemoBooks() {}

    record Shop(String name, String contact, String address) {}

    /// @param farmer        number into [DemoMarket#FARMERS]
    /// @param givenRupees   lent to him
    /// @param deductedRupees recovered of it
    record Advance(int farmer, int givenRupees, int deductedRupees) {}

    /// A line of the saala book.
    sealed interface Line {
        LocalDate date();

        /// Number into [#SHOPS].
        int shop();

        /// What it adds to the shop's balance.
        BigDecimal owed();
    }

    record Sale(LocalDate date, int shop, int item, BigDecimal qtyKg, BigDecimal ratePerKg, BigDecimal paid)
            implements Line {
        BigDecimal total() {
            return qtyKg.multiply(ratePerKg).setScale(2, RoundingMode.HALF_UP);
        }

        @Override
        public BigDecimal owed() {
            return total().subtract(paid);
        }
    }

    record Payment(LocalDate date, int shop, BigDecimal amount) implements Line {
        @Override
        public BigDecimal owed() {
            return amount.negate();
        }
    }

    /// What was in the till on an evening.
    record Count(LocalDate date, BigDecimal cash, BigDecimal upi) {}

    /// The saala book, by day and within a day by shop; the last day is `lastDay`.
    static List<Line> saala(LocalDate lastDay) {
        var random = new Random(SEED);
        var lines = new ArrayList<Line>();
        var balances = new BigDecimal[SHOPS.size()];
        Arrays.fill(balances, BigDecimal.ZERO);
        for (int day = DAYS - 1; day >= 0; day--) {
            var date = lastDay.minusDays(day);
            for (int shop = 0; shop < SHOPS.size(); shop++) {
                var today = new ArrayList<Line>();
                if (random.nextInt(100) < PERCENT_BUYING) today.add(sale(date, shop, random));
                if (day % WEEK == shop % WEEK) {
                    var amount =
                            balances[shop].multiply(new BigDecimal("0.008")).setScale(0, RoundingMode.DOWN);
                    if (amount.signum() > 0)
                        today.add(
                                new Payment(date, shop, amount.movePointRight(2).setScale(2)));
                }
                for (var line : today) balances[shop] = balances[shop].add(line.owed());
                lines.addAll(today);
            }
        }
        return List.copyOf(lines);
    }

    private static Sale sale(LocalDate date, int shop, Random random) {
        // A shop sells what its customers ask for: two or three flowers.
        int item = (shop * 2 + random.nextInt(3)) % ITEMS.size();
        var qty = half(2 + random.nextInt(2 * ITEMS.get(item).usualKg()));
        var rate = half(ITEMS.get(item).usualRupeesPerKg() * random.nextDouble(1.05, 1.4));
        boolean paysSomething = random.nextInt(100) < PERCENT_PAYING_SOMETHING;
        var paid = paysSomething
                ? qty.multiply(rate)
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.DOWN)
                        .multiply(rupees(50))
                : rupees(0);
        return new Sale(date, shop, item, qty, rate, paid.setScale(2, RoundingMode.DOWN));
    }

    /// The till of each day: with the credit of that day it comes to what the day's entries are worth, or to
    /// a little more or less.
    static List<Count> counts(List<Entry> entries, List<Line> saala) {
        var random = new Random(SEED + 1);
        return entries.stream()
                .map(Entry::date)
                .distinct()
                .sorted()
                .map(date -> {
                    var worth = entries.stream()
                            .filter(entry -> entry.date().equals(date))
                            .map(entry ->
                                    entry.qtyKg().multiply(entry.ratePerKg()).setScale(2, RoundingMode.HALF_UP))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    boolean even = random.nextInt(100) < PERCENT_BROKEN_EVEN;
                    var difference = even ? rupees(0) : half(random.nextDouble(-900, 2_500));
                    var till = worth.add(difference).subtract(credit(date, saala));
                    // Most pay by phone, in odd amounts; the rest is notes.
                    var cash = till.multiply(BigDecimal.valueOf(random.nextDouble(0.25, 0.45)))
                            .movePointLeft(2)
                            .setScale(0, RoundingMode.DOWN)
                            .movePointRight(2)
                            .setScale(2);
                    return new Count(date, cash, till.subtract(cash));
                })
                .toList();
    }

    /// What the shops took on credit that day; a shop that paid more than it took gives none.
    static BigDecimal credit(LocalDate date, List<Line> saala) {
        return IntStream.range(0, SHOPS.size())
                .mapToObj(shop -> saala.stream()
                        .filter(line -> line.shop() == shop && line.date().equals(date))
                        .map(Line::owed)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .max(BigDecimal.ZERO))
                .collect(Collectors.reducing(BigDecimal.ZERO, BigDecimal::add));
    }
}
