package marigold.acceptance;

import java.util.ArrayList;
import java.util.List;
import marigold.acceptance.RunningMarigold.Vendor;
import tools.jackson.databind.JsonNode;

/// A vendor with the fixture of the specification's section 5: groups KMP (no rate) and TEN (10 %), farmers
/// Ravi and Suma.
final class Stall {
    final Vendor vendor;
    final Client admin;
    final long kmp;
    final long ten;
    final long ravi;
    final long suma;

    Stall(RunningMarigold marigold) {
        vendor = marigold.newVendor();
        admin = vendor.admin();
        kmp = idOf(admin.post("/api/farmer-groups/", "{\"name\": \"KMP\"}").expect(201));
        ten = idOf(admin.post("/api/farmer-groups/", "{\"name\": \"TEN\", \"commission_percent\": 10}")
                .expect(201));
        ravi = idOf(admin.post("/api/customers/", "{\"name\": \"Ravi\", \"groupId\": %d}".formatted(kmp))
                .expect(201));
        suma = idOf(admin.post("/api/customers/", "{\"name\": \"Suma\", \"groupId\": %d}".formatted(ten))
                .expect(201));
    }

    static long idOf(Reply reply) {
        return reply.json().get("id").asLong();
    }

    /// E1, E2 and E3 of the fixture.
    Stall withFixtureEntries() {
        admin.post("/api/vehicles/", "{\"vehicle_name\": \"Tempo\", \"vehicle_number\": \"KA01\"}")
                .expect(201);
        add(ravi, entry("2026-03-01", "Tempo", "Rose", "10.5", "45", "2", "15", "100"));
        add(ravi, entry("2026-03-02", "ZZ99", "Jasmine", "4", "120.50", "0", "0", "0"));
        add(suma, entry("2026-03-01", "Tempo", "Rose", "100", "50", "1", "20", "500"));
        return this;
    }

    /// The body that the predecessor's front end sends: its names, its numbers as text.
    static String entry(
            String date,
            String vehicle,
            String item,
            String qty,
            String rate,
            String luggage,
            String coolie,
            String paid) {
        return """
            {"date": "%s", "vehicle": "%s", "itemCode": "%s", "itemName": "%s", "qty": "%s", "rate": "%s",
             "laguage": "%s", "coolie": "%s", "paidAmt": "%s", "remarks": "Regular"}
            """.formatted(date, vehicle, item.substring(0, 1), item, qty, rate, luggage, coolie, paid);
    }

    /// A row with a rate and no charges.
    static String entry(String date, String qty, String rate) {
        return entry(date, "Tempo", "Rose", qty, rate, "0", "0", "0");
    }

    Reply tryAdd(long farmerId, String entry) {
        return admin.post("/api/farmers/%d/transactions/".formatted(farmerId), entry);
    }

    Reply add(long farmerId, String entry) {
        return tryAdd(farmerId, entry).expect(201);
    }

    /// The farmer's entries as the front end's next request gets them.
    List<JsonNode> entriesOf(long farmerId) {
        List<JsonNode> entries = new ArrayList<>();
        admin.get("/api/farmers/%d/transactions/".formatted(farmerId))
                .expect(200)
                .json()
                .forEach(entries::add);
        return entries;
    }
}
