package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A list as CSV")
class ExportTest extends QueryServiceTest {
    private static final int MANY = 2_500;

    private final Market market = newMarket();

    @Test
    @DisplayName("has the names of the JSON as its header, a line for each row, and a file name")
    void lines() {
        seen(market, append(market.everything()), "/api/farmers/");
        Answered answered = get(admin(market), "/api/farmers/?format=csv");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Type")).startsWith("text/csv").contains("charset=utf-8");
        assertThat(answered.header("Content-Disposition")).isEqualTo("attachment; filename=\"farmers.csv\"");
        assertThat(answered.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answered.body().split("\r\n"))
                .startsWith("id,name,group,groupName,contact,phone,address,farmer_code,code,group_id")
                .contains("%d,Ravi,KMP,KMP,9876543210,9876543210,Road Ravi,F%d-0011,F%d-0011,%d"
                        .formatted(market.ravi(), market.vendorId(), market.vendorId(), market.kmp()))
                .hasSize(3);
    }

    @Test
    @DisplayName("has only its header when there are no rows")
    void empty() {
        seen(market, append(market.vendor()), "/api/vendor/settings");
        assertThat(get(admin(market), "/api/catalog/?format=csv").body()).isEqualTo("id,itemCode,itemName,rate\r\n");
    }

    @Test
    @DisplayName("keeps commas, quotes and lines of a text, and makes formulas harmless")
    void escapes() {
        long vendor = market.vendorId();
        seen(
                market,
                append(
                        new CatalogItemAdded(vendor, market.id(31), "A", "Rose, \"red\"\nfresh", 4_500),
                        new CatalogItemAdded(vendor, market.id(32), "+5", "=cmd()", 0)),
                "/api/catalog/");
        assertThat(get(admin(market), "/api/catalog/?format=csv").body())
                .isEqualTo("""
                    id,itemCode,itemName,rate\r
                    %d,+5,'=cmd(),0.00\r
                    %d,A,"Rose, ""red""\nfresh",45.00\r
                    """.formatted(market.id(32), market.id(31)));
    }

    @Test
    @DisplayName("has all rows, however many there are, or the page that was asked for")
    void everything() {
        List<Object> events = new ArrayList<>(List.of(market.vendor(), market.kmpOpened(), market.raviRegistered()));
        for (int i = 0; i < MANY; i++) {
            events.add(market.recorded(
                    market.ravi(),
                    1_000 + i,
                    Market.line(Market.FIRST, OptionalLong.of(market.kmp()), "Tempo", "Rose", 1_000, i, 0, 0, 0)));
        }
        long position = append(events.toArray());
        seen(market, position, "/api/entries?from=2026-03-01&to=2026-03-31&size=1");
        String path = "/api/entries?from=2026-03-01&to=2026-03-31&format=csv";
        assertThat(get(admin(market), path).body().split("\r\n")).hasSize(MANY + 1);
        assertThat(get(admin(market), "/api/farmers/%d/transactions/?format=csv".formatted(market.ravi()))
                        .body()
                        .split("\r\n"))
                .hasSize(MANY + 1);
        assertThat(get(admin(market), path + "&page=2&size=100").body().split("\r\n"))
                .hasSize(101);
        assertThat(get(admin(market), path + "&cursor=").body().split("\r\n")).hasSize(MANY + 1);
        seen(market, position, "/api/audits?size=1");
        for (String cut : List.of(path + "&size=7", path + "&cursor=&size=7", "/api/audits?format=csv&size=7")) {
            assertThat(get(admin(market), cut).body().split("\r\n")).as(cut).hasSize(8);
        }
    }

    @Test
    @DisplayName("of a report has its rows, of a statement by customer a line for each of them")
    void reports() {
        long position = append(market.everything());
        seen(market, position, "/api/entries");
        String[] lines = get(
                        admin(market), "/api/reports/daily-sales?from_date=2026-03-01&to_date=2026-03-31&format=csv")
                .body()
                .split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("date,iso_date,vehicle,party").endsWith("farmer_id,id");
        String pattiPath =
                "/api/reports/group-patti/%d/data?from_date=2026-03-01&to_date=2026-03-31".formatted(market.kmp());
        seen(market, position, pattiPath);
        String[] patti = get(admin(market), pattiPath + "&format=csv").body().split("\r\n");
        assertThat(patti).hasSize(3);
        assertThat(patti[0]).startsWith("farmer_id,farmer_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/farmers/999999999/transactions/?format=csv",
                "/api/farmers/999999999?format=csv",
                "/api/entries?from=2026-03-02&to=2026-03-01&format=csv"
            })
    @DisplayName("is refused as its JSON is, with a problem")
    void refused(String path) {
        Answered answered = get(admin(market), path);
        assertThat(answered.status()).isIn(404, 422);
        assertThat(answered.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    @DisplayName("holds no place once it is sent")
    void places() {
        seen(market, append(market.everything()), "/api/farmers/");
        assertThat(Stream.generate(() ->
                                get(admin(market), "/api/farmers/?format=csv").status())
                        .limit(20))
                .containsOnly(200);
    }
}
