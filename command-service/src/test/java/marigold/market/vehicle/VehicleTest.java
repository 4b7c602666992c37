package marigold.market.vehicle;

import java.util.Optional;
import marigold.market.events.VehicleEvent.VehicleDriverChanged;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRenumbered;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A vehicle")
class VehicleTest {
    private static final long VENDOR = 7;
    private static final long STRANGER = 8;
    private static final long TEMPO = 9;
    private static final VehicleRegistered REGISTERED = new VehicleRegistered(VENDOR, TEMPO, "KA01", "Tempo", "");

    private final FixtureConfiguration<Vehicle> vehicle = new AggregateTestFixture<>(Vehicle.class);

    @Test
    @DisplayName("is registered")
    void registers() {
        vehicle.givenNoPriorActivity()
                .when(new RegisterVehicle(VENDOR, TEMPO, new VehicleDetails("KA01", "Tempo", "")))
                .expectEvents(REGISTERED);
    }

    @Test
    @DisplayName("changes its number, name and driver, each for itself")
    void changes() {
        vehicle.given(REGISTERED)
                .when(new ChangeVehicle(
                        VENDOR, TEMPO, Optional.of("KA02"), Optional.of("Big tempo"), Optional.of("Somu")))
                .expectEvents(
                        new VehicleRenumbered(VENDOR, TEMPO, "KA02"),
                        new VehicleRenamed(VENDOR, TEMPO, "Big tempo"),
                        new VehicleDriverChanged(VENDOR, TEMPO, "Somu"))
                .expectResultMessagePayload(new VehicleDetails("KA02", "Big tempo", "Somu"));
    }

    @Test
    @DisplayName("notes nothing when nothing changes")
    void unchanged() {
        vehicle.given(REGISTERED)
                .when(new ChangeVehicle(VENDOR, TEMPO, Optional.of("KA01"), Optional.empty(), Optional.of("")))
                .expectNoEvents();
    }

    @Test
    @DisplayName("is retired once, by its own vendor")
    void retires() {
        vehicle.given(REGISTERED)
                .when(new RetireVehicle(VENDOR, TEMPO))
                .expectEvents(new VehicleRetired(VENDOR, TEMPO));
        vehicle.given(REGISTERED, new VehicleRetired(VENDOR, TEMPO))
                .when(new RetireVehicle(VENDOR, TEMPO))
                .expectException(Unknown.class);
        vehicle.given(REGISTERED)
                .when(new RetireVehicle(STRANGER, TEMPO))
                .expectException(Unknown.class)
                .expectExceptionMessage("Vehicle not found");
    }
}
