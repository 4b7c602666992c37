package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Case 9.16, for every path of the slice: another vendor's ids look as if they did not exist, and lists
/// never leak.
@DisplayName("Another vendor")
class OtherTenantIT {
    private static final String SECRET = "Zebra-";

    private static Stall theirs;
    private static Stall mine;
    private static Map<String, Long> ids;

    @BeforeAll
    static void twoVendors() {
        theirs = new Stall(RunningMarigold.shared());
        mine = new Stall(RunningMarigold.shared()).withFixtureEntries();
        ids = new LinkedHashMap<>();
        ids.put("{group}", theirs.kmp);
        ids.put("{farmer}", theirs.ravi);
        ids.put(
                "{item}",
                Stall.idOf(theirs.admin
                        .post("/api/catalog/", "{\"code\": \"Z\", \"name\": \"Zebra-Rose\"}")
                        .expect(201)));
        ids.put(
                "{vehicle}",
                Stall.idOf(theirs.admin
                        .post("/api/vehicles/", "{\"vehicle_number\": \"Zebra-1\"}")
                        .expect(201)));
        ids.put(
                "{entry}",
                Stall.idOf(theirs.add(
                        theirs.ravi, Stall.entry("2026-03-01", "Zebra-1", "Zebra-Rose", "1", "10", "0", "0", "0"))));
        long shop = Stall.idOf(theirs.admin
                .post("/api/saala/customers/", "{\"name\": \"Zebra-Shop\"}")
                .expect(200));
        ids.put("{shop}", shop);
        ids.put(
                "{sale}",
                Stall.idOf(theirs.admin
                        .post(
                                "/api/saala/customers/%d/transactions/".formatted(shop),
                                "{\"date\": \"2026-03-01\", \"item_name\": \"Zebra-Rose\", \"qty\": 1, \"rate\": 1}")
                        .expect(200)));
        for (String closing : List.of(
                "daily-collections | {\"date\": \"2026-03-01\", \"cash\": 77}",
                "collections | {\"date\": \"2026-03-01\", \"credit\": 77}",
                "physical-digital-entries | {\"date\": \"2026-03-01\", \"physical_kg\": 7, \"physical_rate\": 7,"
                        + " \"digital_kg\": 7, \"digital_rate\": 7}")) {
            String[] parts = closing.split(" \\| ");
            theirs.admin.post("/api/silk/" + parts[0], parts[1]).expect(200);
        }
        long suma = Stall.idOf(theirs.admin
                .post("/api/customers/", "{\"name\": \"Zebra-Suma\"}")
                .expect(201));
        theirs.add(suma, Stall.entry("2026-03-01", "1", "10"));
        ids.put(
                "{settlement}",
                Stall.idOf(theirs.admin
                        .post(
                                "/api/settlements/",
                                "{\"farmer_id\": %d, \"date_from\": \"2026-03-01\", \"date_to\": \"2026-03-31\"}"
                                        .formatted(suma))
                        .expect(201)));
        theirs.admin
                .post("/api/customers/", "{\"name\": \"Zebra-Farmer\", \"groupId\": %d}".formatted(theirs.kmp))
                .expect(201);
        theirs.admin.post("/api/farmer-groups/", "{\"name\": \"Zebra-Group\"}").expect(201);
        theirs.admin
                .post(
                        "/api/customers/%d/advances/".formatted(theirs.ravi),
                        "{\"type\": \"give\", \"val\": 5, \"remarks\": \"Zebra-Loan\"}")
                .expect(201);
        theirs.admin
                .put("/api/vendor/settings", "{\"name\": \"Zebra-Flowers\", \"address\": \"Zebra-Crossing\"}")
                .expect(200);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/farmer-groups/{group} |",
                "GET | /api/farmer-groups/{group}/farmers |",
                "PUT | /api/farmer-groups/{group} | {\"name\": \"Mine\"}",
                "DELETE | /api/farmer-groups/{group} |",
                "GET | /api/farmers/{farmer} |",
                "PUT | /api/farmers/{farmer} | {\"name\": \"Mine\"}",
                "DELETE | /api/farmers/{farmer} |",
                "DELETE | /api/customers/{farmer} |",
                "GET | /api/farmers/{farmer}/transactions |",
                "GET | /api/farmers/{farmer}/days |",
                "POST | /api/farmers/{farmer}/transactions | {\"qty\": 1, \"rate\": 1}",
                "PUT | /api/farmers/{farmer}/transactions | [{\"date\": \"2026-03-01\", \"qty\": 1, \"rate\": 1}]",
                "GET | /api/customers/{farmer}/advances |",
                "POST | /api/customers/{farmer}/advances | {\"type\": \"give\", \"val\": 1}",
                "PUT | /api/catalog/{item} | {\"name\": \"Mine\"}",
                "DELETE | /api/catalog/{item} |",
                "PUT | /api/items/{item} | {\"name\": \"Mine\"}",
                "DELETE | /api/items/{item} |",
                "GET | /api/vehicles/{vehicle} |",
                "PUT | /api/vehicles/{vehicle} | {\"vehicle_name\": \"Mine\"}",
                "DELETE | /api/vehicles/{vehicle} |",
                "PUT | /api/collections/{entry} | {\"qty\": 1}",
                "DELETE | /api/collections/{entry} |",
                "GET | /api/reports/ledger/{farmer}/data |",
                "GET | /api/reports/ledger/{farmer} |",
                "GET | /api/reports/ledger/{farmer}?format=json |",
                "GET |"
                    + " /api/print-docx/ledger-report-preview?farmer_id={farmer}&from_date=2026-03-01&to_date=2026-03-31"
                    + " |",
                "GET | /api/reports/group-patti/{group}/data |",
                "GET | /api/reports/group-total-by-group/data?group_name=Zebra-Group |",
                "GET | /api/settlements/{settlement} |",
                "POST | /api/settlements/{settlement}/void?reason=mine |",
                "POST | /api/settlements/{settlement}/void | {\"reason\": \"mine\"}",
                "GET | /api/reports/group-total-by-group?group_name=Zebra-Group |",
                "GET | /api/reports/group-patti/{group} |",
                "GET | /api/reports/advance-statement/{farmer}/data |",
                "GET | /api/reports/advance-statement/{farmer} |",
                "GET | /api/reports/saala-statement/{shop}/data |",
                "GET | /api/reports/saala-statement/{shop} |",
                "GET | /api/saala/customers/{shop} |",
                "PUT | /api/saala/customers/{shop} | {\"name\": \"Mine\"}",
                "DELETE | /api/saala/customers/{shop} |",
                "GET | /api/saala/customers/{shop}/transactions |",
                "POST | /api/saala/customers/{shop}/transactions | {\"item_name\": \"R\", \"qty\": 1, \"rate\": 1}",
                "POST | /api/saala/customers/{shop}/payments | {\"amount\": 1}",
                "GET | /api/saala/customers/{shop}/summary |",
                "GET | /api/saala/customers/{shop}/summary?date=2026-03-01 |",
                "GET | /api/saala/customers/{shop}/total-outstanding |",
                "GET | /api/saala/transactions/{sale} |",
                "PUT | /api/saala/transactions/{sale} | {\"qty\": 2}",
                "DELETE | /api/saala/transactions/{sale} |",
            })
    @DisplayName("gets 404 for my ids, of the same shape as for ids that nobody has")
    void looksUnknown(String method, String path, String body) {
        String json = body == null ? "" : body;
        String foreign = path;
        String unused = path;
        for (var id : ids.entrySet()) {
            foreign = foreign.replace(id.getKey(), id.getValue().toString());
            unused = unused.replace(id.getKey(), "987654321");
        }
        Reply asked = mine.admin.send(method, foreign, json);
        Reply nothing = mine.admin.send(method, unused, json);
        asked.refused(404, "not found");
        assertThat(withoutRequestId(asked)).isEqualTo(withoutRequestId(nothing));
    }

    private static String withoutRequestId(Reply reply) {
        return reply.text().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/farmer-groups",
                "/api/farmers",
                "/api/farmers/by-group?group_name=KMP",
                "/api/customers",
                "/api/farmers/select2?q=Z",
                "/api/customers/select2?q=Z",
                "/api/catalog",
                "/api/items",
                "/api/items?q=Zebra",
                "/api/vehicles",
                "/api/collections",
                "/api/entries?from=2026-01-01&to=2026-12-31",
                "/api/advances/balances",
                "/api/advances/by-group",
                "/api/settlements",
                "/api/reports/daily-sales?format=json&from_date=2026-01-01&to_date=2026-12-31",
                "/api/reports/daily-sales?from_date=2026-01-01&to_date=2026-12-31",
                "/api/print-docx/daily-sales-report?from=2026-01-01&to=2026-12-31",
                "/api/reports/daily-sales/items",
                "/api/reports/silk-day?date=2026-03-01",
                "/api/reports/silk-day/data?date=2026-03-01",
                "/api/reports/group-total?from_date=2026-01-01&to_date=2026-12-31",
                "/api/reports/group-total-by-group?group_name=kmp&from_date=2026-01-01&to_date=2026-12-31",
                "/api/reports/group-total/data?from_date=2026-01-01&to_date=2026-12-31",
                "/api/reports/group-total-by-group/data?group_name=kmp&from_date=2026-01-01&to_date=2026-12-31",
                "/api/reports/item-sales/data?from_date=2026-01-01&to_date=2026-12-31",
                "/api/reports/group-payments/data?from_date=2026-01-01&to_date=2026-12-31",
                "/api/reports/payments/data?from_date=2026-01-01&to_date=2026-12-31",
                "/api/silk/ledger?date=2026-03-01",
                "/api/silk/credit?date=2026-03-01",
                "/api/silk/daily-collections?from_date=2026-01-01&to_date=2026-12-31",
                "/api/silk/collections",
                "/api/silk/physical-digital-entries",
                "/api/silk/day-summary?date=2026-03-01",
                "/api/silk/saala-transactions-by-date-range?from_date=2026-01-01&to_date=2026-12-31",
                "/api/saala/customers",
                "/api/saala/debtors",
                "/api/vendor/settings",
                "/api/audits",
                "/api/auth/me",
            })
    @DisplayName("finds nothing of mine in his lists")
    void listsDoNotLeak(String path) {
        Reply list = mine.admin.get(path).expect(200);
        assertThat(list.text()).doesNotContain(SECRET);
        assertThat(theirs.admin.get(path).expect(200).text()).isNotEqualTo(list.text());
    }

    @Test
    @DisplayName("closes his own day, whatever I counted on that day")
    void silkDay() {
        String path = "/api/silk/daily-collections/2026-03-01";
        mine.admin.get(path).refused(404, "No collection found");
        Reply counted = mine.admin
                .post("/api/silk/daily-collections", "{\"date\": \"2026-03-01\", \"cash\": 5}")
                .expect(200);
        assertThat(mine.admin.get(path).expect(200).text()).isEqualTo(counted.text());
        assertThat(theirs.admin.get(path).expect(200).number("cash")).isEqualByComparingTo("77");
    }

    @Test
    @DisplayName("may not use my groups and vehicles in his own records")
    void borrowed() {
        mine.admin
                .post("/api/customers/", "{\"name\": \"A\", \"groupId\": %d}".formatted(theirs.kmp))
                .refused(400, "group");
        mine.admin
                .put("/api/farmers/" + mine.ravi, "{\"group_id\": %d}".formatted(theirs.kmp))
                .refused(400, "group");
        mine.admin
                .post(
                        "/api/collections/",
                        "[{\"farmer_id\": %d, \"vehicle_id\": %d, \"qty_kg\": 1, \"rate_per_kg\": 1}]"
                                .formatted(mine.ravi, ids.get("{vehicle}")))
                .refused(400, "Invalid vehicle");
        for (String path : List.of("/api/settlements", "/api/settlements/recalculate")) {
            mine.admin
                    .post(
                            path,
                            "{\"farmer_id\": %d, \"date_from\": \"2026-03-01\", \"date_to\": \"2026-03-31\"}"
                                    .formatted(theirs.ravi))
                    .refused(400, "Invalid farmer");
        }
        mine.admin
                .post(
                        "/api/collections/",
                        "[{\"farmer_id\": %d, \"vehicle_id\": %d, \"qty_kg\": 1, \"rate_per_kg\": 1}]"
                                .formatted(theirs.ravi, ids.get("{vehicle}")))
                .refused(400, "Invalid");
    }

    @Test
    @DisplayName("does not get my answer with my key, my validator or my token")
    void keysAndValidators() {
        String key = UUID.randomUUID().toString();
        Reply first = theirs.admin
                .with("Idempotency-Key", key)
                .post("/api/customers/", "{\"name\": \"Zebra-Keyed\"}")
                .expect(201);
        Reply second = mine.admin
                .with("Idempotency-Key", key)
                .post("/api/customers/", "{\"name\": \"Mine\"}")
                .expect(201);
        assertThat(second.text()).doesNotContain(SECRET).isNotEqualTo(first.text());
        for (String path : List.of("/api/farmers/", "/api/vehicles/")) {
            String tag = theirs.admin.get(path).expect(200).header("ETag").orElseThrow();
            Reply list = mine.admin.with("If-None-Match", tag).get(path);
            if (list.status() == 200) assertThat(list.text()).doesNotContain(SECRET);
            else assertThat(list.http().body()).isEmpty();
        }
        mine.admin
                .with("Consistency-Token", first.header("Consistency-Token").orElseThrow())
                .get("/api/farmers/")
                .expect(200);
    }

    @Test
    @DisplayName("has changed nothing of mine")
    void unchanged() {
        assertThat(theirs.entriesOf(theirs.ravi)).hasSize(1);
        assertThat(theirs.admin
                        .get("/api/farmers/" + theirs.ravi)
                        .expect(200)
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("Ravi");
    }
}
