package marigold.market.entries;

import java.util.OptionalLong;

/// The conditions that lists of entries share. Names of parameters only, never values.
final class EntryFilter {
    private EntryFilter() {}

    static String of(OptionalLong farmerId, OptionalLong groupId, String vehicle) {
        return "entry.vendor_id = :vendorId and entry.collected_on between :from and :to"
                + asked(farmerId, groupId, vehicle);
    }

    /// The entries before one, which must be in the period or just behind it. PostgreSQL begins to read an
    /// index at the first of its upper bounds, whichever is the lowest: with the period's end beside the
    /// entry, a page would cost as much as all those before it.
    static String before(OptionalLong farmerId, OptionalLong groupId, String vehicle) {
        return "entry.vendor_id = :vendorId and entry.collected_on >= :from"
                + " and (entry.collected_on, entry.entry_id) < (:afterDate, :afterId)"
                + asked(farmerId, groupId, vehicle);
    }

    private static String asked(OptionalLong farmerId, OptionalLong groupId, String vehicle) {
        StringBuilder conditions = new StringBuilder();
        if (farmerId.isPresent()) conditions.append(" and entry.farmer_id = :farmerId");
        if (groupId.isPresent()) conditions.append(" and entry.group_id = :groupId");
        if (!vehicle.isEmpty())
            conditions.append(" and (entry.vehicle_name = :vehicle or entry.vehicle_number = :vehicle)");
        return conditions.toString();
    }
}
