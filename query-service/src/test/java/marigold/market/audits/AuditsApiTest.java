package marigold.market.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import marigold.security.Session;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Asking for audits")
class AuditsApiTest extends QueryServiceTest {
    @Test
    @DisplayName("gives who, when, what, before and after, newest first")
    void line() {
        Market market = newMarket();
        append(market.everything());
        var set = new FarmerCommissionSet(market.vendorId(), market.ravi(), OptionalInt.of(1_250));
        JsonNode newest = seen(market, append(set), "/api/audits").get(0);
        assertThat(newest.toString().replaceAll("\"at\":\"[^\"]+Z\"", "\"at\":\"then\""))
                .isEqualTo("""
                    {"id":%d,"at":"then","user":{"id":0,"name":"Platform admin"},"kind":"farmer-commission-set",\
                    "action":"changed","subject":{"type":"farmer","id":%d},"farmer_id":%d,\
                    "before":{"commission_percent":null},"after":{"commission_percent":12.50}}\
                    """.formatted(newest.get("id").asLong(), market.ravi(), market.ravi()));
    }

    @Test
    @DisplayName("leads through all events of the vendor by links")
    void pages() {
        Market market = newMarket();
        JsonNode whole = seen(market, append(market.everything()), "/api/audits/?size=1000");
        assertThat(whole.size()).isEqualTo(8);
        assertThat(whole.get(7).get("before").isNull()).isTrue();
        List<String> paged = new ArrayList<>();
        String next = "/api/audits?size=3";
        while (!next.isEmpty()) {
            Answered page = get(admin(market), next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().forEach(line -> paged.add(line.toString()));
            next = page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }
        assertThat(paged)
                .containsExactlyElementsOf(
                        whole.valueStream().map(JsonNode::toString).toList());
    }

    @Test
    @DisplayName("finds them by farmer and by kind")
    void filtered() {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/audits");
        assertThat(kinds(market, "?farmer_id=" + market.ravi()))
                .containsExactly("entry-recorded", "entry-recorded", "farmer-registered");
        assertThat(kinds(market, "?kind=farmer-group-opened"))
                .containsExactly("farmer-group-opened", "farmer-group-opened");
        assertThat(kinds(market, "?kind=farmer-registered&farmer_id=" + market.suma()))
                .containsExactly("farmer-registered");
        assertThat(kinds(market, "?user_id=77")).isEmpty();
    }

    @Test
    @DisplayName("finds them by moment, and by the vendor's own date")
    void byTime() {
        Market market = newMarket();
        JsonNode all = seen(market, append(market.everything()), "/api/audits");
        String third = all.get(2).get("at").asString();
        assertThat(get(admin(market), "/api/audits?from=%s&to=%s".formatted(third, third))
                        .json()
                        .findValuesAsString("id"))
                .contains(all.get(2).get("id").asString());
        assertThat(kinds(market, "?to=2026-03-01T00:00:00+05:30")).isEmpty();
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            JsonNode moved =
                    seen(market, append(new VendorTimeZoneChanged(market.vendorId(), zone)), "/api/audits?size=1");
            seen(market, moved.get(0).get("id").asLong(), "/api/vendor/settings");
            LocalDate today =
                    LocalDate.ofInstant(Instant.parse(moved.get(0).get("at").asString()), ZoneId.of(zone));
            assertThat(kinds(market, "?from=%s&to=%s".formatted(today, today))).contains("vendor-time-zone-changed");
            assertThat(kinds(market, "?from=" + today.plusDays(1))).isEmpty();
            assertThat(kinds(market, "?to=" + today.minusDays(1))).isEmpty();
        }
    }

    @Test
    @DisplayName("is the admin's alone, and refuses what it cannot read")
    void refused() {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/audits");
        Answered staff = get(token(market, Session.STAFF), "/api/audits");
        assertThat(staff.status()).isEqualTo(403);
        assertThat(staff.json().get("detail").asString()).isEqualTo("Admin access required");
        for (String wrong : List.of(
                "kind=entry-forgotten",
                "farmer_id=ravi",
                "user_id=0",
                "from=yesterday",
                "from=2026-02-30",
                "to=2026-03-01T25:00:00Z",
                "size=0",
                "cursor=no")) {
            Answered refused = get(admin(market), "/api/audits?" + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"" + wrong.replaceFirst("=.*", "\""));
        }
    }

    private List<String> kinds(Market market, String filter) {
        Answered answered = get(admin(market), "/api/audits" + filter);
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        return answered.json()
                .valueStream()
                .map(line -> line.get("kind").asString())
                .toList();
    }
}
