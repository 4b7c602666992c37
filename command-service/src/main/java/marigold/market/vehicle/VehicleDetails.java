package marigold.market.vehicle;

/// A vehicle as it now stands.
record VehicleDetails(String vehicleNumber, String vehicleName, String driverName) {}
