package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.SaalaBook;
import marigold.market.SettlementBook;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Case 9.65, for every path: the predecessor ran 205 statements for a patti and sent 72 MB.
@DisplayName("However many rows there are")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest extends QueryServiceTest {
    private static final int STATEMENTS_MAX = 3;
    private static final int FARMERS = 100;
    private static final int ENTRIES_OF_FARMER = 60;
    private static final String NOBODYS_ID = "987654321";
    private static final int BYTES_MAX = 5_000_000;

    /// Each path takes of these what it knows. A page of a list is a list of its own.
    private static final String EVERYTHING = "?from_date=2026-03-01&to_date=2026-05-31&from=2026-03-01&to=2026-05-31"
            + "&date=2026-03-01&group_name=KMP&format=json";

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Market small = newMarket();
    private final Market large = newMarket();

    @BeforeEach
    void fill() {
        if (readModels.watermark("entries", small.vendorId()) > 0) return;
        append(rows(small, 1, 2));
        Object[] many = rows(large, FARMERS, ENTRIES_OF_FARMER);
        long position = 0;
        for (int from = 0; from < many.length; from += 1_000) {
            position = append(Arrays.copyOfRange(many, from, Math.min(many.length, from + 1_000)));
        }
        for (String model :
                readModels.statuses().stream().map(status -> status.name()).toList()) {
            await(model, position);
        }
    }

    private void await(String model, long position) {
        try {
            assertThat(readModels.awaitApplied(model, position, Duration.ofMinutes(5)))
                    .as(model)
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// So many of everything, in the group KMP.
    private static Object[] rows(Market market, int count, int entriesOfFarmer) {
        long vendorId = market.vendorId();
        SaalaBook book = new SaalaBook(vendorId);
        List<Object> events = new ArrayList<>(List.of(market.everything()));
        for (int i = 0; i < count; i++) {
            long id = market.id(10_000 + i);
            events.add(new FarmerGroupOpened(vendorId, id, "Group " + i, OptionalInt.empty()));
            events.add(market.farmer(id, "Farmer " + i, OptionalLong.of(market.kmp())));
            events.add(new AdvanceGiven(vendorId, id, id, Market.FIRST, 1_000, 1_000, ""));
            events.add(new AdvanceGiven(vendorId, market.ravi(), market.id(20_000 + i), Market.FIRST, 1, i + 1, ""));
            events.add(new SettlementMade(
                    vendorId,
                    id,
                    id,
                    SettlementBook.TODAY,
                    SettlementBook.gross(),
                    LongStream.rangeClosed(1, entriesOfFarmer)
                            .mapToObj(entry -> new SettledEntry(id + entry, Market.FIRST, 100))
                            .toList(),
                    OptionalLong.empty(),
                    1_000));
            events.add(new CatalogItemAdded(vendorId, id, "C" + i, "Item " + i, 4_500));
            events.add(new VehicleRegistered(vendorId, id, "KA" + i, "", ""));
            LocalDate day = Market.FIRST.plusDays(i);
            events.add(new SilkMoneyCounted(vendorId, day, id, 100, 200));
            events.add(new SilkDayReconciled(vendorId, day, id, 0, 100, 200, 300, 300, 0, true));
            events.add(new SilkSalesSplit(vendorId, day, id, 10, 100, 1, 10, 100, 1));
            events.add(book.opened(id, "Shop " + i));
            events.add(book.sold(market.id(30_000 + i), id, Market.FIRST, 1, 10, 0));
            events.add(book.sold(market.id(40_000 + i), market.id(10_000), Market.FIRST, 1, 10, 0));
            for (int entry = 0; entry < entriesOfFarmer; entry++) {
                events.add(market.recorded(
                        id,
                        100_000L + i * entriesOfFarmer + entry,
                        Market.line(
                                Market.FIRST.plusDays(entry),
                                OptionalLong.of(market.kmp()),
                                "Tempo",
                                "Item " + i,
                                10_500 + entry,
                                4_517,
                                200,
                                1_500,
                                100)));
            }
        }
        return events.toArray();
    }

    @Test
    @DisplayName("every path of the market takes as many statements for few as for many, and at most three")
    void constant() {
        for (String path : paths()) {
            int few = statements(small, path);
            int many = statements(large, path);
            assertThat(many).as(path).isEqualTo(few).isBetween(1, STATEMENTS_MAX);
        }
    }

    /// Everything that a vendor's user can read.
    private List<String> paths() {
        List<String> paths = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(mapping ->
                        mapping.getValue().getBeanType().getPackageName().startsWith("marigold.market."))
                .filter(mapping ->
                        mapping.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/admin/"))
                .sorted()
                .toList();
        assertThat(paths).hasSizeGreaterThan(40);
        return paths;
    }

    private int statements(Market market, String path) {
        String filled = path.replace("{farmerId}", "" + market.id(10_000))
                        .replace("{groupId}", "" + market.kmp())
                        .replace("{customerId}", "" + market.id(10_000))
                        .replace("{vehicleId}", "" + market.id(10_000))
                        .replace("{date}", Market.FIRST.toString())
                        .replace("{settlementId}", "" + market.id(10_000))
                        .replace("{lineId}", "" + market.id(30_000))
                        .replaceAll("\\{[^}]*}", NOBODYS_ID)
                + EVERYTHING
                // The one report whose farmer is not in its path.
                + (path.endsWith("/ledger-report-preview") ? "&farmer_id=" + market.id(10_000) : "");
        // The calendar remembers the vendor's time zone.
        get(admin(market), "/api/reports/daily-sales");
        statements.clear();
        Answered answered = get(admin(market), filled);
        // Of other things this test makes none: it asks for what nobody has.
        assertThat(answered.status()).as(filled).isEqualTo(filled.contains(NOBODYS_ID) ? 404 : 200);
        return statements.count();
    }

    @Test
    @DisplayName("a patti of a hundred farmers with sixty lines each takes two statements and stays under 5 MB (9.65)")
    void patti() {
        String patti = "/api/reports/group-patti/%d/data?from_date=2026-03-01&to_date=2026-04-30";
        statements.clear();
        Answered answered = get(admin(large), patti.formatted(large.kmp()));
        assertThat(statements.count()).isEqualTo(2);
        assertThat(answered.json().get("metadata").get("farmer_count").asInt()).isEqualTo(FARMERS + 1);
        assertThat(answered.json().get("metadata").get("record_count").asInt())
                .isEqualTo(FARMERS * ENTRIES_OF_FARMER + 2);
        assertThat(answered.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(BYTES_MAX);
        statements.clear();
        get(admin(large), patti.formatted(large.kmp()));
        assertThat(statements.count()).as("from the cache").isZero();
    }
}
