package marigold.standalone;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// The demo's thirty market days, made up but always the same: one seed, so two demos that begin on one day
/// are equal.
///
/// Farmers, items and vehicles are numbers into the lists below; the ids come from the product.
final class DemoMarket {
    static final int DAYS = 30;

    static final List<Group> GROUPS = List.of(
            new Group("Hoskote", Optional.empty()),
            new Group("Devanahalli", Optional.of(new BigDecimal("10.00"))),
            new Group("Doddaballapura", Optional.empty()),
            new Group("Chikkaballapura", Optional.of(new BigDecimal("11.50"))),
            new Group("Anekal", Optional.of(new BigDecimal("10.00"))),
            new Group("Kolar", Optional.of(new BigDecimal("8.00"))));

    static final List<Item> ITEMS = List.of(
            new Item("MAL", "Mallige (Jasmine)", 620, 6),
            new Item("KAK", "Kakada (Star Jasmine)", 380, 7),
            new Item("KAN", "Kanakambara (Crossandra)", 850, 4),
            new Item("SVY", "Sevanthige Yellow (Chrysanthemum)", 120, 30),
            new Item("SVW", "Sevanthige White (Chrysanthemum)", 140, 28),
            new Item("MGY", "Chendu Yellow (Marigold)", 48, 60),
            new Item("MGO", "Chendu Orange (Marigold)", 55, 60),
            new Item("PRO", "Paneer Rose", 150, 15),
            new Item("BRO", "Button Rose", 190, 12),
            new Item("SUG", "Sugandharaja (Tuberose)", 160, 18),
            new Item("SAM", "Sampige (Champak)", 320, 5),
            new Item("KNG", "Kanagile (Oleander)", 90, 10),
            new Item("AST", "Aster", 110, 20),
            new Item("TUL", "Tulasi", 40, 12),
            new Item("DAV", "Davana", 75, 8));

    static final List<Vehicle> VEHICLES = List.of(
            new Vehicle("KA53B4127", "Hoskote Tempo", "Nagaraj"),
            new Vehicle("KA43A2086", "Devanahalli Tempo", "Imran"),
            new Vehicle("KA43C7719", "Doddaballapura Bus", "Siddappa"),
            new Vehicle("KA40A5530", "Chikkaballapura Tempo", "Venkatesh"),
            new Vehicle("KA51D9042", "Anekal Auto", "Murugan"),
            new Vehicle("KA07B6651", "Kolar Tempo", "Shankarappa"),
            new Vehicle("KA07C3308", "Kolar Goods Van", "Basavaraj"),
            new Vehicle("KA01AG1954", "City Auto", "Prakash"));

    private static final List<String> NAMES = List.of("""
        Ravi Kumar, Manjunatha Gowda, Lakshmamma, ಮಂಜುನಾಥ, Venkataramanappa, Siddalingaiah,
        Gowramma, Nanjundappa, ಲಕ್ಷ್ಮಮ್ಮ, Chikkanna, Muniraju, Anjanappa,
        Jayamma, Krishnappa, Byregowda, ಕೃಷ್ಣಪ್ಪ, Narayanaswamy, Puttaswamy,
        Sarojamma, Ramachandrappa, Thimmaiah, Hanumantharayappa, ಗೌರಮ್ಮ, Kempegowda,
        Rathnamma, Srinivasa Reddy, Muniyappa, Channappa, Parvathamma, Govindaraju,
        ನಾರಾಯಣಸ್ವಾಮಿ, Doddanna, Shivanna, Eshwarappa, Kamalamma, Basavarajappa,
        Rangaswamy, Munivenkatappa, Nagamma, Chandrashekar, ಶಿವಣ್ಣ, Papanna,
        Lingaraju, Yellamma, Subramani, Ashwathappa, Marappa, Savithramma,
        Gangadhara, Honnappa, Mahadevaiah, ಸಾವಿತ್ರಮ್ಮ, Rudrappa, Bhagyamma,
        Veerabhadrappa, Seenappa, Tulasamma, Girish Gowda, Rajanna, Akkayamma\
        """.split(",\\s+"));

    static final List<Farmer> FARMERS = IntStream.range(0, NAMES.size())
            .mapToObj(number -> new Farmer(
                    NAMES.get(number), "98%08d".formatted(45_010_037 + 7919 * number), number % GROUPS.size()))
            .toList();

    private static final long SEED = 20_260_101;

    /// Nine of ten farmers come on a day. With one to four flowers each, that makes about 4,000 entries.
    private static final int PERCENT_PRESENT = 92;

    private static final int[] LINES_OF_A_MORNING = {1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4};
    private static final int PERCENT_PAID_ON_THE_SPOT = 20;

    private DemoMarket() {}

    record Group(String name, Optional<BigDecimal> commissionPercent) {}

    record Item(String code, String name, int usualRupeesPerKg, int usualKg) {
        BigDecimal rate() {
            return rupees(usualRupeesPerKg);
        }
    }

    record Vehicle(String number, String name, String driver) {}

    record Farmer(String name, String phone, int group) {}

    record Entry(
            LocalDate date,
            int farmer,
            int vehicle,
            int item,
            BigDecimal qtyKg,
            BigDecimal ratePerKg,
            BigDecimal labourPerKg,
            BigDecimal coolie,
            BigDecimal paid,
            String remarks) {}

    /// All entries, by day and within a day by farmer; the last day is `lastDay`.
    static List<Entry> entries(LocalDate lastDay) {
        var random = new Random(SEED);
        var entries = new ArrayList<Entry>();
        for (int day = DAYS - 1; day >= 0; day--) {
            var date = lastDay.minusDays(day);
            var rates = ratesOfTheDay(random);
            for (int farmer = 0; farmer < FARMERS.size(); farmer++) {
                if (random.nextInt(100) >= PERCENT_PRESENT) continue;
                int lines = LINES_OF_A_MORNING[random.nextInt(LINES_OF_A_MORNING.length)];
                for (int line = 0; line < lines; line++) entries.add(entry(date, farmer, line, rates, random));
            }
        }
        return List.copyOf(entries);
    }

    /// Prices move by up to a third from day to day, in steps of half a rupee, and are the same for all
    /// farmers of a day.
    private static List<BigDecimal> ratesOfTheDay(Random random) {
        return ITEMS.stream()
                .map(item -> half(item.usualRupeesPerKg() * random.nextDouble(0.67, 1.33)))
                .toList();
    }

    private static Entry entry(LocalDate date, int farmer, int line, List<BigDecimal> rates, Random random) {
        // A farmer grows few flowers: the same three or four come from him every morning.
        int item = (farmer * 4 + line * 7 + random.nextInt(2)) % ITEMS.size();
        var qty = half(ITEMS.get(item).usualKg() * random.nextDouble(0.4, 1.6)).max(new BigDecimal("0.50"));
        var gross = qty.multiply(rates.get(item));
        boolean paid = random.nextInt(100) < PERCENT_PAID_ON_THE_SPOT;
        return new Entry(
                date,
                farmer,
                random.nextInt(10) == 0
                        ? VEHICLES.size() - 1
                        : FARMERS.get(farmer).group(),
                item,
                qty,
                rates.get(item),
                half(0.5 + random.nextInt(3) * 0.5),
                // Porters take more for a heavy bag, and never more than a small line is worth.
                rupees(5 + 5 * random.nextInt(3)).min(gross.divide(rupees(4), 0, RoundingMode.DOWN)),
                paid ? rupees(gross.intValue() / 400 * 100) : rupees(0),
                random.nextInt(25) == 0 ? "Urgent" : "Regular");
    }

    /// To half a rupee or half a kilogram.
    static BigDecimal half(double amount) {
        return BigDecimal.valueOf(Math.round(amount * 2) * 50, 2);
    }

    static BigDecimal rupees(int amount) {
        return BigDecimal.valueOf(amount).setScale(2);
    }
}
