package marigold.market.farmeraccount;

import java.util.OptionalLong;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Enters what a farmer brought in. The group is the farmer's at this moment (D10).
record RecordEntry(long vendorId, long farmerId, long entryId, OptionalLong groupId, TypedEntry entry) {
    RecordEntry {
        if (!entry.isComplete()) throw new IllegalArgumentException("An entry needs a day, a weight and a rate.");
    }

    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
