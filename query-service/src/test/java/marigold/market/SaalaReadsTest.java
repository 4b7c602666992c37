package marigold.market;

import static marigold.market.SaalaBook.FIFTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import marigold.QueryServiceTest;
import marigold.market.SaalaBook.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Reading the saala book")
class SaalaReadsTest extends QueryServiceTest {
    private final Market market = newMarket();
    private final SaalaBook book = new SaalaBook(market.vendorId());
    private final long shop = market.id(51);
    private final long hotel = market.id(52);

    @Test
    @DisplayName("gives a buyer's lines, newest first, with every name that front ends use")
    void statement() {
        long position = append(
                book.opened(shop, "Lakshmi"),
                book.sold(market.id(1), shop, FIFTH, 5, 125, 0),
                book.paid(market.id(2), shop, FIFTH.plusDays(1), 325));
        JsonNode lines = seen(market, position, "/api/saala/customers/%d/transactions/".formatted(shop));
        assertThat(lines.toString()).matches("""
            \\[\\{"id":%d,"customer_id":%d,"date":"2026-03-06","description":"Cash","item_code":"PAYMENT",\
            "item_name":"Payment Received","qty":null,"rate":null,"total_amount":0.00,"paid_amount":325.00,\
            "balance":300.00,"created_at":"[-0-9T:.]+Z","updated_at":"[-0-9T:.]+Z","version":1},\
            \\{"id":%d,"customer_id":%d,"date":"2026-03-05","description":"","item_code":"R","item_name":"Rose",\
            "qty":5.00,"rate":125.00,"total_amount":625.00,"paid_amount":0.00,"balance":625.00,\
            "created_at":"[-0-9T:.]+Z","updated_at":"[-0-9T:.]+Z","version":1}]\
            """.formatted(market.id(2), shop, market.id(1), shop));
        assertThat(get(admin(market), "/api/saala/transactions/%d/".formatted(market.id(2)))
                        .body())
                .isEqualTo(lines.get(0).toString());
    }

    @Test
    @DisplayName("gives the buyers by name, and what each of them owes, who owes most first")
    void debtors() {
        long position = append(
                book.opened(shop, "Lakshmi"),
                book.opened(hotel, "Hotel"),
                book.sold(market.id(1), shop, FIFTH, 5, 125, 0),
                book.sold(market.id(2), shop, FIFTH, 1, 10, 5));
        JsonNode customers = seen(market, position, "/api/saala/customers/");
        assertThat(customers.findValuesAsString("name")).containsExactly("Hotel", "Lakshmi");
        assertThat(customers.get(1).toString()).matches("""
            \\{"id":%d,"vendor_id":%d,"name":"Lakshmi","contact":"98450","address":"Market Road",\
            "created_at":"[-0-9T:.]+Z","updated_at":"[-0-9T:.]+Z"}\
            """.formatted(shop, market.vendorId()));
        assertThat(get(admin(market), "/api/saala/customers/" + shop).body())
                .isEqualTo(customers.get(1).toString());
        assertThat(get(admin(market), "/api/saala/debtors").body()).isEqualTo("""
            [{"customer_id":%d,"customer_name":"Lakshmi","contact":"98450","address":"Market Road",\
            "total_transactions":2,"total_amount":635.00,"total_paid":5.00,"balance":630.00,\
            "last_transaction":"2026-03-05"},\
            {"customer_id":%d,"customer_name":"Hotel","contact":"98450","address":"Market Road",\
            "total_transactions":0,"total_amount":0.00,"total_paid":0.00,"balance":0.00,"last_transaction":null}]\
            """.formatted(shop, hotel));
        assertThat(get(admin(market), "/api/saala/debtors?page=2&size=1").header("X-Total-Count"))
                .isEqualTo("2");
    }

    @Test
    @DisplayName("sums a buyer up, all in all or for a day")
    void summary() {
        long position = append(
                book.opened(shop, "Lakshmi"),
                book.sold(market.id(1), shop, FIFTH, 5, 125, 0),
                book.paid(market.id(2), shop, FIFTH.plusDays(1), 325));
        String path = "/api/saala/customers/%d/summary/".formatted(shop);
        assertThat(seen(market, position, path).toString()).isEqualTo("""
            {"customer_id":%d,"customer_name":"Lakshmi","total_transactions":2,"total_amount":625.00,\
            "total_paid":325.00,"current_balance":300.00}\
            """.formatted(shop));
        assertThat(get(admin(market), path + "?date=2026-03-06").body()).isEqualTo("""
            {"customer_id":%d,"customer_name":"Lakshmi","total_transactions":1,"total_amount":0.00,\
            "total_paid":325.00,"current_balance":300.00,"daily_credit":0.00}\
            """.formatted(shop));
        assertThat(get(admin(market), path + "?date=2026-03-07").body())
                .contains("\"total_transactions\":0,", "\"current_balance\":300.00,\"daily_credit\":0.00}");
        assertThat(get(admin(market), "/api/saala/customers/%d/total-outstanding/".formatted(shop))
                        .body())
                .isEqualTo("{\"customer_id\":%d,\"total_outstanding\":300.00}".formatted(shop));
    }

    @Test
    @DisplayName("gives everybody's lines of a period with balances that know what was before it")
    void period() {
        long position = append(
                book.opened(shop, "Lakshmi"),
                book.opened(hotel, "Hotel"),
                book.opened(market.id(53), "Idle"),
                book.sold(market.id(1), shop, FIFTH.minusDays(9), 5, 125, 0),
                book.sold(market.id(2), shop, FIFTH, 1, 10, 0),
                book.sold(market.id(3), hotel, FIFTH, 1, 7, 0),
                book.sold(market.id(4), shop, FIFTH.plusDays(1), 1, 20, 0),
                book.sold(market.id(5), shop, FIFTH.plusDays(2), 1, 30, 0));
        String path = "/api/silk/saala-transactions-by-date-range?from_date=%s&to_date=%s"
                .formatted(FIFTH, FIFTH.plusDays(1));
        JsonNode period = seen(market, position, path);
        assertThat(period.get("total_customers").asInt()).isEqualTo(2);
        assertThat(period.get("customers").findValuesAsString("customer_name")).containsExactly("Hotel", "Lakshmi");
        JsonNode lakshmi = period.get("customers").get(1);
        assertThat(lakshmi.get("transaction_count").asInt()).isEqualTo(2);
        assertThat(balances(lakshmi.get("transactions"))).containsExactly(655L, 635L);
        assertThat(get(admin(market), "/api/silk/saala-transactions-by-date-range?to_date=2026-03-05")
                        .status())
                .isEqualTo(422);
        assertThat(get(
                                admin(market),
                                "/api/silk/saala-transactions-by-date-range?from_date=2026-03-06&to_date=2026-03-05")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/saala/customers/%d",
                "/api/saala/customers/%d/transactions",
                "/api/saala/customers/%d/summary",
                "/api/saala/customers/%d/summary?date=2026-03-05",
                "/api/saala/customers/%d/total-outstanding"
            })
    @DisplayName("knows no buyers of other vendors")
    void foreign(String path) {
        long position = append(book.opened(shop, "Lakshmi"), book.sold(market.id(1), shop, FIFTH, 1, 1, 0));
        seen(market, position, path.formatted(shop));
        Answered answered = get(admin(newMarket()), path.formatted(shop));
        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.json().get("detail").asString()).isEqualTo("SAALA customer not found");
        assertThat(get(admin(newMarket()), "/api/saala/transactions/" + market.id(1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("a back-dated sale in a long account changes its own line and day, and every balance after it")
    void backDated() {
        List<Object> events = new ArrayList<>(List.of(book.opened(shop, "Lakshmi")));
        for (int i = 1; i <= 3_000; i++) {
            events.add(book.sold(market.id(1_000 + i), shop, FIFTH.plusDays(i % 90), 1, 1 + i % 7, 0));
        }
        append(events.toArray());
        long position = append(book.sold(market.id(5_000), shop, FIFTH.minusDays(4), 1, 10, 0));
        String path = "/api/saala/customers/%d/transactions?size=1000&page=".formatted(shop);
        List<Long> newestFirst = new ArrayList<>();
        for (int page = 1; page <= 4; page++) newestFirst.addAll(balances(seen(market, position, path + page)));
        assertThat(newestFirst.reversed()).isEqualTo(book.running(shop));
        for (String table : List.of("saala_statement", "saala_statement_day", "saala_debtors", "saala_debtors_day")) {
            assertThat(DATABASE.jdbc()
                            .sql("select count(*) from read.%s where vendor_id = ? and position >= ?".formatted(table))
                            .params(market.vendorId(), position)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "pages an account of ten thousand lines with one statement a page, the first as cheap as a short account's")
    void longAccount() throws SQLException {
        int lines = 10_000;
        int days = 500;
        List<Object> events = new ArrayList<>(List.of(book.opened(shop, "Lakshmi")));
        for (int i = 1; i <= lines; i++) {
            events.add(book.sold(market.id(10_000 + i), shop, FIFTH.plusDays(i % days), 1, 1 + i % 7, 0));
        }
        long position = append(events.toArray());
        List<Long> newestFirst = book.running(shop).reversed();
        String path = "/api/saala/customers/%d/transactions?size=50&page=".formatted(shop);
        seen(market, position, path + 2);
        // As PostgreSQL does by itself within a minute.
        DATABASE.jdbc()
                .sql("analyze read.saala_statement, read.saala_statement_day")
                .update();
        // Each day for the balance before the page and for the number of lines, and the lines of the oldest line's
        // day. The small tables of a test may as well be read from end to end.
        long sums = 2 * rows("saala_statement_day") + lines / days;
        assertThat(rowsRead(path, 1, newestFirst)).isBetween(50L, 2 * 50 + sums);
        assertThat(rowsRead(path, lines / 50, newestFirst)).isBetween(50L, 2 * 50 + rows("saala_statement") + sums);
    }

    private long rowsRead(String path, int page, List<Long> newestFirst) throws SQLException {
        statements.clear();
        assertThat(balances(get(admin(market), path + page).json()))
                .isEqualTo(newestFirst.subList((page - 1) * 50, page * 50));
        assertThat(statements.count()).isEqualTo(1);
        return statements.rowsRead();
    }

    private static long rows(String table) {
        return DATABASE.jdbc()
                .sql("select count(*) from read." + table)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("shows the balances of a plain list of rows, whatever was sold, paid, corrected and removed")
    void agreesWithReference() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Object> events = new ArrayList<>(List.of(book.opened(shop, "Lakshmi"), book.opened(hotel, "Hotel")));
        long lines = 0;
        for (int i = 0; i < 400; i++) {
            long customer = random.nextBoolean() ? shop : hotel;
            LocalDate on = FIFTH.plusDays(random.nextInt(12));
            long someLine = market.id(1 + random.nextLong(lines + 1));
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    long total = random.nextLong(1, 500);
                    events.add(book.sold(market.id(++lines), customer, on, 1, total, random.nextLong(total)));
                }
                case 3 -> events.add(book.paid(market.id(++lines), customer, on, random.nextLong(1, 500)));
                case 4 -> {
                    if (book.has(someLine)) events.add(book.corrected(someLine, on, random.nextLong(1, 500)));
                }
                default -> {
                    if (book.has(someLine)) events.add(book.removed(someLine));
                }
            }
        }
        long position = append(events.toArray());
        try {
            for (long customer : new long[] {shop, hotel}) compare(position, customer, 1 + random.nextInt(30));
            for (int day = 0; day < 12; day++) {
                LocalDate on = FIFTH.plusDays(day);
                assertThat(seen(market, position, "/api/silk/credit/?date=" + on)
                                .get("total_credit")
                                .decimalValue())
                        .isEqualByComparingTo(BigDecimal.valueOf(book.credit(shop, on) + book.credit(hotel, on)));
            }
        } catch (AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }

    private void compare(long position, long customer, int pageSize) {
        List<Row> rows = book.of(customer);
        List<Long> running = book.running(customer);
        String path = "/api/saala/customers/%d/transactions?size=%d&page=".formatted(customer, pageSize);
        List<Long> shown = new ArrayList<>();
        for (int page = 1; page <= 1 + rows.size() / pageSize; page++) {
            shown.addAll(balances(seen(market, position, path + page)));
        }
        assertThat(shown.reversed()).isEqualTo(running);
        assertThat(get(admin(market), path + 1).header("X-Total-Count")).isEqualTo(Integer.toString(rows.size()));
        for (int i = 0; i < rows.size(); i += 7) {
            JsonNode line = seen(
                    market, position, "/api/saala/transactions/" + rows.get(i).lineId());
            assertThat(line.get("balance").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(running.get(i)));
        }
        JsonNode summary = seen(market, position, "/api/saala/customers/%d/summary".formatted(customer));
        assertThat(summary.get("current_balance").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(book.balance(customer)));
        assertThat(summary.get("total_transactions").asInt()).isEqualTo(rows.size());
        assertThat(summary.get("total_amount").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(
                        rows.stream().mapToLong(Row::rupeesTotal).sum()));
    }

    private static List<Long> balances(JsonNode lines) {
        List<Long> balances = new ArrayList<>();
        lines.forEach(line -> balances.add(line.get("balance").decimalValue().longValueExact()));
        return balances;
    }
}
