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
import static marigold.market.farmeraccount.TypedEntries.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import marigold.idempotency.Precondition;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.refusal.Refusal;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A farmer's account")
class FarmerAccountTest {
    private static final long STRANGER = 8;
    private static final FarmerAccountEvent OPENED = new FarmerAccountOpened(VENDOR, RAVI);

    private final FixtureConfiguration<FarmerAccount> account = new AggregateTestFixture<>(FarmerAccount.class);

    @Test
    @DisplayName("is opened with the farmer")
    void opens() {
        account.givenNoPriorActivity().when(new OpenFarmerAccount(VENDOR, RAVI)).expectEvents(OPENED);
    }

    @Nested
    @DisplayName("when an entry is made")
    class RecordingAnEntry {
        @Test
        @DisplayName("keeps its amounts and the farmer's group of that moment")
        void keepsAmounts() {
            given().when(new RecordEntry(VENDOR, RAVI, 1, KMP, typed(FIRST, 4, 120)))
                    .expectEvents(recorded(1, line(FIRST, 4, 120)))
                    .expectResultMessagePayload(new Entry(1, 1, line(FIRST, 4, 120)));
        }

        @Test
        @DisplayName("9.11: takes a second, identical one as a second one")
        void identical() {
            given(recorded(1, line(FIRST, 4, 120)))
                    .when(new RecordEntry(VENDOR, RAVI, 2, KMP, typed(FIRST, 4, 120)))
                    .expectEvents(recorded(2, line(FIRST, 4, 120)));
        }

        @Test
        @DisplayName("9.4: refuses charges above the value")
        void impossible() {
            TypedEntry tooDear = new TypedEntry(
                    typed(FIRST, 1, 10).collectedOn(),
                    nothing().vehicle(),
                    nothing().itemCode(),
                    nothing().itemName(),
                    OptionalLong.of(1_000),
                    OptionalLong.of(10_00),
                    OptionalLong.empty(),
                    OptionalLong.of(15_00),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    nothing().remarks());
            given().when(new RecordEntry(VENDOR, RAVI, 1, KMP, tooDear))
                    .expectException(ImpossibleLine.class)
                    .expectExceptionMessage("Invalid pricing values")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("does not exist for another vendor")
        void foreign() {
            given().when(new RecordEntry(STRANGER, RAVI, 1, KMP, typed(FIRST, 4, 120)))
                    .expectException(Unknown.class)
                    .expectExceptionMessage("Farmer not found");
        }

        @Test
        @DisplayName("takes none after it was closed")
        void closed() {
            given(new FarmerAccountClosed(VENDOR, RAVI))
                    .when(new RecordEntry(VENDOR, RAVI, 1, KMP, typed(FIRST, 4, 120)))
                    .expectException(Unknown.class)
                    .expectNoEvents();
        }
    }

    @Nested
    @DisplayName("when an entry is corrected")
    class CorrectingAnEntry {
        @Test
        @DisplayName("keeps what was left out, and tells before and after")
        void corrected() {
            EntryLine before = line(FIRST, 4, 120);
            EntryLine after = coolie(15_00).onto(before).orElseThrow();
            given(recorded(1, before))
                    .when(new CorrectEntry(VENDOR, RAVI, 1, coolie(15_00), Precondition.NONE))
                    .expectEvents(new EntryCorrected(VENDOR, RAVI, 1, before, after))
                    .expectResultMessagePayload(new Entry(1, 2, after));
        }

        @Test
        @DisplayName("notes nothing when nothing changes")
        void unchanged() {
            given(recorded(1, line(FIRST, 4, 120)))
                    .when(new CorrectEntry(VENDOR, RAVI, 1, typed(FIRST, 4, 120), Precondition.NONE))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Entry(1, 1, line(FIRST, 4, 120)));
        }

        @Test
        @DisplayName("takes a vehicle that is named by its id, also when its word is the same")
        void vehicleById() {
            EntryLine first = vehicle(new TypedVehicle(OptionalLong.of(5), "KA01", "Tempo", true))
                    .onto(line(FIRST, 4, 120))
                    .orElseThrow();
            TypedVehicle second = new TypedVehicle(OptionalLong.of(6), "KA02", "Tempo", true);
            EntryLine corrected = vehicle(second).onto(first).orElseThrow();
            given(recorded(1, first))
                    .when(new CorrectEntry(VENDOR, RAVI, 1, vehicle(second), Precondition.NONE))
                    .expectEvents(new EntryCorrected(VENDOR, RAVI, 1, first, corrected));
            assertThat(corrected.vehicleId()).hasValue(6);
        }

        @Test
        @DisplayName("keeps the vehicle of that day when the screen sends its word back")
        void vehicleStays() {
            EntryLine tempo = vehicle(new TypedVehicle(OptionalLong.of(5), "KA01", "Tempo", true))
                    .onto(line(FIRST, 4, 120))
                    .orElseThrow();
            given(recorded(1, tempo))
                    .when(new CorrectEntry(VENDOR, RAVI, 1, vehicle(TypedVehicle.unknown("Tempo")), Precondition.NONE))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("refuses what makes the line impossible")
        void impossible() {
            given(recorded(1, line(FIRST, 1, 10)))
                    .when(new CorrectEntry(VENDOR, RAVI, 1, coolie(15_00), Precondition.NONE))
                    .expectException(ImpossibleCorrection.class)
                    .expectExceptionMessage("Invalid pricing")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("does not know a removed one")
        void removed() {
            given(recorded(1, line(FIRST, 4, 120)), new EntryRemoved(VENDOR, RAVI, 1, line(FIRST, 4, 120)))
                    .when(new CorrectEntry(VENDOR, RAVI, 1, coolie(0), Precondition.NONE))
                    .expectException(Unknown.class)
                    .expectExceptionMessage("Collection item not found");
        }
    }

    @Nested
    @DisplayName("when the change is meant for a version")
    class Versions {
        private final EntryLine first = line(FIRST, 4, 120);
        private final EntryLine second = line(FIRST, 5, 120);
        private final FarmerAccountEvent[] corrected = {
            recorded(1, first), new EntryCorrected(VENDOR, RAVI, 1, first, second)
        };

        @Test
        @DisplayName("takes it when the entry still has it")
        void same() {
            given(corrected)
                    .when(new CorrectEntry(VENDOR, RAVI, 1, typed(FIRST, 4, 120), version(2)))
                    .expectEvents(new EntryCorrected(VENDOR, RAVI, 1, second, first))
                    .expectResultMessagePayload(new Entry(1, 3, first));
            given(corrected)
                    .when(new RemoveEntry(VENDOR, RAVI, 1, version(2)))
                    .expectEvents(new EntryRemoved(VENDOR, RAVI, 1, second));
        }

        @Test
        @DisplayName("refuses it when somebody was faster")
        void other() {
            given(corrected)
                    .when(new CorrectEntry(VENDOR, RAVI, 1, typed(FIRST, 4, 120), version(1)))
                    .expectExceptionMessage("Somebody changed this meanwhile; please reload it and try again.")
                    .expectNoEvents();
            given(corrected)
                    .when(new RemoveEntry(VENDOR, RAVI, 1, version(1)))
                    .expectException(Refusal.class)
                    .expectNoEvents();
        }

        private static Precondition version(int version) {
            return new Precondition(Optional.of("\"" + version + "\""));
        }
    }

    @Nested
    @DisplayName("when an entry is removed")
    class RemovingAnEntry {
        @Test
        @DisplayName("says what it was")
        void removed() {
            given(recorded(1, line(FIRST, 4, 120)))
                    .when(new RemoveEntry(VENDOR, RAVI, 1, Precondition.NONE))
                    .expectEvents(new EntryRemoved(VENDOR, RAVI, 1, line(FIRST, 4, 120)));
        }

        @Test
        @DisplayName("does not know one that was never made")
        void unknown() {
            given().when(new RemoveEntry(VENDOR, RAVI, 1, Precondition.NONE))
                    .expectException(Unknown.class)
                    .expectExceptionMessage("Item not found");
        }
    }

    @Nested
    @DisplayName("when a day is saved")
    class ReplacingADay {
        @Test
        @DisplayName("9.7: notes nothing when the same row is saved again")
        void again() {
            given(recorded(1, line(FIRST, 4, 120)))
                    .when(replace(FIRST, row(9, typed(FIRST, 4, 120))))
                    .expectNoEvents()
                    .expectResultMessagePayload(List.of(new Entry(1, 1, line(FIRST, 4, 120))));
        }

        @Test
        @DisplayName("matches equal rows one to one, records the rest and removes what is left over")
        void multiset() {
            given(recorded(1, line(FIRST, 4, 120)), recorded(2, line(FIRST, 5, 120)), recorded(3, line(SECOND, 6, 120)))
                    .when(replace(FIRST, row(8, typed(FIRST, 4, 120)), row(9, typed(FIRST, 4, 120))))
                    .expectEvents(
                            new EntryRemoved(VENDOR, RAVI, 2, line(FIRST, 5, 120)), recorded(9, line(FIRST, 4, 120)));
        }

        @Test
        @DisplayName("corrects a row that names its entry, and leaves an equal one alone")
        void corrects() {
            given(recorded(1, line(FIRST, 4, 120)), recorded(2, line(FIRST, 5, 120)))
                    .when(replace(
                            FIRST,
                            new ReplaceDay.Row(OptionalLong.of(1), 8, typed(FIRST, 4, 130)),
                            new ReplaceDay.Row(OptionalLong.of(2), 9, typed(FIRST, 5, 120))))
                    .expectEvents(new EntryCorrected(VENDOR, RAVI, 1, line(FIRST, 4, 120), line(FIRST, 4, 130)));
        }

        @Test
        @DisplayName("takes an id that is not this farmer's as a new row")
        void foreignId() {
            given().when(replace(FIRST, new ReplaceDay.Row(OptionalLong.of(77), 8, typed(FIRST, 4, 120))))
                    .expectEvents(recorded(8, line(FIRST, 4, 120)));
        }

        @Test
        @DisplayName("empties a day that is named without rows")
        void empties() {
            given(recorded(1, line(FIRST, 4, 120)), recorded(2, line(SECOND, 4, 120)))
                    .when(new ReplaceDay(VENDOR, RAVI, KMP, Set.of(FIRST), List.of()))
                    .expectEvents(new EntryRemoved(VENDOR, RAVI, 1, line(FIRST, 4, 120)));
        }
    }

    @Nested
    @DisplayName("as a loan")
    class Advances {
        @Test
        @DisplayName("9.23: keeps the balance with every advance given and deducted")
        void balance() {
            given(new AdvanceGiven(VENDOR, RAVI, 1, FIRST, 1000_00, 1000_00, ""))
                    .when(new DeductAdvance(VENDOR, RAVI, 2, SECOND, 150_00, "part", false))
                    .expectEvents(new AdvanceDeducted(VENDOR, RAVI, 2, SECOND, 150_00, 850_00, "part"))
                    .expectResultMessagePayload(850_00L);
        }

        @Test
        @DisplayName("is given any day")
        void given1000() {
            given().when(new GiveAdvance(VENDOR, RAVI, 1, FIRST, 1000_00, "seed"))
                    .expectEvents(new AdvanceGiven(VENDOR, RAVI, 1, FIRST, 1000_00, 1000_00, "seed"));
        }

        @Test
        @DisplayName("9.24: refuses to recover more than was lent")
        void overdrawn() {
            given(new AdvanceGiven(VENDOR, RAVI, 1, FIRST, 850_00, 850_00, ""))
                    .when(new DeductAdvance(VENDOR, RAVI, 2, SECOND, 900_00, "", false))
                    .expectException(AdvanceExceedsBalance.class)
                    .expectExceptionMessage("The deduction is more than the advance balance of 850.00")
                    .expectNoEvents();
        }

        @Test
        @DisplayName("D7: recovers more than was lent where the vendor allows it")
        void overdrawAllowed() {
            given().when(new DeductAdvance(VENDOR, RAVI, 2, SECOND, 900_00, "", true))
                    .expectEvents(new AdvanceDeducted(VENDOR, RAVI, 2, SECOND, 900_00, -900_00, ""));
        }
    }

    @Nested
    @DisplayName("when the farmer leaves")
    class Closing {
        @Test
        @DisplayName("is closed if nothing is in it any more")
        void closed() {
            given(recorded(1, line(FIRST, 4, 120)), new EntryRemoved(VENDOR, RAVI, 1, line(FIRST, 4, 120)))
                    .when(new CloseFarmerAccount(VENDOR, RAVI))
                    .expectEvents(new FarmerAccountClosed(VENDOR, RAVI));
        }

        @Test
        @DisplayName("9.15: stays while there are entries")
        void entries() {
            given(recorded(1, line(FIRST, 4, 120)))
                    .when(new CloseFarmerAccount(VENDOR, RAVI))
                    .expectException(FarmerHasHistory.class)
                    .expectExceptionMessage("Cannot delete customer with transaction history");
        }

        @Test
        @DisplayName("9.15: stays after an advance, even one that was paid back")
        void advances() {
            given(
                            new AdvanceGiven(VENDOR, RAVI, 1, FIRST, 10_00, 10_00, ""),
                            new AdvanceDeducted(VENDOR, RAVI, 2, FIRST, 10_00, 0, ""))
                    .when(new CloseFarmerAccount(VENDOR, RAVI))
                    .expectException(FarmerHasHistory.class);
        }
    }

    private TestExecutor<FarmerAccount> given(FarmerAccountEvent... further) {
        return account.given(OPENED).andGiven((Object[]) further);
    }

    private static EntryRecorded recorded(long entryId, EntryLine line) {
        return new EntryRecorded(VENDOR, RAVI, entryId, line);
    }

    private static ReplaceDay.Row row(long newEntryId, TypedEntry typed) {
        return new ReplaceDay.Row(OptionalLong.empty(), newEntryId, typed);
    }

    private static ReplaceDay replace(LocalDate day, ReplaceDay.Row... rows) {
        return new ReplaceDay(VENDOR, RAVI, KMP, Set.of(day), List.of(rows));
    }
}
