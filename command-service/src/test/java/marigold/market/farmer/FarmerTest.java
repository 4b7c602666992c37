package marigold.market.farmer;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.market.events.FarmerEvent.FarmerCodeChanged;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRegistered;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A farmer in the books")
class FarmerTest {
    private static final long VENDOR = 7;
    private static final long STRANGER = 8;
    private static final long RAVI = 42;
    private static final OptionalLong KMP = OptionalLong.of(3);
    private static final FarmerDetails DETAILS =
            new FarmerDetails("F7-0001", "Ravi", KMP, "9876543210", "Kolar", OptionalInt.empty());
    private static final FarmerRegistered REGISTERED =
            new FarmerRegistered(VENDOR, RAVI, "F7-0001", "Ravi", KMP, "9876543210", "Kolar", OptionalInt.empty());

    private final FixtureConfiguration<Farmer> farmer = new AggregateTestFixture<>(Farmer.class);

    @Test
    @DisplayName("9.14: starts without a commission of his own")
    void registers() {
        farmer.givenNoPriorActivity()
                .when(new RegisterFarmer(VENDOR, RAVI, DETAILS))
                .expectEvents(REGISTERED);
    }

    @Test
    @DisplayName("changes for several reasons at once, each an event of its own")
    void changes() {
        farmer.given(REGISTERED)
                .when(new ChangeFarmer(
                        VENDOR,
                        RAVI,
                        Optional.of("R-1"),
                        Optional.of("Ravi K"),
                        Optional.of(OptionalLong.empty()),
                        Optional.of("080123"),
                        Optional.empty(),
                        Optional.of(OptionalInt.of(9_50))))
                .expectEvents(
                        new FarmerRenamed(VENDOR, RAVI, "Ravi K"),
                        new FarmerCodeChanged(VENDOR, RAVI, "R-1"),
                        new FarmerContactChanged(VENDOR, RAVI, "080123", "Kolar"),
                        new FarmerMovedToGroup(VENDOR, RAVI, OptionalLong.empty()),
                        new FarmerCommissionSet(VENDOR, RAVI, OptionalInt.of(9_50)))
                .expectResultMessagePayload(new FarmerDetails(
                        "R-1", "Ravi K", OptionalLong.empty(), "080123", "Kolar", OptionalInt.of(9_50)));
    }

    @Test
    @DisplayName("notes nothing when nothing changes")
    void unchanged() {
        farmer.given(REGISTERED).when(renamed(VENDOR, "Ravi")).expectNoEvents().expectResultMessagePayload(DETAILS);
    }

    @Test
    @DisplayName("is deactivated once")
    void deactivates() {
        farmer.given(REGISTERED)
                .when(new DeactivateFarmer(VENDOR, RAVI))
                .expectEvents(new FarmerDeactivated(VENDOR, RAVI));
        farmer.given(REGISTERED, new FarmerDeactivated(VENDOR, RAVI))
                .when(new DeactivateFarmer(VENDOR, RAVI))
                .expectException(Unknown.class);
    }

    @Test
    @DisplayName("does not exist for another vendor")
    void foreign() {
        farmer.given(REGISTERED)
                .when(renamed(STRANGER, "Mine"))
                .expectException(Unknown.class)
                .expectExceptionMessage("Farmer not found");
    }

    private static ChangeFarmer renamed(long vendorId, String name) {
        return new ChangeFarmer(
                vendorId,
                RAVI,
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
