package marigold.market.farmeraccount;

import marigold.market.events.FarmerAccountEvent.SettlementFigures;

/// A settlement that holds: what its recalculation and its void need.
record Settlement(long settlementId, SettlementFigures figures, EntryLines lines) {}
