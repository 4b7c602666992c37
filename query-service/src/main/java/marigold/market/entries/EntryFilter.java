package marigold.market.entries;

import java.util.OptionalLong;

/// The conditions that lists of entries share. Names of parameters only, never values.
final class EntryFilter {
    private EntryFilter() {}

    static String of(OptionalLong farmerId, OptionalLong groupId, String vehicle) {
        StringBuilder conditions =
                new StringBuilder("entry.vendor_id = :vendorId and entry.collected_on between :from and :to");
        if (farmerId.isPresent()) conditions.append(" and entry.farmer_id = :farmerId");
        if (groupId.isPresent()) conditions.append(" and entry.group_id = :groupId");
        if (!vehicle.isEmpty())
            conditions.append(" and (entry.vehicle_name = :vehicle or entry.vehicle_number = :vehicle)");
        return conditions.toString();
    }
}
