package marigold.market.saala;

import static marigold.market.saala.Sales.FIFTH;
import static marigold.market.saala.Sales.OPENED;
import static marigold.market.saala.Sales.SHOP;
import static marigold.market.saala.Sales.SIXTH;
import static marigold.market.saala.Sales.VENDOR;
import static marigold.market.saala.Sales.changes;
import static marigold.market.saala.Sales.payment;
import static marigold.market.saala.Sales.received;
import static marigold.market.saala.Sales.recorded;
import static marigold.market.saala.Sales.sale;
import static marigold.market.saala.Sales.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.idempotency.Precondition;
import marigold.market.events.SaalaAccountEvent;
import marigold.market.events.SaalaAccountEvent.SaalaAccountClosed;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerContactChanged;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerRenamed;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentRemoved;
import marigold.market.events.SaalaAccountEvent.SaalaSaleCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRemoved;
import marigold.market.events.SaalaAccountEvent.SaleLine;
import marigold.refusal.Refusal;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A saala account")
class SaalaAccountTest {
    private static final long STRANGER = 8;
    private static final long ROW_1 = 1;
    private static final long ROW_2 = 2;
    private static final long ROW_3 = 3;

    private final FixtureConfiguration<SaalaAccount> account = new AggregateTestFixture<>(SaalaAccount.class);

    @Test
    @DisplayName("is opened with the buyer's name, which may be anything")
    void opens() {
        account.givenNoPriorActivity()
                .when(new OpenSaalaAccount(VENDOR, SHOP, "Lakshmi Stores", "98450", ""))
                .expectEvents(OPENED);
    }

    @Nested
    @DisplayName("when the buyer's details change")
    class ChangingTheCustomer {
        @Test
        @DisplayName("notes each kind of change once, and keeps what was left out")
        void changed() {
            given().when(new ChangeSaalaCustomer(
                            VENDOR, SHOP, Optional.of("Lakshmi"), Optional.empty(), Optional.of("Market Road")))
                    .expectEvents(
                            new SaalaCustomerRenamed(VENDOR, SHOP, "Lakshmi"),
                            new SaalaCustomerContactChanged(VENDOR, SHOP, "98450", "Market Road"))
                    .expectResultMessagePayload(new SaalaCustomer("Lakshmi", "98450", "Market Road", true));
        }

        @Test
        @DisplayName("notes nothing when they are the same")
        void same() {
            given().when(new ChangeSaalaCustomer(
                            VENDOR, SHOP, Optional.of("Lakshmi Stores"), Optional.of("98450"), Optional.empty()))
                    .expectNoEvents()
                    .expectResultMessagePayload(new SaalaCustomer("Lakshmi Stores", "98450", "", false));
        }
    }

    @Nested
    @DisplayName("when a sale is entered")
    class Selling {
        @Test
        @DisplayName("9.26: owes its total less what was paid at once")
        void owes() {
            given(recorded(ROW_1, sale(FIFTH, 5, 125, 0), 625), recorded(ROW_2, sale(FIFTH, 2, 150, 0), 925))
                    .when(new RecordSaalaSale(VENDOR, SHOP, ROW_3, typed(FIFTH, 5, 100, 200)))
                    .expectEvents(recorded(ROW_3, sale(FIFTH, 5, 100, 200), 1_225))
                    .expectResultMessagePayload(placed(ROW_3, 1, sale(FIFTH, 5, 100, 200), 1_225, 1_225, true));
        }

        @Test
        @DisplayName("9.33: places a back-dated one by its day, while the balance counts it like any other")
        void backDated() {
            given(recorded(ROW_1, sale(FIFTH, 4, 100, 0), 400))
                    .when(new RecordSaalaSale(VENDOR, SHOP, ROW_2, typed(FIFTH.minusDays(4), 1, 10, 0)))
                    .expectEvents(recorded(ROW_2, sale(FIFTH.minusDays(4), 1, 10, 0), 410))
                    .expectResultMessagePayload(placed(ROW_2, 1, sale(FIFTH.minusDays(4), 1, 10, 0), 10, 410, true));
        }

        @Test
        @DisplayName("takes an identical one as a second one (D5)")
        void identical() {
            given(recorded(ROW_1, sale(FIFTH, 5, 125, 0), 625))
                    .when(new RecordSaalaSale(VENDOR, SHOP, ROW_2, typed(FIFTH, 5, 125, 0)))
                    .expectEvents(recorded(ROW_2, sale(FIFTH, 5, 125, 0), 1_250));
        }

        @Test
        @DisplayName("keeps the total that was agreed, whatever weight and rate make")
        void agreedTotal() {
            TypedSale round = new TypedSale(FIFTH, "", "R", "Rose", 5_000, 125_00, OptionalLong.of(600_00), 0);
            given().when(new RecordSaalaSale(VENDOR, SHOP, ROW_1, round))
                    .expectEvents(recorded(ROW_1, sale(FIFTH, 5, 125, 600, 0), 600));
        }

        @Test
        @DisplayName("rounds weight times rate half up to a paisa (D4)")
        void rounded() {
            TypedSale odd = new TypedSale(FIFTH, "", "", "Rose", 10_500, 3_25, OptionalLong.empty(), 0);
            SaleLine line = new SaleLine(FIFTH, "", "", "Rose", 10_500, 3_25, 34_13, 0);
            given().when(new RecordSaalaSale(VENDOR, SHOP, ROW_1, odd))
                    .expectEvents(new SaalaAccountEvent.SaalaSaleRecorded(VENDOR, SHOP, ROW_1, line, 34_13));
        }

        @ParameterizedTest(name = "{3}")
        @CsvSource({
            "'', 1, 1, Item name is required",
            "Rose, 0, 1, Quantity must be greater than 0",
            "Rose, -1, 1, Quantity must be greater than 0",
            "Rose, 1, 0, Rate must be greater than 0",
            "Rose, 1, -5, Rate must be greater than 0",
        })
        @DisplayName("9.35: refuses one without item, weight or rate (D12)")
        void incomplete(String item, long kilograms, long rate, String detail) {
            TypedSale typed =
                    new TypedSale(FIFTH, "", "", item, kilograms * 1_000, rate * 100, OptionalLong.empty(), 0);
            given().when(new RecordSaalaSale(VENDOR, SHOP, ROW_1, typed))
                    .expectException(IncompleteSale.class)
                    .expectExceptionMessage(detail)
                    .expectNoEvents();
        }

        @Test
        @DisplayName("refuses more paid than the total (D11)")
        void overpaid() {
            given().when(new RecordSaalaSale(VENDOR, SHOP, ROW_1, typed(FIFTH, 1, 10, 11)))
                    .expectException(PaidExceedsTotal.class)
                    .expectNoEvents();
        }

        @Test
        @DisplayName("refuses one that is worth more than any slip can show")
        void impossible() {
            TypedSale huge =
                    new TypedSale(FIFTH, "", "", "Rose", 9_999_999_999_990L, 999_999_999_999L, OptionalLong.empty(), 0);
            given().when(new RecordSaalaSale(VENDOR, SHOP, ROW_1, huge))
                    .expectException(ImpossibleSale.class)
                    .expectNoEvents();
        }

        @Test
        @DisplayName("does not exist for another vendor, nor after it was closed")
        void unknown() {
            given().when(new RecordSaalaSale(STRANGER, SHOP, ROW_1, typed(FIFTH, 1, 10, 0)))
                    .expectException(Unknown.class)
                    .expectExceptionMessage("SAALA customer not found");
            given(new SaalaAccountClosed(VENDOR, SHOP))
                    .when(new RecordSaalaSale(VENDOR, SHOP, ROW_1, typed(FIFTH, 1, 10, 0)))
                    .expectException(Unknown.class)
                    .expectNoEvents();
        }
    }

    @Nested
    @DisplayName("when a sale is corrected")
    class CorrectingASale {
        private final SaleLine before = sale(FIFTH, 4, 100, 0);

        @Test
        @DisplayName("9.27: prices weight and rate anew, and tells before and after")
        void repriced() {
            given(recorded(ROW_1, sale(FIFTH, 5, 125, 0), 625), recorded(ROW_2, sale(FIFTH, 2, 150, 0), 925))
                    .when(correct(ROW_2, changes(Optional.empty(), 4, 100, -1, -1)))
                    .expectEvents(new SaalaSaleCorrected(VENDOR, SHOP, ROW_2, sale(FIFTH, 2, 150, 0), before, 1_025_00))
                    .expectResultMessagePayload(placed(ROW_2, 2, before, 1_025, 1_025, true));
        }

        @Test
        @DisplayName("9.32: prices anew when only the weight is given (B13)")
        void weightAlone() {
            given(recorded(ROW_1, before, 400))
                    .when(correct(ROW_1, changes(Optional.empty(), 10, -1, -1, -1)))
                    .expectEvents(
                            new SaalaSaleCorrected(VENDOR, SHOP, ROW_1, before, sale(FIFTH, 10, 100, 0), 1_000_00));
        }

        @Test
        @DisplayName("keeps the agreed total when neither weight nor rate is given, and takes a new one")
        void totals() {
            SaleLine agreed = sale(FIFTH, 4, 100, 390, 0);
            given(recorded(ROW_1, agreed, 390))
                    .when(correct(ROW_1, changes(Optional.of(SIXTH), -1, -1, -1, 90)))
                    .expectEvents(
                            new SaalaSaleCorrected(VENDOR, SHOP, ROW_1, agreed, sale(SIXTH, 4, 100, 390, 90), 300_00));
            given(recorded(ROW_1, agreed, 390))
                    .when(correct(ROW_1, changes(Optional.empty(), 5, -1, 395, -1)))
                    .expectEvents(
                            new SaalaSaleCorrected(VENDOR, SHOP, ROW_1, agreed, sale(FIFTH, 5, 100, 395, 0), 395_00));
        }

        @Test
        @DisplayName("refuses what a new sale would be refused for")
        void refused() {
            given(recorded(ROW_1, before, 400))
                    .when(correct(ROW_1, changes(Optional.empty(), 0, -1, -1, -1)))
                    .expectException(IncompleteSale.class);
            given(recorded(ROW_1, before, 400))
                    .when(correct(ROW_1, changes(Optional.empty(), 1, -1, -1, 101)))
                    .expectException(PaidExceedsTotal.class)
                    .expectNoEvents();
        }

        @Test
        @DisplayName("notes nothing when nothing changes")
        void unchanged() {
            given(recorded(ROW_1, before, 400))
                    .when(correct(ROW_1, changes(Optional.empty(), 4, 100, -1, 0)))
                    .expectNoEvents()
                    .expectResultMessagePayload(placed(ROW_1, 1, before, 400, 400, false));
        }

        @Test
        @DisplayName("knows only lines that it has")
        void unknown() {
            given().when(correct(ROW_1, changes(Optional.empty(), 1, 1, -1, -1)))
                    .expectException(Unknown.class)
                    .expectExceptionMessage("SAALA transaction not found");
        }
    }

    @Nested
    @DisplayName("when a payment comes in")
    class Paying {
        @Test
        @DisplayName("9.29, 9.34: owes less, also a second time on the same day")
        void lessOwed() {
            given(recorded(ROW_1, sale(FIFTH, 5, 125, 0), 625), received(ROW_2, payment(SIXTH, 325), 300))
                    .when(new ReceiveSaalaPayment(VENDOR, SHOP, ROW_3, payment(SIXTH, 325)))
                    .expectEvents(received(ROW_3, payment(SIXTH, 325), -25));
        }

        @Test
        @DisplayName("9.35: refuses nothing as an amount")
        void nothing() {
            given().when(new ReceiveSaalaPayment(VENDOR, SHOP, ROW_1, payment(SIXTH, 0)))
                    .expectException(InvalidPayment.class)
                    .expectExceptionMessage("Payment amount must be greater than 0")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("can have its day and amount corrected, but never becomes a sale")
        void corrected() {
            given(received(ROW_1, payment(FIFTH, 325), -325))
                    .when(correct(ROW_1, changes(Optional.of(SIXTH), -1, -1, 0, 300)))
                    .expectEvents(new SaalaPaymentCorrected(
                            VENDOR, SHOP, ROW_1, payment(FIFTH, 325), payment(SIXTH, 300), -300_00));
            given(received(ROW_1, payment(FIFTH, 325), -325))
                    .when(correct(ROW_1, changes(Optional.empty(), 1, 10, -1, -1)))
                    .expectException(NotASale.class)
                    .expectNoEvents();
            given(received(ROW_1, payment(FIFTH, 325), -325))
                    .when(correct(ROW_1, changes(Optional.empty(), -1, -1, -1, 0)))
                    .expectException(InvalidPayment.class)
                    .expectNoEvents();
        }
    }

    @Nested
    @DisplayName("when a line is removed")
    class RemovingALine {
        @Test
        @DisplayName("9.31: owes what is left")
        void removed() {
            given(recorded(ROW_1, sale(FIFTH, 5, 125, 0), 625), recorded(ROW_2, sale(FIFTH, 4, 100, 0), 1_025))
                    .when(new RemoveSaalaLine(VENDOR, SHOP, ROW_1, Precondition.NONE))
                    .expectEvents(new SaalaSaleRemoved(VENDOR, SHOP, ROW_1, sale(FIFTH, 5, 125, 0), 400_00))
                    .expectResultMessagePayload(400_00L);
            given(received(ROW_1, payment(FIFTH, 325), -325))
                    .when(new RemoveSaalaLine(VENDOR, SHOP, ROW_1, Precondition.NONE))
                    .expectEvents(new SaalaPaymentRemoved(VENDOR, SHOP, ROW_1, payment(FIFTH, 325), 0));
        }
    }

    @Nested
    @DisplayName("when the change is meant for a version")
    class Versions {
        private final SaleLine first = sale(FIFTH, 4, 100, 0);
        private final SaleLine second = sale(FIFTH, 5, 100, 0);
        private final SaalaAccountEvent[] corrected = {
            recorded(ROW_1, first, 400), new SaalaSaleCorrected(VENDOR, SHOP, ROW_1, first, second, 500_00)
        };

        @ParameterizedTest
        @ValueSource(strings = {"\"2\"", "*", "\"1\", \"2\""})
        @DisplayName("takes it when the line still has it")
        void same(String ifMatch) {
            given(corrected)
                    .when(new CorrectSaalaLine(
                            VENDOR, SHOP, ROW_1, changes(Optional.empty(), 4, -1, -1, -1), version(ifMatch)))
                    .expectEvents(new SaalaSaleCorrected(VENDOR, SHOP, ROW_1, second, first, 400_00))
                    .expectResultMessagePayload(placed(ROW_1, 3, first, 400, 400, true));
            given(corrected)
                    .when(new RemoveSaalaLine(VENDOR, SHOP, ROW_1, version(ifMatch)))
                    .expectEvents(new SaalaSaleRemoved(VENDOR, SHOP, ROW_1, second, 0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"1\"", "\"3\"", "2", "W/\"2\"", ""})
        @DisplayName("refuses it when somebody was faster, or when it names no version of ours")
        void other(String ifMatch) {
            given(corrected)
                    .when(new CorrectSaalaLine(
                            VENDOR, SHOP, ROW_1, changes(Optional.empty(), 4, -1, -1, -1), version(ifMatch)))
                    .expectExceptionMessage("Somebody changed this meanwhile; please reload it and try again.")
                    .expectNoEvents();
            given(corrected)
                    .when(new RemoveSaalaLine(VENDOR, SHOP, ROW_1, version(ifMatch)))
                    .expectException(Refusal.class)
                    .expectNoEvents();
        }

        private static Precondition version(String ifMatch) {
            return new Precondition(Optional.of(ifMatch));
        }
    }

    @Nested
    @DisplayName("when the buyer is taken out of the book")
    class Closing {
        @Test
        @DisplayName("refuses while there are transactions (D8)")
        void history() {
            given(received(ROW_1, payment(FIFTH, 325), -325))
                    .when(new CloseSaalaAccount(VENDOR, SHOP))
                    .expectException(SaalaCustomerHasHistory.class)
                    .expectExceptionMessage("Cannot delete SAALA customer with transaction history")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("closes when there are none, or none any more, and only once")
        void closes() {
            SaleLine line = sale(FIFTH, 5, 125, 0);
            given(recorded(ROW_1, line, 625), new SaalaSaleRemoved(VENDOR, SHOP, ROW_1, line, 0))
                    .when(new CloseSaalaAccount(VENDOR, SHOP))
                    .expectEvents(new SaalaAccountClosed(VENDOR, SHOP));
            given(new SaalaAccountClosed(VENDOR, SHOP))
                    .when(new CloseSaalaAccount(VENDOR, SHOP))
                    .expectException(Unknown.class)
                    .expectNoEvents();
        }
    }

    private TestExecutor<SaalaAccount> given(SaalaAccountEvent... events) {
        List<SaalaAccountEvent> all = new ArrayList<>(List.of(OPENED));
        all.addAll(List.of(events));
        return account.given(all);
    }

    private static CorrectSaalaLine correct(long lineId, LineChanges changes) {
        return new CorrectSaalaLine(VENDOR, SHOP, lineId, changes, Precondition.NONE);
    }

    private static Placed placed(long lineId, int version, SaleLine line, long running, long balance, boolean changed) {
        return new Placed(lineId, version, new Line.Sale(line), running * 100, balance * 100, changed);
    }
}
