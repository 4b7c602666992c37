package marigold.market.reports;

/// Conditions that several reports share, only those that were asked for, so that the planner sees which
/// index fits. Names of parameters only, never values.
final class Filters {
    private Filters() {}

    /// Conditions on `entry`.
    static String lines(String item, String vehicle) {
        return (item.isEmpty() ? "" : " and (entry.item_name = :item or entry.item_code = :item)")
                + (vehicle.isEmpty() ? "" : " and (entry.vehicle_name = :vehicle or entry.vehicle_number = :vehicle)");
    }
}
