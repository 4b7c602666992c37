package marigold.market.farmeraccount;

import marigold.market.events.FarmerAccountEvent.EntryLine;

/// One entry of an account as it now stands.
record Entry(long entryId, EntryLine line) {}
