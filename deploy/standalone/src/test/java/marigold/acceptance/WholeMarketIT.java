package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import marigold.acceptance.ReferenceMarket.Entry;
import marigold.acceptance.ReferenceMarket.Line;
import marigold.acceptance.ReferenceMarket.Settlement;
import marigold.acceptance.ReferenceMarket.Sums;
import marigold.standalone.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A stall's books kept at random, right and wrong requests alike, beside a reference of the rules.
/// Restarts a product of its own, so it runs without a gateway only.
@DisplayName("A random market")
@Tag("own-process")
@Tag("slow")
class WholeMarketIT {
    private static final int COMMANDS = 400;
    private static final int CHECK_EVERY = 50;
    private static final int DAYS = 12;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = FIRST.plusDays(DAYS - 1L);
    private static final String PERIOD = "from_date=%s&to_date=%s".formatted(FIRST, LAST);

    private final long seed = Long.getLong("marigold.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ReferenceMarket market = new ReferenceMarket();
    private final List<Long> farmers = new ArrayList<>();
    private final List<Long> groups = new ArrayList<>();
    private final List<Long> customers = new ArrayList<>();
    private Client admin;

    @Test
    @DisplayName("keeps books that agree with a reference, and gives the same bytes when it is rebuilt")
    void agrees() throws Exception {
        System.out.println("WholeMarketIT seed " + seed);
        Path data = RunningMarigold.temporaryFolder();
        String email;
        List<String> before;
        try (Product product = Product.upOn(data)) {
            Stall stall = new Stall(RunningMarigold.on(product, data));
            email = stall.vendor.email();
            open(stall);
            for (int i = 1; i <= COMMANDS; i++) {
                command();
                if (i % CHECK_EVERY == 0) check();
            }
            before = answers();
            assertThat(ReadTables.notAddingUp(data)).isEmpty();
            ReadTables.empty(data);
        } catch (AssertionError disagreement) {
            throw new AssertionError("seed " + seed, disagreement);
        }
        try (Product product = Product.upOn(data)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            admin = marigold.login(email, "Passw0rd!")
                    .with("Prefer", "wait=30")
                    .with("Consistency-Token", ReadTables.lastPosition(data));
            assertThat(answers()).as("seed %d, rebuilt", seed).isEqualTo(before);
        }
    }

    private void open(Stall stall) {
        admin = stall.admin;
        groups.addAll(List.of(stall.kmp, stall.ten));
        market.groupRates.put(stall.ten, BigDecimal.TEN);
        market.groupOf.put(stall.ravi, stall.kmp);
        market.groupOf.put(stall.suma, stall.ten);
        for (String name : List.of("Lakshmi", "Manju", "Nanda")) {
            long group = pick(groups);
            String body = "{\"name\": \"%s\", \"groupId\": %d}".formatted(name, group);
            market.groupOf.put(Stall.idOf(admin.post("/api/customers/", body).expect(201)), group);
        }
        farmers.addAll(market.groupOf.keySet());
        for (String name : List.of("Hotel", "Temple")) {
            customers.add(Stall.idOf(admin.post("/api/saala/customers/", "{\"name\": \"%s\"}".formatted(name))
                    .expect(200)));
        }
    }

    private void command() {
        int draw = random.nextInt(100);
        if (draw < 28) record();
        else if (draw < 36) correct();
        else if (draw < 42) remove();
        else if (draw < 48) replaceDay();
        else if (draw < 54) give();
        else if (draw < 60) deduct();
        else if (draw < 70) settle();
        else if (draw < 75) voidOne();
        else if (draw < 78) recalculate();
        else if (draw < 82) changeRules();
        else if (draw < 85) changeFarmer();
        else saala();
    }

    private void record() {
        long farmer = pick(farmers);
        Entry entry = typed(new Entry(0, farmer, market.groupOf.get(farmer)));
        if (random.nextInt(8) == 0) entry.coolie = BigDecimal.valueOf(1_000_000, 2);
        boolean possible = entry.lineTotal().signum() >= 0;
        Reply reply = admin.post("/api/farmers/%d/transactions/".formatted(farmer), json(entry, ""))
                .expect(possible ? 201 : 400);
        if (possible) keep(reply.json(), entry);
    }

    private void correct() {
        if (market.entries.isEmpty()) return;
        Entry entry = pick(new ArrayList<>(market.entries.values()));
        Entry changed = typed(new Entry(entry.id, entry.farmer, entry.group));
        boolean possible = changed.lineTotal().signum() >= 0;
        Reply reply = admin.put("/api/collections/" + entry.id, json(changed, ""));
        if (entry.settlement != 0) reply.refused(400, "locked");
        else if (!possible) reply.expect(400);
        else keep(reply.expect(200).json(), changed);
    }

    private void remove() {
        if (market.entries.isEmpty()) return;
        Entry entry = pick(new ArrayList<>(market.entries.values()));
        Reply reply = admin.delete("/api/collections/" + entry.id);
        if (entry.settlement != 0) {
            reply.refused(400, "settled");
            return;
        }
        reply.expect(200);
        market.entries.remove(entry.id);
        admin.delete("/api/collections/" + entry.id).expect(404);
    }

    /// Keeps some of the day's rows as they are, drops others and adds one.
    private void replaceDay() {
        long farmer = pick(farmers);
        LocalDate day = day();
        List<Entry> kept = new ArrayList<>();
        boolean locked = false;
        for (Entry entry : market.of(farmer, day, day)) {
            if (random.nextInt(3) > 0) kept.add(entry);
            else locked |= entry.settlement != 0;
        }
        Entry added = typed(new Entry(0, farmer, market.groupOf.get(farmer)));
        added.date = day;
        if (added.lineTotal().signum() < 0) return;
        List<String> rows = new ArrayList<>();
        for (Entry entry : kept) rows.add(json(entry, "\"id\": %d, ".formatted(entry.id)));
        rows.add(json(added, ""));
        Reply reply = admin.put("/api/farmers/%d/transactions/".formatted(farmer), rows.toString());
        if (locked) {
            reply.refused(400, "settled");
            return;
        }
        reply.expect(200);
        Set<Long> now = new HashSet<>();
        reply.json().forEach(row -> now.add(row.get("id").asLong()));
        market.of(farmer, day, day).stream()
                .filter(entry -> !now.contains(entry.id))
                .forEach(entry -> market.entries.remove(entry.id));
        JsonNode last = reply.json().get(rows.size() - 1);
        // Equal rows are the same entry, so the row that was added may be one that was dropped.
        if (!market.entries.containsKey(last.get("id").asLong())) keep(last, added);
        assertThat(market.of(farmer, day, day)).hasSize(rows.size());
    }

    private void give() {
        long farmer = pick(farmers);
        BigDecimal amount = money(50_000);
        Reply reply = advance(farmer, "give", amount).expect(201);
        market.given.merge(farmer, amount, BigDecimal::add);
        assertThat(reply.number("balance")).isEqualByComparingTo(market.advance(farmer));
    }

    private void deduct() {
        long farmer = pick(farmers);
        BigDecimal amount = money(30_000);
        Reply reply = advance(farmer, "deduct", amount);
        if (amount.compareTo(market.advance(farmer)) > 0) {
            reply.expect(409);
            return;
        }
        reply.expect(201);
        market.deducted.merge(farmer, amount, BigDecimal::add);
        assertThat(reply.number("balance")).isEqualByComparingTo(market.advance(farmer));
    }

    private Reply advance(long farmer, String type, BigDecimal amount) {
        return admin.post(
                "/api/customers/%d/advances/".formatted(farmer),
                "{\"type\": \"%s\", \"val\": %s}".formatted(type, amount));
    }

    private void settle() {
        long farmer = pick(farmers);
        LocalDate from = day();
        LocalDate to = from.plusDays(random.nextInt(5));
        int percent = random.nextInt(101);
        List<Entry> free = market.of(farmer, from, to).stream()
                .filter(entry -> entry.settlement == 0)
                .toList();
        Reply reply = admin.post("/api/settlements/", settlementBody(farmer, from, to, percent));
        if (free.isEmpty()) {
            reply.refused(400, "No unsettled collections found");
            return;
        }
        Settlement wanted = new Settlement(reply.status() == 201 ? Stall.idOf(reply) : -1, farmer, from, to);
        agree(reply, market.settle(wanted, free, BigDecimal.valueOf(percent)), 201);
    }

    private void voidOne() {
        if (market.settlements.isEmpty()) return;
        Settlement settlement = pick(new ArrayList<>(market.settlements.values()));
        Reply reply = admin.post("/api/settlements/%d/void?reason=wrong+rate".formatted(settlement.id), "{}");
        if (!settlement.active) {
            reply.refused(404, "Active settlement not found");
            return;
        }
        reply.expect(200);
        market.voidSettlement(settlement);
        assertThat(reply.number("advance_balance")).isEqualByComparingTo(market.advance(settlement.farmer));
    }

    private void recalculate() {
        if (market.settlements.isEmpty()) return;
        Settlement known = pick(new ArrayList<>(market.settlements.values()));
        int percent = random.nextInt(101);
        List<Settlement> active = market.of(known.farmer, known.from, known.to, true);
        Reply reply =
                admin.post("/api/settlements/recalculate", settlementBody(known.farmer, known.from, known.to, percent));
        if (active.isEmpty()) {
            reply.expect(409);
            return;
        }
        Settlement settlement = active.stream()
                .filter(one -> reply.status() != 200 || one.id == Stall.idOf(reply))
                .findFirst()
                .orElseThrow();
        List<Entry> lines = market.of(known.farmer, known.from, known.to).stream()
                .filter(entry -> entry.settlement == 0 || entry.settlement == settlement.id)
                .toList();
        agree(reply, market.settle(settlement, lines, BigDecimal.valueOf(percent)), 200);
    }

    private static void agree(Reply reply, Settlement expected, int status) {
        if (expected == null) {
            reply.refused(400, "Invalid settlement calculation");
            return;
        }
        reply.expect(status);
        assertThat(reply.number("commission_amount")).isEqualByComparingTo(expected.commission);
        assertThat(reply.number("advance_deducted")).isEqualByComparingTo(expected.deducted);
        assertThat(reply.number("net_payable")).isEqualByComparingTo(expected.payable);
    }

    private static String settlementBody(long farmer, LocalDate from, LocalDate to, int percent) {
        return """
            {"farmer_id": %d, "date_from": "%s", "date_to": "%s", "advance_deduction_percent": %d}
            """.formatted(farmer, from, to, percent);
    }

    private void changeRules() {
        market.vendorRate = BigDecimal.valueOf(random.nextInt(2_001), 2);
        market.baseGross = random.nextBoolean();
        market.deductPaid = random.nextBoolean();
        admin.put("/api/vendor/settings", """
            {"default_commission_percent": %s, "settlement_base": "%s", "deduct_paid": %b}
            """.formatted(
                                market.vendorRate, market.baseGross ? "GROSS" : "NET_OF_CHARGES", market.deductPaid))
                .expect(200);
    }

    private void changeFarmer() {
        long farmer = pick(farmers);
        long group = pick(groups);
        boolean own = random.nextBoolean();
        BigDecimal rate = BigDecimal.valueOf(random.nextInt(2_001), 2);
        admin.put(
                        "/api/farmers/" + farmer,
                        "{\"group_id\": %d, \"commission_percent\": %s}".formatted(group, own ? rate : null))
                .expect(200);
        market.groupOf.put(farmer, group);
        if (own) market.farmerRates.put(farmer, rate);
        else market.farmerRates.remove(farmer);
        if (random.nextBoolean()) {
            admin.put("/api/farmer-groups/" + group, "{\"commission_percent\": %s}".formatted(rate))
                    .expect(200);
            market.groupRates.put(group, rate);
        }
    }

    private void saala() {
        long customer = pick(customers);
        List<Line> lines = market.saala.values().stream()
                .filter(line -> line.customer == customer)
                .toList();
        int draw = random.nextInt(10);
        if (draw < 5 || lines.isEmpty()) {
            BigDecimal qty = BigDecimal.valueOf(random.nextInt(1, 2_000), 2);
            BigDecimal rate = money(20_000);
            Line line = new Line(0, customer);
            line.date = day();
            line.total = ReferenceMarket.round(qty.multiply(rate));
            line.paid = random.nextInt(3) == 0 ? money(40_000) : ReferenceMarket.ZERO;
            Reply reply = admin.post("/api/saala/customers/%d/transactions/".formatted(customer), """
                {"date": "%s", "item_name": "Rose", "qty": "%s", "rate": "%s", "paid_amount": "%s"}
                """.formatted(
                            line.date, qty, rate, line.paid));
            if (line.paid.compareTo(line.total) > 0) reply.expect(400);
            else keep(line, Stall.idOf(reply.expect(200)));
        } else if (draw < 8) {
            Line line = new Line(0, customer);
            line.date = day();
            line.total = ReferenceMarket.ZERO;
            line.paid = money(60_000);
            Reply reply = admin.post(
                            "/api/saala/customers/%d/payments/".formatted(customer),
                            "{\"amount\": %s, \"date\": \"%s\"}".formatted(line.paid, line.date))
                    .expect(200);
            keep(line, reply.json().get("transaction_id").asLong());
        } else {
            Line line = pick(lines);
            admin.delete("/api/saala/transactions/" + line.id).expect(200);
            market.saala.remove(line.id);
        }
    }

    private void keep(Line line, long id) {
        Line kept = new Line(id, line.customer);
        kept.date = line.date;
        kept.total = line.total;
        kept.paid = line.paid;
        market.saala.put(id, kept);
    }

    private void keep(JsonNode answer, Entry typed) {
        Entry entry = new Entry(answer.get("id").asLong(), typed.farmer, typed.group);
        entry.date = typed.date;
        entry.qty = typed.qty;
        entry.rate = typed.rate;
        entry.lag = typed.lag;
        entry.coolie = typed.coolie;
        entry.paid = typed.paid;
        market.entries.put(entry.id, entry);
        same(answer, "gross", entry.gross());
        same(answer, "line_total", entry.lineTotal());
    }

    private void check() {
        Map<Long, BigDecimal> balances = new TreeMap<>();
        for (JsonNode row : admin.get("/api/advances/balances").expect(200).json()) {
            balances.put(row.get("farmer_id").asLong(), row.get("balance").decimalValue());
        }
        for (long farmer : farmers) {
            assertThat(balances.get(farmer)).as("advance of %d", farmer).isEqualByComparingTo(market.advance(farmer));
            JsonNode account = admin.get("/api/customers/%d/advances/".formatted(farmer))
                    .expect(200)
                    .json();
            same(account, "balance", market.advance(farmer));
            same(account, "given", market.given.getOrDefault(farmer, ReferenceMarket.ZERO));
            same(account, "deducted", market.deducted.getOrDefault(farmer, ReferenceMarket.ZERO));
            checkDays(farmer);
            JsonNode ledger = admin.get("/api/reports/ledger/%d/data?%s".formatted(farmer, PERIOD))
                    .expect(200)
                    .json();
            checkSlip(ledger, market.slip(farmer, FIRST, LAST), "ledger of " + farmer);
        }
        checkPattis();
        checkSettlements();
        for (long customer : customers) checkSaala(customer);
        for (int i = 0; i < DAYS; i++) checkSilk(FIRST.plusDays(i));
    }

    private void checkDays(long farmer) {
        Map<LocalDate, BigDecimal> expected = new TreeMap<>();
        market.of(farmer, FIRST, LAST).forEach(entry -> expected.merge(entry.date, entry.gross(), BigDecimal::add));
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        for (JsonNode day : admin.get("/api/farmers/%d/days?from=%s&to=%s".formatted(farmer, FIRST, LAST))
                .expect(200)
                .json()) {
            days.put(
                    LocalDate.parse(day.get("date").asString()),
                    day.get("gross").decimalValue().setScale(2));
        }
        assertThat(days).as("days of %d", farmer).isEqualTo(expected);
    }

    /// The totals are the reference's, and the rows add up to them.
    private static void checkSlip(JsonNode slip, Sums expected, String what) {
        JsonNode totals = slip.get("totals");
        Map<String, BigDecimal> wanted = Map.of(
                "qty", expected.qty(),
                "gross", expected.gross(),
                "commission", expected.commission(),
                "net", expected.net(),
                "luggage", expected.luggage(),
                "coolie", expected.coolie(),
                "paid", expected.paid(),
                "balance", expected.balance());
        wanted.forEach((field, value) -> {
            assertThat(Reply.number(totals, field)).as("%s of %s", field, what).isEqualByComparingTo(value);
            BigDecimal sum = ReferenceMarket.ZERO;
            for (JsonNode row : slip.get("rows")) sum = sum.add(Reply.number(row, field));
            assertThat(sum).as("sum of %s of %s", field, what).isEqualByComparingTo(value);
        });
    }

    private void checkPattis() {
        Map<Long, JsonNode> totals = new TreeMap<>();
        for (JsonNode row : admin.get("/api/reports/group-total/data?" + PERIOD)
                .expect(200)
                .json()
                .get("rows")) {
            totals.put(row.get("farmer_id").asLong(), row);
        }
        for (long group : groups) {
            JsonNode patti = admin.get("/api/reports/group-patti/%d/data?%s".formatted(group, PERIOD))
                    .expect(200)
                    .json();
            Set<Long> members = new HashSet<>();
            BigDecimal balance = ReferenceMarket.ZERO;
            for (JsonNode farmer : patti.get("farmers")) {
                long id = farmer.get("farmer_id").asLong();
                members.add(id);
                Sums expected = market.slip(id, FIRST, LAST);
                balance = balance.add(expected.balance());
                checkSlip(farmer, expected, "patti of " + id);
                same(farmer, "advance_balance", market.advance(id));
                if (market.of(id, FIRST, LAST).isEmpty()) assertThat(totals).doesNotContainKey(id);
                else same(totals.get(id), "balance", expected.balance());
            }
            same(patti.get("totals"), "balance", balance);
            assertThat(members)
                    .containsExactlyInAnyOrderElementsOf(farmers.stream()
                            .filter(farmer -> market.groupOf.get(farmer) == group)
                            .toList());
        }
    }

    private void checkSettlements() {
        Map<Long, JsonNode> listed = new TreeMap<>();
        for (JsonNode row : admin.get("/api/settlements").expect(200).json())
            listed.put(row.get("id").asLong(), row);
        assertThat(listed.keySet()).isEqualTo(market.settlements.keySet());
        market.settlements.forEach((id, expected) -> {
            JsonNode row = listed.get(id);
            assertThat(row.get("status").asString()).isEqualTo(expected.active ? "ACTIVE" : "VOIDED");
            same(row, "commission_amount", expected.commission);
            same(row, "advance_deducted", expected.deducted);
            same(row, "net_payable", expected.payable);
        });
    }

    private void checkSaala(long customer) {
        Map<Long, BigDecimal> balances = new TreeMap<>();
        for (JsonNode line : admin.get("/api/saala/customers/%d/transactions/".formatted(customer))
                .expect(200)
                .json()) {
            balances.put(
                    line.get("id").asLong(), line.get("balance").decimalValue().setScale(2));
        }
        assertThat(balances).as("saala of %d", customer).isEqualTo(market.saalaBalances(customer));
        JsonNode summary = admin.get("/api/saala/customers/%d/summary/".formatted(customer))
                .expect(200)
                .json();
        same(summary, "current_balance", market.saalaBalance(customer));
    }

    private void checkSilk(LocalDate day) {
        BigDecimal total = market.groupDay(day).values().stream().reduce(ReferenceMarket.ZERO, BigDecimal::add);
        JsonNode ledger = admin.get("/api/silk/ledger?date=" + day).expect(200).json();
        same(ledger.get("grandTotals"), "amount", total);
    }

    private static void same(JsonNode object, String field, BigDecimal expected) {
        assertThat(Reply.number(object, field)).as("%s of %s", field, object).isEqualByComparingTo(expected);
    }

    /// Body and validator of every kind of answer.
    private List<String> answers() {
        List<String> paths = new ArrayList<>(List.of(
                "/api/farmers",
                "/api/farmer-groups",
                "/api/advances/balances",
                "/api/advances/by-group",
                "/api/settlements",
                "/api/entries?from=%s&to=%s&size=1000".formatted(FIRST, LAST),
                "/api/reports/group-total/data?" + PERIOD,
                "/api/reports/daily-sales?format=json&" + PERIOD,
                "/api/saala/debtors",
                "/api/silk/saala-transactions-by-date-range?" + PERIOD));
        for (long farmer : farmers) {
            paths.add("/api/customers/%d/advances".formatted(farmer));
            paths.add("/api/reports/ledger/%d/data?%s".formatted(farmer, PERIOD));
        }
        for (long group : groups) paths.add("/api/reports/group-patti/%d/data?%s".formatted(group, PERIOD));
        for (long settlement : market.settlements.keySet()) paths.add("/api/settlements/" + settlement);
        for (int i = 0; i < DAYS; i++) paths.add("/api/silk/ledger?date=" + FIRST.plusDays(i));
        List<String> answers = new ArrayList<>();
        for (String path : paths) {
            Reply answer = admin.get(path).expect(200);
            answers.add(path + " " + answer.header("ETag").orElse("") + " " + answer.text());
        }
        return answers;
    }

    private Entry typed(Entry entry) {
        entry.date = day();
        entry.qty = BigDecimal.valueOf(random.nextInt(1, 6_000), 2);
        entry.rate = money(15_000);
        entry.lag = random.nextBoolean() ? ReferenceMarket.ZERO : BigDecimal.valueOf(random.nextInt(300), 2);
        entry.coolie = random.nextBoolean() ? ReferenceMarket.ZERO : money(3_000);
        entry.paid = random.nextInt(3) > 0 ? ReferenceMarket.ZERO : money(60_000);
        return entry;
    }

    private static String json(Entry entry, String id) {
        return """
            {%s"date": "%s", "itemName": "Rose", "qty": "%s", "rate": "%s", "laguage": "%s", "coolie": "%s",
             "paidAmt": "%s"}
            """.formatted(id, entry.date, entry.qty, entry.rate, entry.lag, entry.coolie, entry.paid);
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private BigDecimal money(int paiseMax) {
        return BigDecimal.valueOf(random.nextInt(1, paiseMax), 2);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
