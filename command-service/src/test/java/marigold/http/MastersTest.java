package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("The vendor's masters")
class MastersTest extends CommandServiceTest {
    private Vendor vendor;
    private Api admin;
    private Api clerk;

    @BeforeAll
    void openStall() {
        vendor = newVendor();
        admin = vendor.admin();
        clerk = newStaff(vendor);
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @DisplayName("farmer groups")
    class Groups {
        @Test
        @DisplayName("9.12, 9.13: have one name each, whatever its case; % is a name; case alone may change")
        void names() {
            Answer opened = admin.post("/api/farmer-groups/", Map.of("name", " KMP ", "commission_percent", 10));
            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
            assertThat(opened.text("name")).isEqualTo("KMP");
            assertThat(opened.number("vendor_id")).isEqualTo(vendor.id());
            assertThat(opened.body()).contains("\"commission_percent\":10.00");
            assertThat(opened.text("created_at")).endsWith("Z");

            assertRefused(admin.post("/api/farmer-groups", Map.of("name", "kmp")), 400, "Group name already exists");
            long percent = Vendor.created(admin.post("/api/farmer-groups", Map.of("name", "%")));

            String path = "/api/farmer-groups/%d/".formatted(opened.number("id"));
            Answer renamed = admin.put(path, Map.of("name", "kmp"));
            assertThat(renamed.status()).isEqualTo(200);
            assertThat(renamed.text("created_at")).isEqualTo(opened.text("created_at"));
            assertRefused(
                    admin.put("/api/farmer-groups/" + percent, Map.of("name", "Kmp")),
                    400,
                    "Group name already exists");
            Map<String, Object> none = new HashMap<>();
            none.put("commission_percent", null);
            assertThat(admin.put(path, none).body()).contains("\"commission_percent\":null");
        }

        @Test
        @DisplayName("9.17: are the admin's business")
        void adminOnly() {
            assertRefused(clerk.post("/api/farmer-groups", Map.of("name", "X")), 403, "Admin access required");
        }

        @Test
        @DisplayName("are refused for what cannot be, every mistake named")
        void mistakes() {
            Answer answer = admin.post(
                    "/api/farmer-groups", Map.of("name", "x".repeat(101), "commission_percent", 100.01, "color", 1));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.mistaken()).containsExactlyInAnyOrder("name", "commission_percent", "color");
            assertRefused(admin.put("/api/farmer-groups/999999", Map.of()), 404, "Farmer group not found");
        }

        @Test
        @DisplayName("B17: may be deleted without their farmers, unless one has a history")
        void delete() {
            long group = vendor.newGroup("Route 1");
            long ravi = Vendor.created(clerk.post("/api/customers/", Map.of("name", "Ravi", "groupId", group)));
            long entry = vendor.newEntry(ravi);
            String path = "/api/farmer-groups/%d/".formatted(group);
            assertRefused(admin.delete(path), 400, "Cannot delete: Ravi has transaction history");

            clerk.delete("/api/collections/" + entry);
            assertThat(admin.delete(path).status()).isEqualTo(200);
            assertRefused(admin.delete(path), 404, "Farmer group not found");
            Answer still = admin.put("/api/farmers/" + ravi, Map.of("name", "Ravi K"));
            assertThat(still.json().get("group_id").isNull()).isTrue();
            vendor.newGroup("route 1");
        }
    }

    @Nested
    @DisplayName("farmers")
    class Farmers {
        @Test
        @DisplayName("9.14: get codes in order and no commission of their own")
        void register() {
            Vendor stall = newVendor();
            long group = stall.newGroup("KMP");
            Map<String, Object> ravi =
                    Map.of("name", "Ravi", "phone", "9876543210", "address", "Kolar", "group_name", "KMP");

            Answer first = stall.admin().post("/api/farmers/", ravi);
            Answer second = stall.admin().post("/api/farmers/", ravi);

            assertThat(first.status()).as(first.body()).isEqualTo(201);
            assertThat(first.body()).isEqualTo("""
                {"id":%d,"vendor_id":%d,"group_id":%d,"farmer_code":"F%d-0001","name":"Ravi",\
                "phone":"9876543210","address":"Kolar","commission_percent":null,"advance_total":0.00,\
                "created_at":"%s"}\
                """.formatted(
                            first.number("id"), stall.id(), group, stall.id(), first.text("created_at")));
            assertThat(second.text("farmer_code")).isEqualTo("F%d-0002".formatted(stall.id()));
            assertRefused(
                    stall.admin()
                            .post(
                                    "/api/farmers/",
                                    Map.of("name", "R", "phone", "12345", "address", "K", "group_name", "?")),
                    400,
                    "Farmer group not found");
        }

        @Test
        @DisplayName("are entered by any clerk as customers, in the screens' shape")
        void customers() {
            long group = vendor.newGroup("Customers");
            Answer answer = clerk.post(
                    "/api/customers/",
                    Map.of("name", "Suma", "groupId", Long.toString(group), "contact", "", "address", "Hosur"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(answer.text("group")).isEqualTo("Customers");
            assertThat(answer.text("groupName")).isEqualTo("Customers");
            assertThat(answer.text("address")).isEqualTo("Hosur");
            assertRefused(
                    clerk.post("/api/customers", Map.of("name", "S", "groupId", 999_999)),
                    400,
                    "Farmer group not found");
            assertThat(clerk.post("/api/customers", Map.of("name", "  ")).mistaken())
                    .containsExactly("name");
        }

        @Test
        @DisplayName("change in what is sent, and show what they owe")
        void change() {
            long ravi = vendor.newFarmer("Ravi");
            long suma = vendor.newFarmer("Suma");
            clerk.post("/api/customers/%d/advances".formatted(ravi), Map.of("type", "give", "val", 1000));

            Answer changed = admin.put(
                    "/api/farmers/%d/".formatted(ravi),
                    Map.of("farmer_code", "RAVI", "phone", "9876543210", "commission_percent", "9.5"));

            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(changed.text("name")).isEqualTo("Ravi");
            assertThat(changed.text("farmer_code")).isEqualTo("RAVI");
            assertThat(changed.body()).contains("\"commission_percent\":9.50,\"advance_total\":1000.00");
            assertRefused(
                    admin.put("/api/farmers/" + suma, Map.of("farmer_code", "RAVI")),
                    409,
                    "Farmer code already exists");
            assertRefused(admin.put("/api/farmers/" + suma, Map.of("group_id", 999_999)), 400, "Invalid farmer group");
            assertRefused(admin.put("/api/farmers/999999", Map.of("name", "X")), 404, "Farmer not found");
        }

        @Test
        @DisplayName("9.15: leave only without a history, and then are gone")
        void delete() {
            long ravi = vendor.newFarmer("Ravi");
            long lent = vendor.newFarmer("Lent");
            long fresh = vendor.newFarmer("Fresh");
            vendor.newEntry(ravi);
            clerk.post("/api/customers/%d/advances".formatted(lent), Map.of("type", "give", "val", 1));

            String history = "Cannot delete customer with transaction history";
            assertRefused(clerk.delete("/api/customers/%d/".formatted(ravi)), 400, history);
            assertRefused(admin.delete("/api/farmers/%d/".formatted(lent)), 400, history);
            assertThat(clerk.delete("/api/customers/%d/".formatted(fresh)).status())
                    .isEqualTo(200);
            assertRefused(clerk.delete("/api/customers/%d/".formatted(fresh)), 404, "Customer not found");
            assertRefused(admin.delete("/api/farmers/%d".formatted(fresh)), 404, "Farmer not found");
            assertRefused(
                    clerk.post("/api/farmers/%d/transactions".formatted(fresh), Map.of("qty", 1, "rate", 1)),
                    404,
                    "Farmer not found");
        }
    }

    @Nested
    @DisplayName("the price list")
    class Catalog {
        @Test
        @DisplayName("has one item per code, under both paths and all names")
        void codes() {
            Answer rose = clerk.post("/api/catalog/", Map.of("itemCode", " R ", "itemName", "Rose", "rate", "45"));
            assertThat(rose.status()).as(rose.body()).isEqualTo(201);
            assertThat(rose.body())
                    .isEqualTo("{\"id\":%d,\"itemCode\":\"R\",\"itemName\":\"Rose\",\"rate\":45.00}"
                            .formatted(rose.number("id")));
            assertRefused(
                    clerk.post("/api/items", Map.of("productCode", "R", "productName", "Ruby")),
                    400,
                    "Item code already exists");
            assertRefused(
                    clerk.post("/api/items", Map.of("code", " ", "name", "Ruby")), 400, "Code and name are required");
            assertThat(clerk.post("/api/items", Map.of("code", "X")).mistaken()).containsExactly("name");

            String path = "/api/items/%d".formatted(rose.number("id"));
            assertThat(clerk.put(path, Map.of("rate", 50)).body()).contains("\"rate\":50.00");
            assertThat(clerk.put(path, Map.of("code", "S")).mistaken()).containsExactly("code");
            assertThat(clerk.delete(path).status()).isEqualTo(200);
            assertRefused(clerk.delete(path), 404, "Item not found");
            Vendor.created(clerk.post("/api/catalog", Map.of("code", "R", "name", "Rose again")));
        }
    }

    @Nested
    @DisplayName("vehicles")
    class Vehicles {
        @Test
        @DisplayName("have one number each, their name if they have no other")
        void numbers() {
            Answer tempo = admin.post(
                    "/api/vehicles/", Map.of("vehicleNumber", "KA01", "vehicleName", "Tempo", "driverName", "Somu"));
            assertThat(tempo.status()).as(tempo.body()).isEqualTo(201);
            assertThat(tempo.body()).isEqualTo("""
                {"id":%d,"name":"Tempo","vehicle_number":"KA01","vehicle_name":"Tempo",\
                "driver_name":"Somu","description":"Tempo / KA01","vehicleDescription":"Tempo / KA01"}\
                """.formatted(tempo.number("id")));
            assertRefused(admin.post("/api/vehicles", Map.of("vehicle_number", "KA01")), 400, "Vehicle already exists");
            Answer van = admin.post("/api/vehicles", Map.of("vehicle_name", "Van"));
            assertThat(van.text("vehicle_number")).isEqualTo("Van");
            assertRefused(
                    admin.post("/api/vehicles", Map.of("driver_name", "Somu")), 400, "Vehicle number is required");

            String path = "/api/vehicles/%d".formatted(van.number("id"));
            assertRefused(admin.put(path, Map.of("vehicle_number", "KA01")), 400, "Vehicle number already in use");
            assertRefused(admin.put(path, Map.of("vehicle_number", " ")), 400, "Vehicle number cannot be blank");
            assertThat(admin.put(path, Map.of("driver_name", "Raju")).text("driver_name"))
                    .isEqualTo("Raju");
            assertRefused(clerk.delete(path + "/"), 403, "Admin access required");
            assertThat(admin.delete(path + "/").status()).isEqualTo(200);
            assertRefused(admin.delete(path), 404, "Vehicle not found");
        }
    }

    @Nested
    @DisplayName("settings")
    class Settings {
        @Test
        @DisplayName("change in what is sent")
        void change() {
            Vendor stall = newVendor();
            Answer changed = stall.admin()
                    .put(
                            "/api/vendor/settings",
                            Map.of(
                                    "phone",
                                    "080 1234, 98450 12345,",
                                    "time_zone",
                                    "Pacific/Kiritimati",
                                    "default_commission_percent",
                                    10,
                                    "settlement_base",
                                    "NET_OF_CHARGES",
                                    "allow_advance_overdraw",
                                    true));
            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(changed.body()).endsWith("""
                "phone":"080 1234, 98450 12345,","phones":["080 1234","98450 12345"],"address":"","logo":"",\
                "time_zone":"Pacific/Kiritimati","default_commission_percent":10.00,"settlement_base":"NET_OF_CHARGES",\
                "deduct_paid":true,"allow_advance_overdraw":true}\
                """);

            long ravi = stall.newFarmer("Ravi");
            Answer overdrawn = stall.admin()
                    .post("/api/customers/%d/advances".formatted(ravi), Map.of("type", "deduct", "val", 5));
            assertThat(overdrawn.money("balance")).isEqualByComparingTo("-5");
            assertThat(stall.admin()
                            .put(
                                    "/api/vendor/settings",
                                    Map.of("time_zone", "Mars/Base", "settlement_base", "NET", "deduct_paid", 1))
                            .mistaken())
                    .containsExactlyInAnyOrder("time_zone", "settlement_base", "deduct_paid");
            assertRefused(newStaff(stall).put("/api/vendor/settings", Map.of()), 403, "Admin access required");
        }

        @Test
        @DisplayName("take a small PNG or JPEG as a logo, and nothing else")
        void logo() {
            Vendor stall = newVendor();
            String png = picture("png", 64 * 1024, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
            assertThat(setLogo(stall, png).text("logo")).isEqualTo(png);
            assertThat(stall.admin()
                            .put("/api/vendor/settings", Map.of("phone", "1"))
                            .text("logo"))
                    .isEqualTo(png);
            String jpeg = picture("jpeg", 3_000, 0xff, 0xd8, 0xff, 0xe0);
            assertThat(setLogo(stall, jpeg).text("logo")).isEqualTo(jpeg);
            assertThat(setLogo(stall, "").text("logo")).isEmpty();
            for (String refused : List.of(
                    picture("png", 64 * 1024 + 1, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
                    picture("png", 64 * 1024 + 4, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
                    picture("jpeg", 100, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
                    picture("png", 100, 'G', 'I', 'F', '8', '9', 'a'),
                    picture("gif", 100, 'G', 'I', 'F', '8', '9', 'a'),
                    picture("svg+xml", 100, '<', 's', 'v', 'g', '>'),
                    "data:image/png;base64,",
                    "data:image/png;base64,iVBORw0KGgo=)}*{display:none",
                    "data:image/png,iVBORw0KGgo=",
                    "https://example.com/logo.png",
                    "logo.png")) {
                assertThat(setLogo(stall, refused).mistaken()).as(refused).containsExactly("logo");
            }
            assertThat(stall.admin()
                            .put("/api/vendor/settings", Map.of("phone", "1".repeat(61), "logo", List.of()))
                            .mistaken())
                    .containsExactlyInAnyOrder("phone", "logo");
        }

        private Answer setLogo(Vendor stall, String logo) {
            return stall.admin().put("/api/vendor/settings", Map.of("logo", logo));
        }

        private String picture(String type, int bytes, int... start) {
            byte[] picture = new byte[bytes];
            for (int i = 0; i < start.length; i++) picture[i] = (byte) start[i];
            return "data:image/%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(picture));
        }
    }

    private static void assertRefused(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.text("error")).isEqualTo(detail);
    }
}
