package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Cases 9.50 to 9.60 of the market's specification, by both of its rules: S1 takes commission from what is
/// left after the charges and does not subtract what was paid, S2 is what a new vendor has. Every settlement
/// is read back, and every advance is counted from its log.
@DisplayName("A farmer's settlement")
class SettlementIT {
    private static final int CLERKS = 20;

    private final Stall stall = new Stall(RunningMarigold.shared()).withFixtureEntries();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S1, 91.85, 165.33, 661.32, 834.67",
        "S2, 114.54, 140.79, 563.17, 859.21",
    })
    @DisplayName("9.50: recovers a fifth of what is left when the advance is large")
    void largeAdvance(String rule, String commission, String advance, String payable, String left) {
        follow(rule);
        give(stall.ravi, "1000");
        Reply made = settle(stall.ravi).expect(201);
        assertFigures(made, commission, advance, payable, left);
        assertThat(made.number("gross_amount")).isEqualByComparingTo("954.50");
        assertThat(made.number("total_amount")).isEqualByComparingTo("954.50");
        assertThat(made.number("total_commission")).isEqualByComparingTo(commission);
        assertThat(made.number("total_qty")).isEqualByComparingTo("14.50");
        assertThat(made.json().get("farmer_name").asString()).isEqualTo("Ravi");
        assertThat(made.json().get("status").asString()).isEqualTo("ACTIVE");
        assertReadBack(made, 2);
        assertThat(owed(stall.ravi)).isEqualByComparingTo(left);
        JsonNode recovery = advances(stall.ravi).get("logs").get(1);
        assertThat(recovery.get("type").asString()).isEqualTo("deduct");
        assertThat(recovery.get("remarks").asString()).isEqualTo("Settlement " + Stall.idOf(made));
        assertThat(stall.admin.get("/api/farmers/" + stall.ravi).expect(200).number("advance_total"))
                .isEqualByComparingTo(left);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"S1, 91.85, 776.65", "S2, 114.54, 653.96"})
    @DisplayName("9.51: recovers all of a small advance")
    void smallAdvance(String rule, String commission, String payable) {
        follow(rule);
        give(stall.ravi, "50");
        assertFigures(settle(stall.ravi).expect(201), commission, "50.00", payable, "0.00");
        assertThat(owed(stall.ravi)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"S1, 488.00, 4392.00", "S2, 500.00, 3880.00"})
    @DisplayName("9.52: takes the group's rate where the farmer has none, and recovers nothing where nothing is owed")
    void groupsRate(String rule, String commission, String payable) {
        follow(rule);
        Reply made = settle(stall.suma).expect(201);
        assertFigures(made, commission, "0.00", payable, "0.00");
        assertThat(made.number("commission_percent")).isEqualByComparingTo("10");
        assertReadBack(made, 1);
        assertThat(advances(stall.suma).get("logs").size()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"S1, 89.25, 163.63, 490.87", "S2, 99.00, 161.19, 483.56"})
    @DisplayName("9.53: rounds half a paisa up, with transport and a quarter of what is left")
    void rounded(String rule, String commission, String advance, String payable) {
        follow(rule);
        long kumar = farmer("Kumar");
        stall.add(kumar, """
            {"date": "2026-03-01", "qty": 20, "rate": 30, "laguage": 1, "coolie": 10, "transport": 40}
            """);
        stall.add(kumar, Stall.entry("2026-03-05", "Tempo", "Rose", "12.5", "18", "0.5", "5", "0"));
        give(kumar, "1000");
        Reply made = settle(kumar, ", \"advance_deduction_percent\": \"25\"").expect(201);
        assertThat(made.number("total_transport")).isEqualByComparingTo("40");
        assertThat(made.number("advance_deduction_percent")).isEqualByComparingTo("25");
        assertFigures(
                made,
                commission,
                advance,
                payable,
                new BigDecimal("1000").subtract(new BigDecimal(advance)).toString());
    }

    @ParameterizedTest
    @CsvSource({"S1", "S2"})
    @DisplayName("9.54, 9.55: settles a period once, and fixes its entries")
    void locked(String rule) {
        follow(rule);
        long id = Stall.idOf(settle(stall.ravi).expect(201));
        settle(stall.ravi).refused(400, "No unsettled collections found");
        JsonNode roses = stall.entriesOf(stall.ravi).getFirst();
        assertThat(roses.get("is_locked").asBoolean()).isTrue();
        assertThat(roses.get("settlement_id").asLong()).isEqualTo(id);
        String entry = "/api/collections/" + roses.get("id").asLong();
        stall.admin.put(entry, "{\"rate\": 46}").refused(400, "Item is locked after settlement");
        stall.admin.delete(entry).refused(400, "Cannot delete settled item");
        String day = "/api/farmers/%d/transactions/".formatted(stall.ravi);
        stall.admin.put(day + "?date=2026-03-01", "[]").refused(400, "Cannot delete settled item");
        stall.admin
                .put(day, "[" + roses.toString().replace("\"qty\":10.50", "\"qty\":10.51") + "]")
                .refused(400, "Item is locked after settlement");
        assertThat(stall.admin.put(day, "[" + roses + "]").expect(200).text()).isEqualTo("[" + roses + "]");
        assertThat(stall.entriesOf(stall.ravi)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"S1, 661.32, 834.67", "S2, 563.17, 859.21"})
    @DisplayName("9.56, 9.57: is voided once, with a reason, and can then be made again")
    void voided(String rule, String payable, String left) {
        follow(rule);
        give(stall.ravi, "1000");
        Reply made = settle(stall.ravi).expect(201);
        String path = "/api/settlements/%d/void".formatted(Stall.idOf(made));
        stall.admin.post(path, "").refused(422, "reason");

        Reply voided = stall.admin.post(path + "?reason=wrong%20rate", "").expect(200);
        assertThat(voided.json().get("status").asString()).isEqualTo("VOIDED");
        assertThat(voided.json().get("void_reason").asString()).isEqualTo("wrong rate");
        assertThat(voided.json().get("voided_at").asString()).isNotBlank();
        assertReadBack(voided, 2);
        assertThat(owed(stall.ravi)).isEqualByComparingTo("1000.00");
        assertThat(stall.entriesOf(stall.ravi))
                .noneMatch(entry -> entry.get("is_locked").asBoolean());
        stall.admin.post(path + "?reason=wrong%20rate", "").refused(404, "Active settlement not found");

        Reply again = settle(stall.ravi).expect(201);
        assertThat(again.number("net_payable")).isEqualByComparingTo(payable);
        assertThat(owed(stall.ravi)).isEqualByComparingTo(left);
        assertThat(stall.admin
                        .get("/api/settlements")
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(row -> row.get("id").asLong()))
                .containsExactly(Stall.idOf(again), Stall.idOf(made));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"S1, 834.67", "S2, 859.21"})
    @DisplayName("9.58: is made once when twenty ask for it at the same moment, and recovers the advance once")
    void atOnce(String rule, String left) throws InterruptedException {
        follow(rule);
        give(stall.ravi, "1000");
        List<Reply> replies = inParallel(() -> settle(stall.admin.onAnotherConnection(), stall.ravi, ""));
        List<Reply> made =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(made).hasSize(1);
        replies.stream()
                .filter(reply -> reply != made.getFirst())
                .forEach(reply -> reply.refused(400, "No unsettled collections found"));
        assertThat(owed(stall.ravi)).isEqualByComparingTo(left);
        assertThat(stall.admin.get("/api/settlements").expect(200).json().size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("9.59: leaves an entry that comes later free, for a second settlement or a recalculation")
    void later() {
        Reply first = settle(stall.ravi).expect(201);
        long late = Stall.idOf(stall.add(stall.ravi, Stall.entry("2026-03-02", "1", "10")));
        assertThat(stall.entriesOf(stall.ravi).getLast().get("is_locked").asBoolean())
                .isFalse();
        Reply second = settle(stall.ravi).expect(201);
        assertFigures(second, "1.20", "0.00", "8.80", "0.00");
        assertThat(items(second)).containsExactly(late);

        long later = Stall.idOf(stall.add(stall.ravi, Stall.entry("2026-03-03", "1", "10")));
        Reply recalculated = stall.admin
                .post("/api/settlements/recalculate", march(stall.ravi, ""))
                .expect(200);
        assertThat(Stall.idOf(recalculated)).isEqualTo(Stall.idOf(second));
        assertFigures(recalculated, "2.40", "0.00", "17.60", "0.00");
        assertReadBack(recalculated, 2);
        assertThat(items(recalculated)).containsExactly(late, later);
        assertReadBack(first, 2);
    }

    @Test
    @DisplayName("9.60: is refused for a share above the whole, a period in reverse, and an unknown farmer")
    void refused() {
        settle(stall.ravi, ", \"advance_deduction_percent\": 101").refused(422, "advance_deduction_percent");
        stall.admin.post("/api/settlements/", """
            {"farmer_id": %d, "date_from": "2026-03-31", "date_to": "2026-03-01"}
            """.formatted(stall.ravi)).refused(422, "date_from");
        Stall others = new Stall(RunningMarigold.shared()).withFixtureEntries();
        settle(others.ravi).refused(400, "Invalid farmer");
        assertThat(stall.admin.get("/api/settlements").expect(200).text()).isEqualTo("[]");
    }

    @Test
    @DisplayName("B36: returns no advance twice, however it is recalculated")
    void recalculated() {
        give(stall.ravi, "1000");
        long id = Stall.idOf(settle(stall.ravi).expect(201));
        follow("S1");
        Reply again = stall.admin
                .post("/api/settlements/recalculate/", march(stall.ravi, ""))
                .expect(200);
        assertThat(Stall.idOf(again)).isEqualTo(id);
        assertFigures(again, "91.85", "165.33", "661.32", "834.67");
        assertReadBack(again, 2);
        assertThat(owed(stall.ravi)).isEqualByComparingTo("834.67");
        assertThat(advances(stall.ravi).get("logs").findValuesAsString("remarks"))
                .containsExactly(
                        "",
                        "Settlement " + id,
                        "Settlement %d recalculated".formatted(id),
                        "Settlement %d recalculated".formatted(id));
        stall.admin
                .post("/api/settlements/%d/void".formatted(id), "{\"reason\": \"wrong rate\"}")
                .expect(200);
        stall.admin.post("/api/settlements/recalculate", march(stall.ravi, "")).refused(409, "voided");
        assertThat(owed(stall.ravi)).isEqualByComparingTo("1000");
    }

    @Test
    @DisplayName("is made, recalculated and voided by the vendor's admin; his staff may read it")
    void staff() {
        Reply made = settle(stall.ravi).expect(201);
        String email = "clerk-%d@stall.example".formatted(System.nanoTime());
        RunningMarigold.shared()
                .master()
                .post("/api/admin/create-user-for-vendor", """
                    {"vendor_id": %d, "name": "Clerk", "email": "%s", "password": "Passw0rd!", "role": "staff"}
                    """.formatted(stall.vendor.id(), email))
                .expect(200);
        Client clerk = RunningMarigold.shared().login(email, "Passw0rd!");
        settle(clerk, stall.ravi, "").refused(403, "Admin access required");
        clerk.post("/api/settlements/recalculate", march(stall.ravi, "")).refused(403, "Admin access required");
        clerk.post("/api/settlements/%d/void?reason=mine".formatted(Stall.idOf(made)), "")
                .refused(403, "Admin access required");
        assertThat(clerk.get("/api/settlements/").expect(200).json().size()).isEqualTo(1);
    }

    @Test
    @DisplayName("shows in the advances of the farmer's group")
    void byGroup() {
        give(stall.ravi, "1000");
        give(stall.suma, "100");
        settle(stall.ravi).expect(201);
        give(farmer("Kumar"), "5");
        assertThat(stall.admin.get("/api/advances/by-group/").expect(200).text())
                .isEqualTo("""
                    [{"group_id":%d,"group_name":"KMP","farmer_count":1,"given":1000.00,"deducted":140.79,"balance":859.21},\
                    {"group_id":%d,"group_name":"TEN","farmer_count":1,"given":100.00,"deducted":0.00,"balance":100.00},\
                    {"group_id":null,"group_name":"Unassigned","farmer_count":1,"given":5.00,"deducted":0.00,"balance":5.00}]\
                    """.formatted(stall.kmp, stall.ten));
    }

    /// What a vendor must set to settle by S1, and Ravi's own rate in its cases; S2 is the default.
    private void follow(String rule) {
        if (rule.equals("S2")) return;
        stall.admin
                .put("/api/vendor/settings", "{\"settlement_base\": \"NET_OF_CHARGES\", \"deduct_paid\": false}")
                .expect(200);
        stall.admin
                .put("/api/farmers/" + stall.ravi, "{\"commission_percent\": 10}")
                .expect(200);
    }

    private long farmer(String name) {
        return Stall.idOf(stall.admin
                .post("/api/customers/", "{\"name\": \"%s\"}".formatted(name))
                .expect(201));
    }

    private void give(long farmerId, String rupees) {
        stall.admin
                .post(
                        "/api/customers/%d/advances/".formatted(farmerId),
                        "{\"type\": \"give\", \"val\": %s}".formatted(rupees))
                .expect(201);
    }

    private Reply settle(long farmerId) {
        return settle(farmerId, "");
    }

    private Reply settle(long farmerId, String further) {
        return settle(stall.admin, farmerId, further);
    }

    private static Reply settle(Client client, long farmerId, String further) {
        return client.post("/api/settlements/", march(farmerId, further));
    }

    private static String march(long farmerId, String further) {
        return "{\"farmer_id\": %d, \"date_from\": \"2026-03-01\", \"date_to\": \"2026-03-31\"%s}"
                .formatted(farmerId, further);
    }

    private static void assertFigures(
            Reply settlement, String commission, String advance, String payable, String left) {
        assertThat(settlement.number("commission_amount")).isEqualByComparingTo(commission);
        assertThat(settlement.number("advance_deducted")).isEqualByComparingTo(advance);
        assertThat(settlement.number("net_payable")).isEqualByComparingTo(payable);
        assertThat(settlement.number("advance_balance")).isEqualByComparingTo(left);
    }

    /// The list and the settlement itself say what the write answered.
    private void assertReadBack(Reply written, int itemCount) {
        String path = "/api/settlements/" + Stall.idOf(written);
        String figures = written.text();
        assertThat(stall.admin.get(path).expect(200).text())
                .startsWith(figures.substring(0, figures.length() - 1) + ",\"items\":[");
        assertThat(stall.admin.get("/api/settlements/").expect(200).text()).contains(figures);
        assertThat(written.json().get("item_count").asInt()).isEqualTo(itemCount);
        assertThat(items(written)).hasSize(itemCount);
    }

    private List<Long> items(Reply settlement) {
        return stall.admin
                .get("/api/settlements/" + Stall.idOf(settlement))
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("collection_item_id").asLong())
                .toList();
    }

    private JsonNode advances(long farmerId) {
        return stall.admin
                .get("/api/customers/%d/advances/".formatted(farmerId))
                .expect(200)
                .json();
    }

    /// The balance, which is what was given less what was deducted, and what the log adds up to.
    private BigDecimal owed(long farmerId) {
        JsonNode advances = advances(farmerId);
        BigDecimal logged = BigDecimal.ZERO;
        for (JsonNode line : advances.get("logs")) {
            BigDecimal amount = Reply.number(line, "val");
            logged = logged.add(line.get("type").asString().equals("give") ? amount : amount.negate());
        }
        BigDecimal balance = Reply.number(advances, "balance");
        assertThat(logged).isEqualByComparingTo(balance);
        assertThat(Reply.number(advances, "given").subtract(Reply.number(advances, "deducted")))
                .isEqualByComparingTo(balance);
        return balance;
    }

    private static List<Reply> inParallel(Callable<Reply> request) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Reply> replies = new ArrayList<>();
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> asked = new ArrayList<>();
            for (int i = 0; i < CLERKS; i++) {
                asked.add(clerks.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            start.countDown();
            for (Future<Reply> reply : asked) replies.add(reply.get());
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }
        return replies;
    }
}
