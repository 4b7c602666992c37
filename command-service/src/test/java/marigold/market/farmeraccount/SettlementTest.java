package marigold.market.farmeraccount;

import static marigold.market.farmeraccount.TypedEntries.FIRST;
import static marigold.market.farmeraccount.TypedEntries.KMP;
import static marigold.market.farmeraccount.TypedEntries.RAVI;
import static marigold.market.farmeraccount.TypedEntries.SECOND;
import static marigold.market.farmeraccount.TypedEntries.VENDOR;
import static marigold.market.farmeraccount.TypedEntries.coolie;
import static marigold.market.farmeraccount.TypedEntries.line;
import static marigold.market.farmeraccount.TypedEntries.nothing;
import static marigold.market.farmeraccount.TypedEntries.typed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import marigold.idempotency.Precondition;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Ravi's entries E1 and E2 of the specification, at 12 % of the gross with what was paid subtracted (S2),
/// unless a test says otherwise.
@DisplayName("A settlement")
class SettlementTest {
    private static final long STRANGER = 8;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 8);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final SettlementTerms MARCH = terms(SettlementBase.GROSS, true, 1_200, 2_000);

    private static final EntryLine E1 = charged(FIRST, 10_500, 45_00, 472_50, 21_00, 15_00, 100_00);
    private static final EntryLine E2 = charged(SECOND, 4_000, 120_50, 482_00, 0, 0, 0);

    private static final SettlementFigures FIGURES =
            figures(MARCH, 14_500, 954_50, 21_00, 15_00, 100_00, 114_54, 140_79, 563_17);

    private static final FarmerAccountEvent OPENED = new FarmerAccountOpened(VENDOR, RAVI);
    private static final FarmerAccountEvent LENT = new AdvanceGiven(VENDOR, RAVI, 1, FIRST, 1000_00, 1000_00, "");
    private static final SettlementMade MADE = new SettlementMade(
            VENDOR,
            RAVI,
            12,
            TODAY,
            FIGURES,
            List.of(new SettledEntry(1, FIRST, 436_50), new SettledEntry(2, SECOND, 482_00)),
            OptionalLong.of(50),
            859_21);

    @Nested
    @DisplayName("when it is made")
    class Making {
        @Test
        @DisplayName("9.50, S2: takes commission from the gross, subtracts what was paid and recovers a part")
        void gross() {
            given(recorded(1, E1), recorded(2, E2), LENT)
                    .when(settle(MARCH))
                    .expectEvents(MADE)
                    .expectResultMessagePayload(new Settled(12, true, FIGURES, 2, 859_21));
        }

        @Test
        @DisplayName("9.50, S1: takes commission from what is left of the gross after the charges")
        void netOfCharges() {
            SettlementTerms terms = terms(SettlementBase.NET_OF_CHARGES, false, 1_000, 2_000);
            SettlementFigures expected = figures(terms, 14_500, 954_50, 21_00, 15_00, 100_00, 91_85, 165_33, 661_32);
            given(recorded(1, E1), recorded(2, E2), LENT)
                    .when(settle(terms))
                    .expectResultMessagePayload(new Settled(12, true, expected, 2, 834_67));
        }

        @Test
        @DisplayName("9.51: recovers no more than is owed")
        void smallAdvance() {
            SettlementFigures expected = figures(MARCH, 14_500, 954_50, 21_00, 15_00, 100_00, 114_54, 50_00, 653_96);
            given(recorded(1, E1), recorded(2, E2), new AdvanceGiven(VENDOR, RAVI, 1, FIRST, 50_00, 50_00, ""))
                    .when(settle(MARCH))
                    .expectResultMessagePayload(new Settled(12, true, expected, 2, 0));
        }

        @Test
        @DisplayName("notes no recovery when nothing is owed, and when more was deducted than lent")
        void noAdvance() {
            SettlementFigures expected = figures(MARCH, 4_000, 482_00, 0, 0, 0, 57_84, 0, 424_16);
            given(recorded(2, E2), new AdvanceDeducted(VENDOR, RAVI, 1, FIRST, 10_00, -10_00, ""))
                    .when(settle(MARCH))
                    .expectEvents(new SettlementMade(
                            VENDOR,
                            RAVI,
                            12,
                            TODAY,
                            expected,
                            List.of(new SettledEntry(2, SECOND, 482_00)),
                            OptionalLong.empty(),
                            -10_00));
        }

        @Test
        @DisplayName("takes the first and the last day, and no other")
        void closedRange() {
            EntryLine before = line(FIRST.minusDays(1), 1, 10);
            EntryLine first = line(FIRST, 1, 10);
            EntryLine last = line(LAST, 1, 10);
            EntryLine after = line(LAST.plusDays(1), 1, 10);
            given(recorded(1, before), recorded(2, first), recorded(3, last), recorded(4, after))
                    .when(settle(MARCH))
                    .expectResultMessagePayload(
                            new Settled(12, true, figures(MARCH, 2_000, 20_00, 0, 0, 0, 2_40, 0, 17_60), 2, 0));
        }

        @Test
        @DisplayName("9.54: is refused when every entry of its days is settled")
        void again() {
            given(recorded(1, E1), recorded(2, E2), LENT, MADE)
                    .when(settle(MARCH))
                    .expectException(NothingToSettle.class)
                    .expectExceptionMessage("No unsettled collections found")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("9.59: covers only what was entered since its days were settled")
        void later() {
            SettlementFigures expected = figures(MARCH, 1_000, 10_00, 0, 0, 0, 1_20, 1_76, 7_04);
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, recorded(3, line(FIRST, 1, 10)))
                    .when(new SettleFarmer(VENDOR, RAVI, 13, TODAY, MARCH, 51))
                    .expectEvents(new SettlementMade(
                            VENDOR,
                            RAVI,
                            13,
                            TODAY,
                            expected,
                            List.of(new SettledEntry(3, FIRST, 10_00)),
                            OptionalLong.of(51),
                            857_45));
        }

        @Test
        @DisplayName("is refused when the farmer was paid more than is left for him")
        void paidTooMuch() {
            given(recorded(1, charged(FIRST, 1_000, 10_00, 10_00, 0, 0, 9_00)))
                    .when(settle(MARCH))
                    .expectException(InvalidSettlement.class)
                    .expectExceptionMessage("Invalid settlement calculation")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("takes a thousand entries and refuses one more")
        void tooLarge() {
            List<FarmerAccountEvent> entries = new ArrayList<>(List.of(OPENED));
            LongStream.rangeClosed(1, 1_000).forEach(id -> entries.add(recorded(id, line(FIRST, 1, 10))));
            new AggregateTestFixture<>(FarmerAccount.class)
                    .given(entries.toArray())
                    .when(settle(MARCH))
                    .expectSuccessfulHandlerExecution();
            entries.add(recorded(1_001, line(FIRST, 1, 10)));
            new AggregateTestFixture<>(FarmerAccount.class)
                    .given(entries.toArray())
                    .when(settle(MARCH))
                    .expectException(SettlementTooLarge.class)
                    .expectExceptionMessage(
                            "The period has 1001 entries and a settlement takes 1000; settle fewer days at once")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("does not exist for another vendor")
        void foreign() {
            given(recorded(1, E1))
                    .when(new SettleFarmer(STRANGER, RAVI, 12, TODAY, MARCH, 50))
                    .expectException(Unknown.class)
                    .expectNoEvents();
        }
    }

    @Nested
    @DisplayName("once it is made, D9:")
    class Holding {
        @Test
        @DisplayName("9.55: its entries are not corrected, not even to what they are")
        void noCorrection() {
            given(recorded(1, E1), recorded(2, E2), LENT, MADE)
                    .when(new CorrectEntry(VENDOR, RAVI, 1, nothing(), Precondition.NONE))
                    .expectException(EntryIsSettled.class)
                    .expectExceptionMessage("Item is locked after settlement")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("9.55: its entries are not removed")
        void noRemoval() {
            given(recorded(1, E1), recorded(2, E2), LENT, MADE)
                    .when(new RemoveEntry(VENDOR, RAVI, 2, Precondition.NONE))
                    .expectException(EntryIsSettled.class)
                    .expectExceptionMessage("Cannot delete settled item")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("saving a day keeps its unchanged rows, by their ids or their words, and takes new ones")
        void sameDay() {
            EntryLine rose = line(FIRST, 4, 120);
            EntryLine added = line(FIRST, 5, 120);
            given(recorded(1, rose), recorded(2, rose), madeOf(1, 2))
                    .when(replace(
                            FIRST,
                            new ReplaceDay.Row(OptionalLong.of(2), 8, typed(FIRST, 4, 120)),
                            row(9, typed(FIRST, 4, 120)),
                            row(10, typed(FIRST, 5, 120))))
                    .expectEvents(recorded(10, added))
                    .expectResultMessagePayload(List.of(
                            new Entry(2, 1, rose, OptionalLong.of(12)),
                            new Entry(1, 1, rose, OptionalLong.of(12)),
                            new Entry(10, 1, added)));
        }

        @Test
        @DisplayName("of rows that say the same, the settled one stays and the other goes")
        void settledFirst() {
            EntryLine rose = line(FIRST, 4, 120);
            given(recorded(2, rose), madeOf(2), recorded(1, rose))
                    .when(replace(FIRST, row(9, typed(FIRST, 4, 120))))
                    .expectEvents(new EntryRemoved(VENDOR, RAVI, 1, rose));
        }

        @Test
        @DisplayName("saving a day without one of its rows is refused")
        void missing() {
            given(recorded(1, line(FIRST, 4, 120)), madeOf(1))
                    .when(replace(FIRST, row(9, typed(FIRST, 5, 120))))
                    .expectException(EntryIsSettled.class)
                    .expectExceptionMessage("Cannot delete settled item")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("saving a day with one of its rows changed is refused")
        void changed() {
            given(recorded(1, line(FIRST, 4, 120)), madeOf(1))
                    .when(replace(FIRST, new ReplaceDay.Row(OptionalLong.of(1), 9, typed(FIRST, 5, 120))))
                    .expectException(EntryIsSettled.class)
                    .expectExceptionMessage("Item is locked after settlement")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("its entries are not moved into another day")
        void moved() {
            given(recorded(1, line(FIRST, 4, 120)), madeOf(1))
                    .when(replace(SECOND, new ReplaceDay.Row(OptionalLong.of(1), 9, typed(SECOND, 4, 120))))
                    .expectException(EntryIsSettled.class)
                    .expectExceptionMessage("Item is locked after settlement")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("other days can be saved as before")
        void otherDay() {
            given(recorded(1, line(FIRST, 4, 120)), madeOf(1), recorded(2, line(SECOND, 4, 120)))
                    .when(replace(SECOND))
                    .expectEvents(new EntryRemoved(VENDOR, RAVI, 2, line(SECOND, 4, 120)));
        }

        @Test
        @DisplayName("9.15: the farmer stays, even after it was voided and its entries removed")
        void farmerStays() {
            EntryLine rose = line(FIRST, 4, 120);
            given(recorded(1, rose), madeOf(1))
                    .when(new CloseFarmerAccount(VENDOR, RAVI))
                    .expectException(FarmerHasHistory.class);
            given(recorded(1, rose), madeOf(1), voided(12, List.of(1L)), new EntryRemoved(VENDOR, RAVI, 1, rose))
                    .when(new CloseFarmerAccount(VENDOR, RAVI))
                    .expectException(FarmerHasHistory.class);
        }
    }

    @Nested
    @DisplayName("when it is voided")
    class Voiding {
        @Test
        @DisplayName("9.56: gives back exactly what it deducted")
        void givesBack() {
            given(
                            recorded(1, E1),
                            recorded(2, E2),
                            LENT,
                            MADE,
                            new AdvanceDeducted(VENDOR, RAVI, 51, TODAY, 800_00, 59_21, ""))
                    .when(voidIt())
                    .expectEvents(new SettlementVoided(
                            VENDOR,
                            RAVI,
                            12,
                            TODAY,
                            "wrong rate",
                            List.of(1L, 2L),
                            OptionalLong.of(60),
                            140_79,
                            200_00))
                    .expectResultMessagePayload(new Settled(12, false, FIGURES, 2, 200_00));
        }

        @Test
        @DisplayName("9.56: frees its entries, and settling again gives the same figures")
        void again() {
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, voidedMade())
                    .when(new SettleFarmer(VENDOR, RAVI, 13, TODAY, MARCH, 51))
                    .expectResultMessagePayload(new Settled(13, true, FIGURES, 2, 859_21));
            EntryLine after = coolie(20_00).onto(E1).orElseThrow();
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, voidedMade())
                    .when(new CorrectEntry(VENDOR, RAVI, 1, coolie(20_00), Precondition.NONE))
                    .expectEvents(new EntryCorrected(VENDOR, RAVI, 1, E1, after));
        }

        @Test
        @DisplayName("notes no return when it had recovered nothing")
        void nothingRecovered() {
            given(recorded(1, line(FIRST, 4, 120)), madeOf(1))
                    .when(voidIt())
                    .expectEvents(new SettlementVoided(
                            VENDOR, RAVI, 12, TODAY, "wrong rate", List.of(1L), OptionalLong.empty(), 0, 0));
        }

        @Test
        @DisplayName("9.57: is voided once")
        void twice() {
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, voidedMade())
                    .when(voidIt())
                    .expectException(Unknown.class)
                    .expectExceptionMessage("Active settlement not found")
                    .expectNoEvents();
        }
    }

    @Nested
    @DisplayName("when it is recalculated")
    class Recalculating {
        @Test
        @DisplayName("takes the rules of now, returns what it had recovered and recovers anew")
        void newRules() {
            SettlementTerms terms = terms(SettlementBase.NET_OF_CHARGES, false, 1_000, 2_000);
            SettlementFigures expected = figures(terms, 14_500, 954_50, 21_00, 15_00, 100_00, 91_85, 165_33, 661_32);
            given(recorded(1, E1), recorded(2, E2), LENT, MADE)
                    .when(recalculate(terms))
                    .expectEvents(new SettlementRecalculated(
                            VENDOR,
                            RAVI,
                            12,
                            TODAY,
                            expected,
                            MADE.entries(),
                            OptionalLong.of(61),
                            140_79,
                            OptionalLong.of(62),
                            834_67))
                    .expectResultMessagePayload(new Settled(12, false, expected, 2, 834_67));
        }

        @Test
        @DisplayName("takes the entries that its days gained, and holds them")
        void gained() {
            SettlementFigures expected = figures(MARCH, 15_500, 964_50, 21_00, 15_00, 100_00, 115_74, 142_55, 570_21);
            SettlementRecalculated recalculated = new SettlementRecalculated(
                    VENDOR,
                    RAVI,
                    12,
                    TODAY,
                    expected,
                    List.of(
                            new SettledEntry(1, FIRST, 436_50),
                            new SettledEntry(2, SECOND, 482_00),
                            new SettledEntry(3, SECOND, 10_00)),
                    OptionalLong.of(61),
                    140_79,
                    OptionalLong.of(62),
                    857_45);
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, recorded(3, line(SECOND, 1, 10)))
                    .when(recalculate(MARCH))
                    .expectEvents(recalculated);
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, recorded(3, line(SECOND, 1, 10)), recalculated)
                    .when(new RemoveEntry(VENDOR, RAVI, 3, Precondition.NONE))
                    .expectException(EntryIsSettled.class);
        }

        @Test
        @DisplayName("is voided with all that it then holds")
        void thenVoided() {
            EntryLine rose = line(FIRST, 1, 10);
            SettlementFigures both = figures(MARCH, 2_000, 20_00, 0, 0, 0, 2_40, 0, 17_60);
            given(
                            recorded(1, rose),
                            madeOf(1),
                            recorded(2, rose),
                            new SettlementRecalculated(
                                    VENDOR,
                                    RAVI,
                                    12,
                                    TODAY,
                                    both,
                                    List.of(new SettledEntry(1, FIRST, 10_00), new SettledEntry(2, FIRST, 10_00)),
                                    OptionalLong.empty(),
                                    0,
                                    OptionalLong.empty(),
                                    0))
                    .when(voidIt())
                    .expectEvents(new SettlementVoided(
                            VENDOR, RAVI, 12, TODAY, "wrong rate", List.of(1L, 2L), OptionalLong.empty(), 0, 0));
        }

        @Test
        @DisplayName("notes nothing when nothing changes")
        void unchanged() {
            given(recorded(1, E1), recorded(2, E2), LENT, MADE)
                    .when(recalculate(MARCH))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Settled(12, false, FIGURES, 2, 859_21));
        }

        @Test
        @DisplayName("B36: leaves entries of other settlements alone")
        void othersEntries() {
            given(recorded(1, line(FIRST, 1, 10)), madeOf(1), recorded(2, line(FIRST, 1, 10)), madeAs(13, 2))
                    .when(recalculate(MARCH))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("is the newest of its days, where they were settled twice")
        void newest() {
            SettlementFigures expected = figures(MARCH, 2_000, 20_00, 0, 0, 0, 2_40, 0, 17_60);
            EntryLine rose = line(FIRST, 1, 10);
            given(recorded(1, rose), madeAs(13, 1), recorded(2, rose), madeAs(12, 2), recorded(3, rose))
                    .when(recalculate(MARCH))
                    .expectResultMessagePayload(new Settled(12, false, expected, 2, 0));
        }

        @Test
        @DisplayName("is made where there never was one of its days")
        void madeFirst() {
            given(recorded(1, E1), recorded(2, E2), LENT)
                    .when(recalculate(MARCH))
                    .expectEvents(new SettlementMade(
                            VENDOR, RAVI, 99, TODAY, FIGURES, MADE.entries(), OptionalLong.of(62), 859_21))
                    .expectResultMessagePayload(new Settled(99, true, FIGURES, 2, 859_21));
        }

        @Test
        @DisplayName("B36: is refused once it was voided, and returns no advance twice")
        void voided() {
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, voidedMade())
                    .when(recalculate(MARCH))
                    .expectException(SettlementIsVoided.class)
                    .expectExceptionMessage("The settlement of this period was voided; make a new settlement instead"
                            + " of recalculating it")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("finds the one that was made after a voided one")
        void madeAgain() {
            SettlementMade again =
                    new SettlementMade(VENDOR, RAVI, 13, TODAY, FIGURES, MADE.entries(), OptionalLong.of(51), 859_21);
            given(recorded(1, E1), recorded(2, E2), LENT, MADE, voidedMade(), again)
                    .when(recalculate(MARCH))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Settled(13, false, FIGURES, 2, 859_21));
        }

        @Test
        @DisplayName("is refused when there is nothing of its days")
        void nothingThere() {
            given().when(recalculate(MARCH))
                    .expectException(NothingToSettle.class)
                    .expectExceptionMessage("No collections found")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("stays as it was when the farmer was paid more than would be left")
        void paidTooMuch() {
            given(
                            recorded(1, E1),
                            recorded(2, E2),
                            LENT,
                            MADE,
                            recorded(3, charged(FIRST, 1_000, 10_00, 10_00, 0, 0, 900_00)))
                    .when(recalculate(MARCH))
                    .expectException(InvalidSettlement.class)
                    .expectNoEvents();
        }
    }

    private TestExecutor<FarmerAccount> given(FarmerAccountEvent... further) {
        return new AggregateTestFixture<>(FarmerAccount.class).given(OPENED).andGiven((Object[]) further);
    }

    private static SettleFarmer settle(SettlementTerms terms) {
        return new SettleFarmer(VENDOR, RAVI, 12, TODAY, terms, 50);
    }

    private static RecalculateSettlement recalculate(SettlementTerms terms) {
        return new RecalculateSettlement(VENDOR, RAVI, 99, TODAY, terms, 61, 62);
    }

    private static VoidSettlement voidIt() {
        return new VoidSettlement(VENDOR, RAVI, 12, TODAY, "wrong rate", 60);
    }

    private static ReplaceDay replace(LocalDate day, ReplaceDay.Row... rows) {
        return new ReplaceDay(VENDOR, RAVI, KMP, Set.of(day), List.of(rows));
    }

    private static ReplaceDay.Row row(long newEntryId, TypedEntry typed) {
        return new ReplaceDay.Row(OptionalLong.empty(), newEntryId, typed);
    }

    private static EntryRecorded recorded(long entryId, EntryLine line) {
        return new EntryRecorded(VENDOR, RAVI, entryId, line);
    }

    /// Settlement 12 of entries of the first day at 1 kg for 10 rupees each, whatever they really are.
    private static SettlementMade madeOf(long... entryIds) {
        return madeAs(12, entryIds);
    }

    private static SettlementMade madeAs(long settlementId, long... entryIds) {
        int count = entryIds.length;
        SettlementFigures figures =
                figures(MARCH, count * 1_000L, count * 10_00L, 0, 0, 0, count * 1_20L, 0, count * 8_80L);
        List<SettledEntry> entries = LongStream.of(entryIds)
                .mapToObj(id -> new SettledEntry(id, FIRST, 10_00))
                .toList();
        return new SettlementMade(VENDOR, RAVI, settlementId, TODAY, figures, entries, OptionalLong.empty(), 0);
    }

    private static SettlementVoided voided(long settlementId, List<Long> entryIds) {
        return new SettlementVoided(
                VENDOR, RAVI, settlementId, TODAY, "wrong rate", entryIds, OptionalLong.empty(), 0, 0);
    }

    private static SettlementVoided voidedMade() {
        return new SettlementVoided(
                VENDOR, RAVI, 12, TODAY, "wrong rate", List.of(1L, 2L), OptionalLong.of(60), 140_79, 1000_00);
    }

    private static EntryLine charged(
            LocalDate on,
            long grams,
            long ratePaise,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long paidPaise) {
        return new EntryLine(
                on,
                KMP,
                OptionalLong.empty(),
                "",
                "",
                "R",
                "Rose",
                grams,
                ratePaise,
                labourPaise * 1_000 / grams,
                grossPaise,
                labourPaise,
                cooliePaise,
                0,
                grossPaise - labourPaise - cooliePaise,
                paidPaise,
                "");
    }

    private static SettlementFigures figures(
            SettlementTerms terms,
            long grams,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long paidPaise,
            long commissionPaise,
            long advancePaise,
            long payablePaise) {
        return new SettlementFigures(
                terms.from(),
                terms.to(),
                terms.settlementBase(),
                terms.deductPaid(),
                terms.commissionBasisPoints(),
                terms.advanceBasisPoints(),
                grams,
                grossPaise,
                labourPaise,
                cooliePaise,
                0,
                paidPaise,
                commissionPaise,
                advancePaise,
                payablePaise);
    }

    private static SettlementTerms terms(SettlementBase base, boolean deductPaid, int commission, int advance) {
        return new SettlementTerms(FIRST, LAST, base, deductPaid, commission, advance);
    }
}
