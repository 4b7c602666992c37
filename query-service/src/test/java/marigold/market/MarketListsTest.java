package marigold.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VendorEvent.VendorUserAdded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lists that every screen starts with")
class MarketListsTest extends QueryServiceTest {
    private final Market market = newMarket();
    private final long vendor = market.vendorId();

    @Test
    @DisplayName("are groups as the predecessor wrote them")
    void groups() {
        long position = append(market.tenOpened(), market.kmpOpened());
        var groups = seen(market, position, "/api/farmer-groups/");
        assertThat(groups.toString()).matches("""
            \\[\\{"id":%d,"vendor_id":%d,"name":"KMP","commission_percent":null,"created_at":"[-0-9T:.]+Z"},\
            \\{"id":%d,"vendor_id":%d,"name":"TEN","commission_percent":10.00,"created_at":"[-0-9T:.]+Z"}]\
            """.formatted(market.kmp(), vendor, market.ten(), vendor));
        assertThat(get(admin(market), "/api/farmer-groups/" + market.ten())
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("TEN");
    }

    @Test
    @DisplayName("are farmers under both of their names, without those who left")
    void farmers() {
        long position = append(
                market.kmpOpened(),
                market.tenOpened(),
                market.raviRegistered(),
                market.sumaRegistered(),
                market.farmer(market.id(13), "Gone", OptionalLong.empty()),
                new FarmerDeactivated(vendor, market.id(13)));
        String code = "F%d-0011".formatted(vendor);
        assertThat(seen(market, position, "/api/farmers/").get(0).toString())
                .isEqualTo("""
                    {"id":%d,"name":"Ravi","group":"KMP","groupName":"KMP","contact":"9876543210","phone":"9876543210",\
                    "address":"Road Ravi","farmer_code":"%s","code":"%s","group_id":%d}\
                    """.formatted(market.ravi(), code, code, market.kmp()));
        assertThat(get(admin(market), "/api/farmers").json().size()).isEqualTo(2);
        assertThat(get(admin(market), "/api/farmers/by-group/?group_name=kmp").body())
                .isEqualTo("""
                    [{"id":%d,"name":"Ravi","group_name":"KMP","code":"%s","farmer_code":"%s","label":"%s - Ravi",\
                    "value":%d,"phone":"9876543210","address":"Road Ravi"}]\
                    """.formatted(market.ravi(), code, code, code, market.ravi()));
        for (String path : new String[] {
            "/api/farmer-groups/%d/farmers/",
            "/api/farmers/group/%d/",
            "/api/customers/group/%d/",
            "/api/customers/by-group/?groupId=%d"
        }) {
            assertThat(get(admin(market), path.formatted(market.ten())).json().toString())
                    .contains("Suma")
                    .doesNotContain("Ravi");
        }
        for (String path : new String[] {"/api/farmers/select2?term=rAv", "/api/customers/?search=rav"}) {
            assertThat(get(admin(market), path).body()).isEqualTo("""
                {"results":[{"id":%d,"text":"%s - Ravi","code":"%s","name":"Ravi"}],"pagination":{"more":false}}\
                """.formatted(market.ravi(), code, code));
        }
        assertThat(get(admin(market), "/api/customers/select2?per_page=1&q=undefined")
                        .json()
                        .get("pagination")
                        .toString())
                .isEqualTo("{\"more\":true}");
        assertThat(get(admin(market), "/api/farmers/by-group?q=%25").body()).isEqualTo("[]");
        assertThat(get(admin(market), "/api/farmers/" + market.ravi()).body())
                .matches("""
                    \\{"id":%d,"vendor_id":%d,"group_id":%d,"farmer_code":"%s","name":"Ravi","phone":"9876543210",\
                    "address":"Road Ravi","commission_percent":null,"advance_total":0.00,"created_at":"[-0-9T:.]+Z"}\
                    """.formatted(market.ravi(), vendor, market.kmp(), code));
    }

    @Test
    @DisplayName("are the flowers, found by name or code")
    void items() {
        long position = append(
                new CatalogItemAdded(vendor, market.id(21), "R1", "Rose", 4_500),
                new CatalogItemAdded(vendor, market.id(22), "J1", "Jasmine", 0));
        assertThat(seen(market, position, "/api/catalog/").toString())
                .isEqualTo("""
                    [{"id":%d,"itemCode":"J1","itemName":"Jasmine","rate":0.00},\
                    {"id":%d,"itemCode":"R1","itemName":"Rose","rate":45.00}]\
                    """.formatted(market.id(22), market.id(21)));
        assertThat(get(admin(market), "/api/items/?q=r1").json().size()).isEqualTo(1);
    }

    @Test
    @DisplayName("are the vehicles")
    void vehicles() {
        long position = append(
                new VehicleRegistered(vendor, market.id(31), "KA01", "Tempo", ""),
                new VehicleRegistered(vendor, market.id(32), "KA02", "", "Raju"));
        assertThat(seen(market, position, "/api/vehicles/").toString())
                .isEqualTo("""
                    [{"id":%d,"name":"KA02","vehicle_number":"KA02","vehicle_name":"","driver_name":"Raju",\
                    "description":"KA02","vehicleDescription":"KA02"},\
                    {"id":%d,"name":"Tempo","vehicle_number":"KA01","vehicle_name":"Tempo","driver_name":"",\
                    "description":"Tempo / KA01","vehicleDescription":"Tempo / KA01"}]\
                    """.formatted(market.id(32), market.id(31)));
        assertThat(get(admin(market), "/api/vehicles/" + market.id(31))
                        .json()
                        .get("vehicle_number")
                        .asString())
                .isEqualTo("KA01");
    }

    @Test
    @DisplayName("are the advances by the groups that farmers are in now, those without one last")
    void advancesByGroup() {
        long loner = market.id(13);
        long position = append(
                market.kmpOpened(),
                market.tenOpened(),
                market.raviRegistered(),
                market.sumaRegistered(),
                market.farmer(loner, "Loner", OptionalLong.empty()),
                market.farmer(market.id(14), "Gone", OptionalLong.of(market.ten())),
                new FarmerDeactivated(vendor, market.id(14)),
                new AdvanceGiven(vendor, market.ravi(), market.id(41), Market.FIRST, 100_000, 100_000, ""),
                new AdvanceDeducted(vendor, market.ravi(), market.id(42), Market.SECOND, 15_000, 85_000, ""),
                new AdvanceGiven(vendor, loner, market.id(43), Market.FIRST, 7_00, 7_00, ""),
                new AdvanceGiven(vendor, market.suma(), market.id(44), Market.FIRST, 20_00, 20_00, ""));
        assertThat(seen(market, position, "/api/advances/by-group/").toString())
                .isEqualTo("""
                    [{"group_id":%d,"group_name":"KMP","farmer_count":1,"given":1000.00,"deducted":150.00,"balance":850.00},\
                    {"group_id":%d,"group_name":"TEN","farmer_count":1,"given":20.00,"deducted":0.00,"balance":20.00},\
                    {"group_id":null,"group_name":"Unassigned","farmer_count":1,"given":7.00,"deducted":0.00,"balance":7.00}]\
                    """.formatted(market.kmp(), market.ten()));

        long moved = append(
                new FarmerGroupRenamed(vendor, market.kmp(), "Kempapura"),
                new FarmerMovedToGroup(vendor, market.suma(), OptionalLong.of(market.kmp())));
        assertThat(seen(market, moved, "/api/advances/by-group").get(0).toString())
                .isEqualTo("""
                    {"group_id":%d,"group_name":"Kempapura","farmer_count":2,"given":1020.00,"deducted":150.00,\
                    "balance":870.00}\
                    """.formatted(market.kmp()));
        assertThat(get(admin(market), "/api/advances/by-group").json().size()).isEqualTo(2);
        assertThat(get(admin(newMarket()), "/api/advances/by-group").body()).isEqualTo("[]");
    }

    @Test
    @DisplayName("are the advances, of one farmer and of all at once")
    void advances() {
        long position = append(
                market.raviRegistered(),
                market.sumaRegistered(),
                new AdvanceGiven(vendor, market.ravi(), market.id(41), Market.FIRST, 100_000, 100_000, "seed"),
                new AdvanceDeducted(vendor, market.ravi(), market.id(42), Market.SECOND, 15_000, 85_000, ""));
        assertThat(seen(market, position, "/api/advances/balances").toString())
                .isEqualTo("""
                    [{"farmer_id":%d,"farmer_name":"Ravi","group_id":%d,"given":1000.00,"deducted":150.00,"balance":850.00},\
                    {"farmer_id":%d,"farmer_name":"Suma","group_id":%d,"given":0.00,"deducted":0.00,"balance":0.00}]\
                    """.formatted(market.ravi(), market.kmp(), market.suma(), market.ten()));
        assertThat(get(admin(market), "/api/customers/%d/advances/".formatted(market.ravi()))
                        .body())
                .matches("""
                    \\{"given":1000.00,"deducted":150.00,"balance":850.00,"logs":\\[\
                    \\{"id":%d,"type":"give","val":1000.00,"date":"[-0-9T:.]+Z","remarks":"seed"},\
                    \\{"id":%d,"type":"deduct","val":150.00,"date":"[-0-9T:.]+Z","remarks":""}]}\
                    """.formatted(market.id(41), market.id(42)));
    }

    @Test
    @DisplayName("are the vendor's settings and, for the platform admin, all vendors")
    void vendors() {
        long position = append(
                market.vendor(), new VendorUserAdded(vendor, market.id(51), "Clerk", "clerk@example.com", "staff"));
        assertThat(seen(market, position, "/api/vendor/settings").toString()).isEqualTo("""
            {"vendor_id":%d,"name":"Stall %d","owner_name":"Owner","phone":"","phones":[],"address":"",\
            "logo":"","time_zone":"Asia/Kolkata","default_commission_percent":12.00,"settlement_base":"GROSS","deduct_paid":true,\
            "allow_advance_overdraw":false}\
            """.formatted(vendor, vendor));
        var vendors =
                get(master(), "/api/admin/vendors", "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        assertThat(vendors.status()).isEqualTo(200);
        assertThat(vendors.body()).containsPattern("""
            \\{"id":%d,"name":"Stall %d","owner_name":"Owner","email":"owner%d@example.com","phone":"",\
            "created_at":"[-0-9T:.]+Z","users":\\[\\{"id":%d,"name":"Clerk","email":"clerk@example.com",\
            "role":"staff","is_active":true,"created_at":"[-0-9T:.]+Z"}]}\
            """.formatted(vendor, vendor, vendor, market.id(51)));
        assertThat(get(admin(market), "/api/admin/vendors").status()).isEqualTo(401);
    }
}
