package marigold.market.vehicles;

import static marigold.market.vehicles.VehiclesProjection.VEHICLES;
import static marigold.projection.ProjectionSpec.at;

import marigold.market.events.VehicleEvent.VehicleDriverChanged;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRenumbered;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.market.vehicles.VehiclesProjection.Vehicle;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The vehicles of a vendor")
class VehiclesProjectionTest {
    private final ProjectionSpec<?> vehicles = ProjectionSpec.of(new VehiclesProjection());

    @Test
    @DisplayName("take numbers, names and drivers, and leave when they are retired")
    void changed() {
        vehicles.given(new VehicleRegistered(1, 5, "KA01", "Tempo", ""), new VehicleRegistered(1, 6, "KA02", "", ""))
                .given(
                        new VehicleRenumbered(1, 5, "KA99"),
                        new VehicleRenamed(1, 5, "Van"),
                        new VehicleDriverChanged(1, 5, "Raju"),
                        new VehicleRetired(1, 6))
                .thenRows(VEHICLES, new Vehicle(1, 5, "KA99", "Van", "Raju", "Van", at(1)));
    }

    @Test
    @DisplayName("are shown by number where they have no name")
    void nameless() {
        vehicles.given(new VehicleRegistered(1, 5, "KA01", "Tempo", ""), new VehicleRenamed(1, 5, ""))
                .thenRows(VEHICLES, new Vehicle(1, 5, "KA01", "", "", "KA01", at(1)));
    }
}
