package marigold.market.audits;

import static marigold.market.audits.AuditsProjection.AUDITS;
import static marigold.market.audits.AuditsProjection.SUBJECTS;
import static marigold.market.audits.AuditsProjection.USERS;
import static marigold.projection.ProjectionSpec.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import marigold.events.EventTypes;
import marigold.eventstore.EventJson;
import marigold.market.Market;
import marigold.market.audits.AuditsProjection.Audit;
import marigold.market.audits.AuditsProjection.Subject;
import marigold.market.audits.AuditsProjection.User;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.MarketEvent;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.market.events.VendorEvent.VendorUserPasswordReset;
import marigold.projection.Occurrence;
import marigold.projection.ProjectionSpec;
import marigold.projection.WorkingSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit")
class AuditsProjectionTest {
    private static final long RAVI_SHANKAR = 8;
    private static final long LAKSHMI = 7;
    private static final LocalDate FIRST = Market.FIRST;

    private final Market market = new Market(1);
    private final AuditsProjection model = new AuditsProjection();
    private final ProjectionSpec<?> audit = ProjectionSpec.of(model);

    @Test
    @DisplayName("has a row for every event of the market, and says of each what is in every-event.txt")
    void everyEvent() {
        assertThat(everyKind().map(this::alone).collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(resource("/marigold/market/audits/every-event.txt"));
    }

    @Test
    @DisplayName("is the same however often and in whatever batches all events are delivered")
    void redelivered() {
        Object[] all = everyKind().toArray();
        assertThat(audit.givenBy(LAKSHMI, all).rows(AUDITS)).hasSize(all.length);
    }

    @Test
    @DisplayName("says who did it, by the name he had then, and that the platform's admin did what no user did")
    void who() {
        audit.given(market.vendor(), new VendorUserAdded(1, LAKSHMI, "Lakshmi", "lakshmi@example.com", "vendor_admin"))
                .givenBy(LAKSHMI, market.kmpOpened())
                .givenBy(99, market.tenOpened())
                .thenRows(USERS, new User(1, LAKSHMI, "Lakshmi"));
        assertThat(audit.rows(AUDITS).stream().map(row -> row.userId() + " " + row.userName()))
                .containsExactlyInAnyOrder("0 Platform admin", "0 Platform admin", "7 Lakshmi", "99 ");
    }

    @Test
    @DisplayName("knows what an entry was from the event that changed it, and shows only what changed")
    void entry() {
        var wrong = market.e1();
        var right = Market.line(FIRST, OptionalLong.of(market.kmp()), "Tempo", "Rose", 10_500, 5_000, 200, 1_500, 0);
        var corrected = market.corrected(wrong, right);
        audit.givenBy(LAKSHMI, wrong).givenBy(RAVI_SHANKAR, corrected).thenRows(SUBJECTS);
        Audit change = row(2);
        assertThat(change)
                .isEqualTo(new Audit(
                        1,
                        2,
                        at(2),
                        RAVI_SHANKAR,
                        "",
                        "entry-corrected",
                        "changed",
                        "entry",
                        wrong.entryId(),
                        OptionalLong.of(market.ravi()),
                        "{\"rate\":45.00,\"paid_amount\":100.00,\"gross\":472.50,\"line_total\":436.50}",
                        "{\"rate\":50.00,\"paid_amount\":0.00,\"gross\":525.00,\"line_total\":489.00}"));
    }

    @Test
    @DisplayName("knows what a farmer was from the events before, and forgets him when he is gone")
    void farmer() {
        audit.given(
                        market.raviRegistered(),
                        new FarmerCommissionSet(1, market.ravi(), OptionalInt.of(1_000)),
                        new FarmerCommissionSet(1, market.ravi(), OptionalInt.of(1_250)),
                        new FarmerContactChanged(1, market.ravi(), "9876543210", "New Road"),
                        new FarmerDeactivated(1, market.ravi()))
                .thenRows(SUBJECTS);
        assertThat(changes())
                .containsExactly(
                        "farmer-registered created:  ->"
                            + " {\"farmer_code\":\"F1-0011\",\"name\":\"Ravi\",\"group_id\":1001,\"phone\":\"9876543210\",\"address\":\"Road"
                            + " Ravi\",\"commission_percent\":null}",
                        "farmer-commission-set changed: {\"commission_percent\":null} ->"
                                + " {\"commission_percent\":10.00}",
                        "farmer-commission-set changed: {\"commission_percent\":10.00} ->"
                                + " {\"commission_percent\":12.50}",
                        "farmer-contact-changed changed: {\"address\":\"Road Ravi\"} -> {\"address\":\"New Road\"}",
                        "farmer-deactivated removed:"
                            + " {\"farmer_code\":\"F1-0011\",\"name\":\"Ravi\",\"group_id\":1001,\"phone\":\"9876543210\",\"address\":\"New"
                            + " Road\",\"commission_percent\":12.50} -> ");
    }

    @Test
    @DisplayName("shows a setting of the shop before and after, of the logo only whether there is one, of a password"
            + " nothing")
    void vendor() {
        audit.given(
                market.vendor(),
                new VendorMoneyRulesChanged(1, 1_200, SettlementBase.NET_OF_CHARGES, true, true),
                new VendorLogoChanged(1, "data:image/png;base64,secret"),
                new VendorLogoChanged(1, ""),
                new VendorUserPasswordReset(1, LAKSHMI));
        assertThat(changes().subList(1, 5))
                .containsExactly(
                        "vendor-money-rules-changed changed:"
                                + " {\"settlement_base\":\"GROSS\",\"allow_advance_overdraw\":false} ->"
                                + " {\"settlement_base\":\"NET_OF_CHARGES\",\"allow_advance_overdraw\":true}",
                        "vendor-logo-changed changed: {} -> {\"has_logo\":true}",
                        "vendor-logo-changed changed: {\"has_logo\":true} -> {\"has_logo\":false}",
                        "vendor-user-password-reset changed: {} -> {}");
        assertThat(audit.rows(SUBJECTS).toString() + audit.rows(AUDITS)).doesNotContain("data:", "secret");
    }

    @Test
    @DisplayName("follows a settlement from making to voiding, and counts its entries instead of listing them")
    void settlement() {
        List<SettledEntry> many = LongStream.range(0, 500)
                .mapToObj(entry -> new SettledEntry(entry, FIRST, 1))
                .toList();
        var none = OptionalLong.empty();
        audit.given(
                new SettlementMade(1, market.ravi(), 5, FIRST, figures(1_000), many, none, 0),
                new SettlementRecalculated(
                        1, market.ravi(), 5, FIRST.plusDays(1), figures(1_100), many, none, 0, none, 0),
                new SettlementVoided(1, market.ravi(), 5, FIRST.plusDays(2), "wrong rate", List.of(1L), none, 0, 0));
        assertThat(changes().subList(1, 3))
                .containsExactly(
                        "settlement-recalculated changed: {\"gross\":10.00,\"payable\":10.00}"
                                + " -> {\"recalculated_on\":\"2026-03-02\",\"gross\":11.00,\"payable\":11.00}",
                        "settlement-voided changed: {\"status\":\"ACTIVE\"} ->"
                                + " {\"status\":\"VOIDED\",\"voided_on\":\"2026-03-03\",\"void_reason\":\"wrong"
                                + " rate\",\"advance_returned\":0.00}");
        assertThat(row(1).afterJson()).contains("\"entry_count\":500").hasSizeLessThan(600);
    }

    @Test
    @DisplayName("takes the second count of a day's money for a change of the first")
    void silk() {
        audit.given(new SilkMoneyCounted(1, FIRST, 3, 100_00, 50_00), new SilkMoneyCounted(1, FIRST, 3, 120_00, 50_00));
        assertThat(changes())
                .containsExactly(
                        "silk-money-counted created:  -> {\"date\":\"2026-03-01\",\"cash\":100.00,\"upi\":50.00}",
                        "silk-money-counted changed: {\"cash\":100.00} -> {\"cash\":120.00}");
        audit.thenRows(
                SUBJECTS, new Subject(1, "silk_money", 3, "{\"date\":\"2026-03-01\",\"cash\":120.00,\"upi\":50.00}"));
    }

    private static SettlementFigures figures(long paise) {
        return new SettlementFigures(
                FIRST, FIRST, SettlementBase.GROSS, true, 0, 10_000, 1_000, paise, 0, 0, 0, 0, 0, 0, paise);
    }

    private Audit row(long position) {
        return audit.rows(AUDITS).stream()
                .filter(row -> row.eventPosition() == position)
                .findFirst()
                .orElseThrow();
    }

    private List<String> changes() {
        return audit.rows(AUDITS).stream()
                .sorted(Comparator.comparing(Audit::eventPosition))
                .map(row -> "%s %s: %s -> %s".formatted(row.kind(), row.action(), row.beforeJson(), row.afterJson()))
                .toList();
    }

    private String alone(MarketEvent event) {
        WorkingSet rows = new WorkingSet(model.tables());
        rows.apply(model, event, new Occurrence(1, at(1), 0));
        Audit row = rows.all(AUDITS).getFirst();
        return "%s: %s %s %d%s%n    %s%n    %s"
                .formatted(
                        row.kind(),
                        row.action(),
                        row.subjectType(),
                        row.subjectId(),
                        row.farmerId().isPresent() ? " of " + row.farmerId().getAsLong() : "",
                        row.beforeJson().isEmpty() ? "nothing" : row.beforeJson(),
                        row.afterJson().isEmpty() ? "nothing" : row.afterJson());
    }

    private static Stream<MarketEvent> everyKind() {
        return EventTypes.all().stream()
                .filter(MarketEvent.class::isAssignableFrom)
                .sorted(Comparator.comparing(EventTypes::nameOf))
                .map(AuditsProjectionTest::stored);
    }

    private static MarketEvent stored(Class<?> event) {
        String revision = EventJson.revisionOf(event);
        String contract = resource("/contracts/market/%s.v%s.json".formatted(event.getSimpleName(), revision));
        return (MarketEvent) new EventJson().read(EventTypes.nameOf(event), revision, contract);
    }

    private static String resource(String file) {
        try (InputStream resource = AuditsProjectionTest.class.getResourceAsStream(file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
