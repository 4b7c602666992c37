package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Another vendor's things")
class TenancyTest extends CommandServiceTest {
    @Test
    @DisplayName("9.16: look exactly as if they did not exist, on every path that changes something")
    void foreign() {
        Vendor owner = newVendor();
        Vendor stranger = newVendor();
        long group = owner.newGroup("KMP");
        long farmer = owner.newFarmer("Ravi");
        long entry = owner.newEntry(farmer);
        long item = Vendor.created(owner.admin().post("/api/catalog", Map.of("code", "R", "name", "Rose")));
        long vehicle = Vendor.created(owner.admin().post("/api/vehicles", Map.of("vehicle_number", "KA01")));
        long shop = owner.admin()
                .post("/api/saala/customers", Map.of("name", "Shop"))
                .number("id");
        String sales = "/api/saala/customers/%d/transactions".formatted(shop);
        long sale = owner.admin()
                .post(sales, Map.of("item_name", "Rose", "qty", 1, "rate", 1))
                .number("id");
        Map<String, Object> line = Map.of("qty", 1, "rate", 1);
        long suma = owner.newFarmer("Suma");
        owner.newEntry(suma);
        Map<String, Object> settlement = Map.of("farmer_id", suma, "date_from", "2026-01-01", "date_to", "9999-12-31");
        long settled = Vendor.created(owner.admin().post("/api/settlements", settlement));
        long before = eventsOf(owner);

        sameAsUnknown(stranger, "PUT", "/api/farmer-groups/", group, "{\"name\":\"Mine\"}");
        sameAsUnknown(stranger, "DELETE", "/api/farmer-groups/", group, "");
        sameAsUnknown(stranger, "PUT", "/api/farmers/", farmer, "{\"name\":\"Mine\"}");
        sameAsUnknown(stranger, "DELETE", "/api/farmers/", farmer, "");
        sameAsUnknown(stranger, "DELETE", "/api/customers/", farmer, "");
        sameAsUnknown(stranger, "PUT", "/api/catalog/", item, "{\"name\":\"Mine\"}");
        sameAsUnknown(stranger, "DELETE", "/api/items/", item, "");
        sameAsUnknown(stranger, "PUT", "/api/vehicles/", vehicle, "{\"vehicle_name\":\"Mine\"}");
        sameAsUnknown(stranger, "DELETE", "/api/vehicles/", vehicle, "");
        sameAsUnknown(stranger, "PUT", "/api/collections/", entry, "{\"qty\":1}");
        sameAsUnknown(stranger, "DELETE", "/api/collections/", entry, "");
        sameAsUnknown(stranger, "PUT", "/api/saala/customers/", shop, "{\"name\":\"Mine\"}");
        sameAsUnknown(stranger, "DELETE", "/api/saala/customers/", shop, "");
        sameAsUnknown(stranger, "PUT", "/api/saala/transactions/", sale, "{\"qty\":1}");
        sameAsUnknown(stranger, "DELETE", "/api/saala/transactions/", sale, "");
        assertThat(stranger.admin()
                        .post(sales, Map.of("item_name", "Rose", "qty", 1, "rate", 1))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.admin()
                        .post("/api/saala/customers/%d/payments".formatted(shop), Map.of("amount", 1))
                        .status())
                .isEqualTo(404);
        sameAsUnknown(stranger, "POST", "/api/settlements/", settled, "/void?reason=mine", "");
        for (String path : List.of("/api/settlements", "/api/settlements/recalculate")) {
            Answer refused = stranger.admin().post(path, settlement);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).isEqualTo("Invalid farmer");
        }
        for (String path : List.of("/api/farmers/%d/transactions", "/api/customers/%d/advances")) {
            String body = path.endsWith("advances") ? "{\"type\":\"give\",\"val\":1}" : "{\"qty\":1,\"rate\":1}";
            assertThat(stranger.admin()
                            .send("POST", path.formatted(farmer), body)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(stranger.admin()
                        .put("/api/farmers/%d/transactions".formatted(farmer), List.of(line))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.admin()
                        .post("/api/collections", List.of(Map.of("farmer_id", farmer, "qty", 1, "rate", 1)))
                        .detail())
                .isEqualTo("Invalid farmer");
        assertThat(eventsOf(owner)).isEqualTo(before);
        assertThat(owner.admin().delete("/api/collections/" + entry).status()).isEqualTo(200);
    }

    private static void sameAsUnknown(Vendor stranger, String method, String path, long foreignId, String body) {
        sameAsUnknown(stranger, method, path, foreignId, "", body);
    }

    private static void sameAsUnknown(
            Vendor stranger, String method, String path, long foreignId, String rest, String body) {
        Answer foreign = stranger.admin().send(method, path + foreignId + rest, body);
        Answer unknown = stranger.admin().send(method, path + "999999" + rest, body);

        assertThat(foreign.status())
                .as("%s %s: %s", method, path, foreign.body())
                .isEqualTo(404);
        assertThat(foreign.body().replaceAll("\"requestId\":\"[^\"]*\"", ""))
                .isEqualTo(unknown.body().replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }
}
