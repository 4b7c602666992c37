package marigold.market.farmeraccount;

import java.util.OptionalLong;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// The vehicle that a clerk named, as the vendor's vehicles stood then.
///
/// @param vehicleId empty when the words name none of the vendor's vehicles; then they stand as both number
///     and name
record TypedVehicle(OptionalLong vehicleId, String number, String name, boolean byId) {
    static final TypedVehicle NONE = new TypedVehicle(OptionalLong.empty(), "", "", false);

    static TypedVehicle unknown(String text) {
        return new TypedVehicle(OptionalLong.empty(), text, text, false);
    }

    static TypedVehicle of(EntryLine line) {
        return new TypedVehicle(line.vehicleId(), line.vehicleNumber(), line.vehicleName(), false);
    }

    /// The word that screens show and send back.
    String shown() {
        return name.isEmpty() ? number : name;
    }
}
