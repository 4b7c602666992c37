package marigold.market.farmeraccount;

import java.util.OptionalLong;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// One entry of an account as it now stands.
///
/// @param settlementId the settlement that holds it as it is (D9)
record Entry(long entryId, EntryLine line, OptionalLong settlementId) {
    Entry(long entryId, EntryLine line) {
        this(entryId, line, OptionalLong.empty());
    }

    boolean isSettled() {
        return settlementId.isPresent();
    }
}
