package marigold.market.group;

import java.util.Optional;
import java.util.OptionalInt;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A farmer group")
class FarmerGroupTest {
    private static final long VENDOR = 7;
    private static final long STRANGER = 8;
    private static final long GROUP = 3;
    private static final OptionalInt TEN_PERCENT = OptionalInt.of(10_00);
    private static final FarmerGroupOpened OPENED = new FarmerGroupOpened(VENDOR, GROUP, "KMP", OptionalInt.empty());

    private final FixtureConfiguration<FarmerGroup> group = new AggregateTestFixture<>(FarmerGroup.class);

    @Test
    @DisplayName("is opened with its commission, if it has one")
    void opens() {
        group.givenNoPriorActivity()
                .when(new OpenFarmerGroup(VENDOR, GROUP, "TEN", TEN_PERCENT))
                .expectEvents(new FarmerGroupOpened(VENDOR, GROUP, "TEN", TEN_PERCENT));
    }

    @Test
    @DisplayName("9.13: is renamed, be it only in case")
    void renames() {
        group.given(OPENED)
                .when(new ChangeFarmerGroup(VENDOR, GROUP, Optional.of("kmp"), Optional.empty()))
                .expectEvents(new FarmerGroupRenamed(VENDOR, GROUP, "kmp"))
                .expectResultMessagePayload(new FarmerGroup.State("kmp", OptionalInt.empty()));
    }

    @Test
    @DisplayName("gets a commission and loses it again")
    void commission() {
        group.given(OPENED, new FarmerGroupCommissionSet(VENDOR, GROUP, TEN_PERCENT))
                .when(new ChangeFarmerGroup(VENDOR, GROUP, Optional.empty(), Optional.of(OptionalInt.empty())))
                .expectEvents(new FarmerGroupCommissionSet(VENDOR, GROUP, OptionalInt.empty()));
    }

    @Test
    @DisplayName("notes nothing when nothing changes")
    void unchanged() {
        group.given(OPENED)
                .when(new ChangeFarmerGroup(VENDOR, GROUP, Optional.of("KMP"), Optional.of(OptionalInt.empty())))
                .expectNoEvents();
    }

    @Test
    @DisplayName("is closed once")
    void closes() {
        group.given(OPENED)
                .when(new CloseFarmerGroup(VENDOR, GROUP))
                .expectEvents(new FarmerGroupClosed(VENDOR, GROUP));
        group.given(OPENED, new FarmerGroupClosed(VENDOR, GROUP))
                .when(new CloseFarmerGroup(VENDOR, GROUP))
                .expectException(Unknown.class);
    }

    @Test
    @DisplayName("does not exist for another vendor")
    void foreign() {
        group.given(OPENED)
                .when(new ChangeFarmerGroup(STRANGER, GROUP, Optional.of("Mine"), Optional.empty()))
                .expectException(Unknown.class)
                .expectExceptionMessage("Farmer group not found");
    }
}
