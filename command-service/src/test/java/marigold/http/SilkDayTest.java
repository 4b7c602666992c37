package marigold.http;

import static marigold.http.RepeatedRequestTest.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Closing a market day")
class SilkDayTest extends CommandServiceTest {
    private static final String COUNTS = "/api/silk/daily-collections/";
    private static final String COMPARISONS = "/api/silk/collections";
    private static final String SPLITS = "/api/silk/physical-digital-entries";
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int CLERKS = 8;
    private static final int STEPS = 250;
    private static final int DAYS = 4;

    private Vendor vendor;
    private Api clerk;

    @BeforeEach
    void openStall() {
        vendor = newVendor();
        clerk = vendor.admin();
    }

    @Test
    @DisplayName("9.38: keeps one count a day, in numbers, and says when it was first and last made, for anybody of the"
            + " stall")
    void counts() {
        clerk = newStaff(vendor);
        Answer first = clerk.send("POST", COUNTS, "{\"date\": \"2026-03-01\", \"cash\": 4000, \"upi\": \"945.50\"}");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).matches("""
            \\{"date":"2026-03-01","cash":4000.00,"upi":945.50,"id":%d,"created_at":"[-0-9T:.]+Z","updated_at":null}\
            """.formatted(first.number("id")));
        assertThat(first.header("Consistency-Token")).isPresent();

        Answer second = clerk.post("/api/silk/daily-collections", Map.of("date", "2026-03-01", "cash", 10));
        assertThat(second.body()).matches("""
            \\{"date":"2026-03-01","cash":10.00,"upi":0.00,"id":%d,"created_at":"%s","updated_at":"[-0-9T:.]+Z"}\
            """.formatted(first.number("id"), first.text("created_at")));
        assertThat(second.text("updated_at")).isGreaterThan(first.text("created_at"));

        long before = eventsOf(vendor);
        Answer same = clerk.post(COUNTS, Map.of("date", "2026-03-01", "cash", "10.00", "upi", ""));
        assertThat(same.body()).isEqualTo(second.body());
        assertThat(same.header("Consistency-Token")).isEmpty();
        assertThat(eventsOf(vendor)).isEqualTo(before);

        Answer nextDay = clerk.post(COUNTS, Map.of("date", "2026-03-02"));
        assertThat(nextDay.number("id")).isNotEqualTo(first.number("id"));
        assertThat(clerk.post(COUNTS, Map.of("date", "2026-03-02")).body()).isEqualTo(nextDay.body());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        daily-collections         | {"date": "2026-03-01", "cash": 1.234}             | cash
        daily-collections         | {"date": "2026-03-01", "cash": -1, "upi": -0.01}  | cash,upi
        daily-collections         | {"date": "2026-03-01", "upi": "abc"}              | upi
        daily-collections         | {"cash": 1}                                       | date
        daily-collections         | {"date": "01/03/2026"}                            | date
        collections               | {"date": "2026-03-01", "credit": -1, "cash": 0.001, "upi": "x"} | credit,cash,upi
        collections               | {"credit": 1}                                     | date
        physical-digital-entries  | {"date": "2026-03-01", "physical_kg": 1, "physical_rate": 1, "digital_kg": -1, "digital_rate": 1} | digital_kg
        physical-digital-entries  | {"date": "2026-03-01"} | physical_kg,physical_rate,digital_kg,digital_rate
        """)
    @DisplayName("refuses what cannot be read or is below zero, with the fields")
    void malformed(String path, String body, String fields) {
        Answer answer = clerk.send("POST", "/api/silk/" + path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.mistaken()).containsExactlyInAnyOrder(fields.split(","));
        assertThat(jdbc.sql("select count(*) from events.event where aggregate_id like :day")
                        .param("day", "silk-day-%d-%%".formatted(vendor.id()))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("9.37: compares the money with the day's entries, as they are at that moment")
    void compares() {
        long ravi = vendor.newFarmer("Ravi");
        long suma = vendor.newFarmer("Suma");
        add(ravi, FIRST, "10.5", "45");
        long other = add(ravi, FIRST.plusDays(1), "4", "120.50").number("id");
        add(suma, FIRST, "100", "50");

        Answer matched = compare(FIRST, "500", "4000", "972.50");
        assertThat(matched.status()).as(matched.body()).isEqualTo(200);
        assertThat(matched.body()).isEqualTo("""
            {"id":%d,"date":"2026-03-01","credit_amount":500.00,"cash_amount":4000.00,"upi_amount":972.50,\
            "total_entered":5472.50,"ledger_total":5472.50,"difference":0.00,"status":"MATCHED",\
            "message":"The money matches the day's entries"}\
            """.formatted(matched.number("id")));
        assertThat(compare(FIRST, "500", "4000", "972.51").text("status")).isEqualTo("MATCHED");
        Answer more = compare(FIRST, "500", "4000", "972.52");
        assertThat(more.text("status")).isEqualTo("MISMATCH");
        assertThat(more.money("difference")).isEqualByComparingTo("0.02");
        assertThat(more.number("id")).isEqualTo(matched.number("id"));

        clerk.put("/api/collections/" + other, Map.of("date", FIRST.toString()));
        assertThat(compare(FIRST, "500", "4000", "972.52").money("difference")).isEqualByComparingTo("-481.98");
        assertThat(compare(FIRST.plusDays(1), "0", "0", "0").text("status")).isEqualTo("MATCHED");
    }

    @Test
    @DisplayName("counts no entries of other vendors")
    void notTheirs() {
        Vendor other = newVendor();
        long theirs = other.newFarmer("Ravi");
        other.admin().post("/api/farmers/%d/transactions".formatted(theirs), entry(FIRST, "1", "10"));
        assertThat(compare(FIRST, "0", "0", "0").money("ledger_total")).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("knows what a day's entries are worth, however they were keyed, corrected, moved and removed")
    void ledgerAtRandom() {
        long seed = System.nanoTime();
        try {
            keyAtRandom(new Random(seed));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }

    private record Line(long farmer, LocalDate on, BigDecimal gross) {}

    private void keyAtRandom(Random random) {
        List<Long> farmers = List.of(vendor.newFarmer("Ravi"), vendor.newFarmer("Suma"));
        Map<Long, Line> lines = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            long farmer = farmers.get(random.nextInt(farmers.size()));
            LocalDate on = FIRST.plusDays(random.nextInt(DAYS));
            BigDecimal qty = BigDecimal.valueOf(random.nextLong(1, 5_000), 2);
            BigDecimal rate = BigDecimal.valueOf(random.nextLong(0, 5_000), 2);
            BigDecimal gross = qty.multiply(rate).setScale(2, RoundingMode.HALF_UP);
            List<Long> known = new ArrayList<>(lines.keySet());
            int act = known.isEmpty() ? 0 : random.nextInt(10);
            long entry = known.isEmpty() ? 0 : known.get(random.nextInt(known.size()));
            switch (act) {
                case 0, 1, 2, 3 -> {
                    long id = add(farmer, on, qty.toString(), rate.toString()).number("id");
                    lines.put(id, new Line(farmer, on, gross));
                }
                case 4, 5 -> {
                    ok(clerk.put("/api/collections/" + entry, Map.of("date", on.toString())));
                    lines.computeIfPresent(entry, (_, line) -> new Line(line.farmer(), on, line.gross()));
                }
                case 6, 7 -> {
                    ok(clerk.put("/api/collections/" + entry, entry(on, qty.toString(), rate.toString())));
                    lines.computeIfPresent(entry, (_, line) -> new Line(line.farmer(), on, gross));
                }
                case 8 -> {
                    ok(clerk.delete("/api/collections/" + entry));
                    lines.remove(entry);
                }
                default -> {
                    Answer day = clerk.put(
                            "/api/farmers/%d/transactions".formatted(farmer),
                            List.of(entry(on, qty.toString(), rate.toString())));
                    ok(day);
                    lines.values()
                            .removeIf(
                                    line -> line.farmer() == farmer && line.on().equals(on));
                    lines.put(day.json().get(0).get("id").asLong(), new Line(farmer, on, gross));
                }
            }
        }
        for (int day = 0; day < DAYS; day++) {
            LocalDate on = FIRST.plusDays(day);
            BigDecimal worth = lines.values().stream()
                    .filter(line -> line.on().equals(on))
                    .map(Line::gross)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Answer compared = compare(on, worth.toString(), "0", "0");
            assertThat(compared.money("ledger_total")).as("%s", on).isEqualByComparingTo(worth);
            assertThat(compared.text("status")).isEqualTo("MATCHED");
        }
    }

    @Test
    @DisplayName("9.39: values what was sold for cash and for digital money, one record a day")
    void splits() {
        Answer first = split("10.5", "30", "2", "40");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("""
            {"id":%d,"date":"2026-03-01","physical_kg":10.50,"physical_rate":30.00,"physical_amount":315.00,\
            "digital_kg":2.00,"digital_rate":40.00,"digital_amount":80.00,"total_kg":12.50,"total_amount":395.00,\
            "message":"Physical and digital sales saved"}\
            """.formatted(first.number("id")));
        assertThat(split("0", "0", "1", "0.01").number("id")).isEqualTo(first.number("id"));
    }

    @Test
    @DisplayName("refuses what is worth more than any slip can show, and the day stays free for the next")
    void impossible() {
        Answer refused = split("9999999999", "9999999999", "0", "0");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("invalid-pricing");
        assertThat(split("1", "1", "0", "0").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("has nothing to copy, since the ledger follows the entries by itself")
    void sync() {
        long before = eventsOf(vendor);
        Answer answer = clerk.send("POST", "/api/silk/sync-from-transactions/", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("message")).contains("follows the entries");
        assertThat(answer.number("created_count")).isZero();
        assertThat(eventsOf(vendor)).isEqualTo(before);
    }

    @Test
    @DisplayName("answers a repeated request as the first, whatever was counted since")
    void repeated() {
        Api retrying = clerk.withKey(UUID.randomUUID().toString());
        Map<String, Object> count = Map.of("date", "2026-03-01", "cash", 1);
        Answer first = retrying.post(COUNTS, count);
        clerk.post(COUNTS, Map.of("date", "2026-03-01", "cash", 2));
        Answer again = retrying.post(COUNTS, count);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @RepeatedTest(3)
    @DisplayName("keeps one record when several clerks count a new day at the same moment")
    void race() {
        List<Answer> answers = atOnce(CLERKS, i -> () -> clerk.post(COUNTS, Map.of("date", "2026-03-01", "cash", i)));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(answer -> answer.number("id")).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.text("created_at")).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.json().get("updated_at").isNull()))
                .hasSize(1);
    }

    private Answer add(long farmer, LocalDate on, String qty, String rate) {
        Answer answer = clerk.post("/api/farmers/%d/transactions".formatted(farmer), entry(on, qty, rate));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static Map<String, Object> entry(LocalDate on, String qty, String rate) {
        return Map.of("date", on.toString(), "qty", qty, "rate", rate);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Answer compare(LocalDate on, String credit, String cash, String upi) {
        return clerk.post(COMPARISONS, Map.of("date", on.toString(), "credit", credit, "cash", cash, "upi", upi));
    }

    private Answer split(String physicalKg, String physicalRate, String digitalKg, String digitalRate) {
        return clerk.post(
                SPLITS,
                Map.of(
                        "date", "2026-03-01",
                        "physical_kg", physicalKg,
                        "physical_rate", physicalRate,
                        "digital_kg", digitalKg,
                        "digital_rate", digitalRate));
    }
}
