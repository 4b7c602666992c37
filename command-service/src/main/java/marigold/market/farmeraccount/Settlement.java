package marigold.market.farmeraccount;

import java.util.Map;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;

/// A settlement that holds: what its recalculation and its void need.
///
/// @param lines its entries by their ids
record Settlement(long settlementId, SettlementFigures figures, Map<Long, EntryLine> lines) {}
