package marigold.market.farmeraccount;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes a farmer's entries of some days exactly these rows: corrects, keeps, records and removes as needed,
/// all or nothing.
///
/// @param groupId the farmer's group at this moment, for the entries that are new (D10)
/// @param days every day that the rows name, and days that become empty
record ReplaceDay(long vendorId, long farmerId, OptionalLong groupId, Set<LocalDate> days, List<Row> rows) {
    /// @param entryId  the entry that the screen shows in this row; empty or unknown for a row that it added
    /// @param newEntryId id for the entry if it turns out to be new
    record Row(OptionalLong entryId, long newEntryId, TypedEntry entry) {}

    ReplaceDay {
        days = Set.copyOf(days);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (!row.entry().isComplete()
                    || !days.contains(row.entry().collectedOn().orElseThrow())) {
                throw new IllegalArgumentException("A row needs a weight, a rate and one of the days.");
            }
        }
    }

    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
