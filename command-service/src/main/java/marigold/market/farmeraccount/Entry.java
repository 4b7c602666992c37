package marigold.market.farmeraccount;

import java.util.OptionalLong;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// One entry of an account as it now stands.
///
/// @param version      counted from 1, one more with each correction
/// @param settlementId the settlement that holds it as it is (D9)
record Entry(long entryId, int version, EntryLine line, OptionalLong settlementId) {
    Entry(long entryId, int version, EntryLine line) {
        this(entryId, version, line, OptionalLong.empty());
    }

    boolean isSettled() {
        return settlementId.isPresent();
    }
}
