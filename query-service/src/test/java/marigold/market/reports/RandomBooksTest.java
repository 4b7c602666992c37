package marigold.market.reports;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The reference computes in decimals with a pencil's rules and shares no code with the product.
@DisplayName("Reports of random books")
class RandomBooksTest extends QueryServiceTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 20;
    private static final int FARMERS = 7;
    private static final int GROUPS = 3;
    private static final String[] ITEMS = {"Rose", "Jasmine", ""};
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Market market = newMarket();
    private final Map<Long, Person> people = new TreeMap<>();
    private final Map<Long, Optional<BigDecimal>> groupRates = new TreeMap<>();
    private final Map<Long, Line> lines = new TreeMap<>();
    private final List<Object> events = new ArrayList<>();
    private BigDecimal vendorRate = new BigDecimal("12.00");
    private Random random;

    private record Person(long id, String name, Optional<Long> group, Optional<BigDecimal> rate, BigDecimal advance) {}

    /// @param kg    and so on: as a clerk would write them
    /// @param event the line as the events have it
    private record Line(
            long id,
            long farmerId,
            LocalDate day,
            String item,
            BigDecimal kg,
            BigDecimal rate,
            BigDecimal gross,
            BigDecimal luggage,
            BigDecimal coolie,
            BigDecimal paid,
            EntryLine event) {}

    private record Sums(
            BigDecimal qty, BigDecimal gross, BigDecimal luggage, BigDecimal coolie, BigDecimal paid, BigDecimal fee) {
        static final Sums NONE = new Sums(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);

        Sums plus(Sums other) {
            return new Sums(
                    qty.add(other.qty),
                    gross.add(other.gross),
                    luggage.add(other.luggage),
                    coolie.add(other.coolie),
                    paid.add(other.paid),
                    fee.add(other.fee));
        }
    }

    private static final List<Long> VENDORS = new ArrayList<>();
    private static long last;

    @AfterAll
    @DisplayName("leave every check of analysts' views empty")
    static void checks() {
        // A read model that the last events do not concern writes its position when nothing else happens.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> DATABASE.jdbc()
                        .sql("select min(position) >= :last from analytics.freshness")
                        .param("last", last)
                        .query(Boolean.class)
                        .single());
        for (String check : DATABASE.jdbc()
                .sql("select viewname from pg_views where schemaname = 'analytics' and viewname like 'check%'")
                .query(String.class)
                .list()) {
            assertThat(DATABASE.jdbc()
                            .sql("select * from analytics.%s where vendor_id in (:vendors)".formatted(check))
                            .param("vendors", VENDORS)
                            .query()
                            .listOfRows())
                    .as(check)
                    .isEmpty();
        }
    }

    static Stream<Long> seeds() {
        return new Random().longs(3).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("add up, agree with each other, and are what decimals give (9.46)")
    void addUp(long seed) {
        random = new Random(seed);
        open();
        for (int i = 0; i < 150; i++) happen(i);
        long position = append(events.toArray());
        VENDORS.add(market.vendorId());
        last = position;
        for (int i = 0; i < 4; i++) {
            LocalDate from = START.plusDays(random.nextInt(DAYS));
            LocalDate to = from.plusDays(random.nextInt(DAYS));
            Optional<BigDecimal> asked = i == 0 ? Optional.of(percent(random.nextInt(10_001))) : Optional.empty();
            check(position, from, to, asked);
        }
    }

    private void open() {
        events.add(market.vendor());
        for (long group = 1; group <= GROUPS; group++) {
            events.add(
                    new FarmerGroupOpened(market.vendorId(), market.id(group), "Group " + group, OptionalInt.empty()));
            groupRates.put(market.id(group), Optional.empty());
        }
        for (int number = 0; number < FARMERS; number++) {
            // Two of them share a name.
            String name = "Farmer " + number / 2;
            long id = market.id(11 + number);
            events.add(market.farmer(id, name, OptionalLong.empty()));
            people.put(id, new Person(id, name, Optional.empty(), Optional.empty(), ZERO));
        }
    }

    private void happen(int number) {
        long vendorId = market.vendorId();
        Person person = List.copyOf(people.values()).get(random.nextInt(FARMERS));
        List<Line> all = List.copyOf(lines.values());
        int dice = number < 30 ? 20 : random.nextInt(40);
        switch (dice) {
            case 0 -> {
                int rate = random.nextInt(2_000);
                vendorRate = percent(rate);
                events.add(new VendorMoneyRulesChanged(vendorId, rate, SettlementBase.NET_OF_CHARGES, false, false));
            }
            case 1, 2 -> {
                long group = market.id(1 + random.nextInt(GROUPS));
                OptionalInt rate = rate();
                groupRates.put(group, percent(rate));
                events.add(new FarmerGroupCommissionSet(vendorId, group, rate));
            }
            case 3, 4 -> {
                OptionalInt rate = rate();
                people.put(
                        person.id(),
                        new Person(person.id(), person.name(), person.group(), percent(rate), person.advance()));
                events.add(new FarmerCommissionSet(vendorId, person.id(), rate));
            }
            case 5, 6, 7, 8 -> {
                Optional<Long> group =
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(market.id(1 + random.nextInt(GROUPS)));
                people.put(person.id(), new Person(person.id(), person.name(), group, person.rate(), person.advance()));
                events.add(new FarmerMovedToGroup(
                        vendorId, person.id(), group.map(OptionalLong::of).orElse(OptionalLong.empty())));
            }
            case 9, 10 -> {
                int paise = 1 + random.nextInt(100_000);
                BigDecimal balance = person.advance().add(BigDecimal.valueOf(paise, 2));
                people.put(person.id(), new Person(person.id(), person.name(), person.group(), person.rate(), balance));
                events.add(new AdvanceGiven(
                        vendorId,
                        person.id(),
                        market.id(900 + number),
                        START,
                        paise,
                        balance.movePointRight(2).longValueExact(),
                        ""));
            }
            case 11, 12, 13 -> {
                Line before = all.get(random.nextInt(all.size()));
                Line after = line(before.id(), people.get(before.farmerId()));
                lines.put(after.id(), after);
                events.add(new EntryCorrected(vendorId, before.farmerId(), before.id(), before.event(), after.event()));
            }
            case 14, 15 -> {
                Line gone = all.get(random.nextInt(all.size()));
                lines.remove(gone.id());
                events.add(new EntryRemoved(vendorId, gone.farmerId(), gone.id(), gone.event()));
            }
            default -> {
                Line line = line(market.id(100 + number), person);
                lines.put(line.id(), line);
                events.add(new EntryRecorded(vendorId, person.id(), line.id(), line.event()));
            }
        }
    }

    private OptionalInt rate() {
        return random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(2_000));
    }

    private static BigDecimal percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2);
    }

    private static Optional<BigDecimal> percent(OptionalInt basisPoints) {
        return basisPoints.isPresent() ? Optional.of(percent(basisPoints.getAsInt())) : Optional.empty();
    }

    private Line line(long id, Person person) {
        LocalDate day = START.plusDays(random.nextInt(DAYS));
        String item = ITEMS[random.nextInt(ITEMS.length)];
        BigDecimal kg = BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
        BigDecimal rate = BigDecimal.valueOf(random.nextInt(4) * 2_517L + random.nextInt(2), 2);
        BigDecimal labourPerKg = BigDecimal.valueOf(random.nextInt(300), 2);
        BigDecimal coolie = BigDecimal.valueOf(random.nextInt(2_000), 2);
        BigDecimal transport = BigDecimal.valueOf(random.nextInt(2) * 1_234L, 2);
        BigDecimal paid = BigDecimal.valueOf(random.nextInt(2) * random.nextInt(50_000), 2);
        BigDecimal gross = kg.multiply(rate).setScale(2, RoundingMode.HALF_UP);
        BigDecimal labour = kg.multiply(labourPerKg).setScale(2, RoundingMode.HALF_UP);
        EntryLine event = new EntryLine(
                day,
                person.group().map(OptionalLong::of).orElse(OptionalLong.empty()),
                OptionalLong.empty(),
                "",
                "",
                "",
                item,
                kg.movePointRight(3).longValueExact(),
                paise(rate),
                paise(labourPerKg),
                paise(gross),
                paise(labour),
                paise(coolie),
                paise(transport),
                paise(gross.subtract(labour).subtract(coolie).subtract(transport)),
                paise(paid),
                "");
        return new Line(id, person.id(), day, item, kg, rate, gross, labour.add(transport), coolie, paid, event);
    }

    private static long paise(BigDecimal rupees) {
        return rupees.movePointRight(2).longValueExact();
    }

    private void check(long position, LocalDate from, LocalDate to, Optional<BigDecimal> asked) {
        String period = "/data?from_date=%s&to_date=%s".formatted(from, to)
                + asked.map(rate -> "&commission_pct=" + rate).orElse("");
        Function<String, JsonNode> report = path -> seen(market, position, "/api/reports/" + path + period);
        Map<Long, JsonNode> groupTotals = byFarmer(report.apply("group-total").get("rows"));
        Sums ofAll = Sums.NONE;
        for (Person person : people.values()) {
            List<Line> his = linesOf(person, from, to);
            BigDecimal rate = asked.orElseGet(() -> rateOf(person));
            Sums expected = sums(his, rate);
            ofAll = ofAll.plus(expected);
            JsonNode ledger = report.apply("ledger/" + person.id());
            assertTotals(ledger.get("totals"), expected, Optional.of(rate));
            assertRows(ledger.get("rows"), his, expected, rate);
            assertThat(ledger.get("metadata").get("record_count").asInt()).isEqualTo(his.size());
            assertThat(ledger.get("farmer").get("advance_balance").decimalValue())
                    .isEqualByComparingTo(person.advance());
            person.group().ifPresent(group -> {
                JsonNode slip = byFarmer(report.apply("group-patti/" + group).get("farmers"))
                        .get(person.id());
                assertThat(slip.get("totals")).isEqualTo(ledger.get("totals"));
                assertThat(slip.get("rows")).isEqualTo(ledger.get("rows"));
                assertThat(slip.get("advance_balance"))
                        .isEqualTo(ledger.get("farmer").get("advance_balance"));
            });
            JsonNode total = groupTotals.remove(person.id());
            assertThat(total == null).isEqualTo(his.isEmpty());
            if (total != null) {
                assertTotals(total, expected, Optional.of(rate));
                assertThat(total.get("total_net_amount")).isEqualTo(total.get("net"));
                assertThat(total.get("paid_amount")).isEqualTo(total.get("paid"));
            }
        }
        assertThat(groupTotals).isEmpty();
        JsonNode totals = report.apply("group-total").get("totals");
        assertTotals(totals, ofAll, sameRate(report.apply("group-total").get("rows")));
        assertPattis(report);
        assertSummaries(report, from, to, ofAll);
    }

    private static Map<Long, JsonNode> byFarmer(JsonNode rows) {
        Map<Long, JsonNode> byFarmer = new TreeMap<>();
        rows.forEach(row -> byFarmer.put(row.get("farmer_id").asLong(), row));
        assertThat(byFarmer).hasSize(rows.size());
        return byFarmer;
    }

    private List<Line> linesOf(Person person, LocalDate from, LocalDate to) {
        return lines.values().stream()
                .filter(line -> line.farmerId() == person.id())
                .filter(line -> !line.day().isBefore(from) && !line.day().isAfter(to))
                .sorted(Comparator.comparing(Line::day).thenComparing(Line::id))
                .toList();
    }

    private BigDecimal rateOf(Person person) {
        return person.rate().or(() -> person.group().flatMap(groupRates::get)).orElse(vendorRate);
    }

    private static Sums sums(List<Line> lines, BigDecimal rate) {
        Sums sums = lines.stream()
                .map(line -> new Sums(line.kg(), line.gross(), line.luggage(), line.coolie(), line.paid(), ZERO))
                .reduce(Sums.NONE, Sums::plus);
        BigDecimal fee = sums.gross().multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        return sums.plus(new Sums(ZERO, ZERO, ZERO, ZERO, ZERO, fee));
    }

    private static void assertTotals(JsonNode totals, Sums expected, Optional<BigDecimal> rate) {
        BigDecimal net = expected.gross().subtract(expected.fee());
        Map<String, BigDecimal> fields = Map.of(
                "qty", expected.qty(),
                "gross", expected.gross(),
                "commission", expected.fee(),
                "net", net,
                "luggage", expected.luggage(),
                "coolie", expected.coolie(),
                "paid", expected.paid(),
                "balance",
                        net.subtract(expected.paid())
                                .subtract(expected.luggage())
                                .subtract(expected.coolie()));
        fields.forEach((field, value) ->
                assertThat(totals.get(field).decimalValue()).as(field).isEqualByComparingTo(value));
        JsonNode percent = totals.get("commission_percent");
        if (rate.isEmpty()) assertThat(percent.isNull()).isTrue();
        else assertThat(percent.decimalValue()).isEqualByComparingTo(rate.get());
    }

    private static void assertRows(JsonNode rows, List<Line> his, Sums expected, BigDecimal rate) {
        assertThat(rows.valueStream().map(row -> row.get("id").asLong()))
                .containsExactlyElementsOf(his.stream().map(Line::id).toList());
        BigDecimal fees = ZERO;
        BigDecimal balances = ZERO;
        for (int i = 0; i < his.size(); i++) {
            JsonNode row = rows.get(i);
            Line line = his.get(i);
            BigDecimal fee = row.get("commission").decimalValue();
            BigDecimal exact = line.gross().multiply(rate).divide(HUNDRED);
            assertThat(fee.subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
            assertTotals(
                    row,
                    new Sums(line.kg(), line.gross(), line.luggage(), line.coolie(), line.paid(), fee),
                    Optional.of(rate));
            assertThat(row.get("rate").decimalValue()).isEqualByComparingTo(line.rate());
            assertThat(row.get("total")).isEqualTo(row.get("gross"));
            assertThat(row.get("amount").decimalValue())
                    .isEqualByComparingTo(row.get("balance").decimalValue().add(fee));
            fees = fees.add(fee);
            balances = balances.add(row.get("balance").decimalValue());
        }
        assertThat(fees).isEqualByComparingTo(expected.fee());
        assertThat(balances)
                .isEqualByComparingTo(expected.gross()
                        .subtract(expected.fee())
                        .subtract(expected.paid())
                        .subtract(expected.luggage())
                        .subtract(expected.coolie()));
    }

    private static Optional<BigDecimal> sameRate(JsonNode rows) {
        List<BigDecimal> rates = rows.valueStream()
                .map(row -> row.get("commission_percent").decimalValue())
                .distinct()
                .toList();
        return rates.size() == 1 ? Optional.of(rates.getFirst()) : Optional.empty();
    }

    private void assertPattis(Function<String, JsonNode> report) {
        for (long group : groupRates.keySet()) {
            JsonNode patti = report.apply("group-patti/" + group);
            List<String> members = people.values().stream()
                    .filter(person -> person.group().equals(Optional.of(group)))
                    .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                    .map(person -> Long.toString(person.id()))
                    .toList();
            JsonNode farmers = patti.get("farmers");
            assertThat(farmers.findValuesAsString("farmer_id")).isEqualTo(members);
            for (String field : List.of("qty", "gross", "commission", "net", "luggage", "coolie", "paid", "balance")) {
                assertThat(patti.get("totals").get(field).decimalValue())
                        .as(field)
                        .isEqualByComparingTo(sum(
                                farmers.valueStream()
                                        .map(farmer -> farmer.get("totals"))
                                        .toList(),
                                field));
            }
        }
    }

    private static BigDecimal sum(Iterable<JsonNode> objects, String field) {
        BigDecimal sum = ZERO;
        for (JsonNode object : objects) sum = sum.add(object.get(field).decimalValue());
        return sum;
    }

    private void assertSummaries(Function<String, JsonNode> report, LocalDate from, LocalDate to, Sums ofAll) {
        JsonNode items = report.apply("item-sales");
        assertThat(sum(items.get("rows"), "qty")).isEqualByComparingTo(ofAll.qty());
        assertThat(sum(items.get("rows"), "amount")).isEqualByComparingTo(ofAll.gross());
        assertThat(items.get("totals").get("qty").decimalValue()).isEqualByComparingTo(ofAll.qty());
        assertThat(items.get("totals").get("amount").decimalValue()).isEqualByComparingTo(ofAll.gross());
        assertThat(items.get("rows").valueStream().map(RandomBooksTest::flowerAndRate))
                .containsExactlyInAnyOrderElementsOf(people.values().stream()
                        .flatMap(person -> linesOf(person, from, to).stream())
                        .map(line -> line.day() + " " + (line.item().isEmpty() ? "Unspecified" : line.item()) + " "
                                + line.rate())
                        .distinct()
                        .toList());

        JsonNode groups = report.apply("group-payments");
        assertThat(sum(groups.get("rows"), "paid")).isEqualByComparingTo(ofAll.paid());
        assertThat(groups.get("totals").get("gross").decimalValue()).isEqualByComparingTo(ofAll.gross());
        assertThat(groups.get("totals").get("paid").decimalValue()).isEqualByComparingTo(ofAll.paid());
        assertThat(groups.get("totals").get("farmer_count").asInt()).isEqualTo(FARMERS);
        assertThat(groups.get("totals").get("advance_balance").decimalValue())
                .isEqualByComparingTo(
                        people.values().stream().map(Person::advance).reduce(ZERO, BigDecimal::add));

        JsonNode payments = report.apply("payments");
        assertThat(sum(payments.get("rows"), "amount")).isEqualByComparingTo(ofAll.paid());
        assertThat(payments.get("totals").get("amount").decimalValue()).isEqualByComparingTo(ofAll.paid());
        for (JsonNode group : groups.get("rows")) {
            List<JsonNode> ofGroup = payments.get("rows")
                    .valueStream()
                    .filter(payment -> payment.get("group_name").equals(group.get("group_name")))
                    .toList();
            assertThat(sum(ofGroup, "amount"))
                    .isEqualByComparingTo(group.get("paid").decimalValue());
        }
    }

    private static String flowerAndRate(JsonNode row) {
        return row.get("iso_date").asString() + " " + row.get("product_name").asString() + " "
                + row.get("rate").decimalValue().setScale(2);
    }
}
