package marigold.market.farmeraccount;

import marigold.market.events.FarmerAccountEvent.SettlementFigures;

/// How a settlement stands after a command.
///
/// @param made                whether the command made it
/// @param advanceBalancePaise what the farmer then owes of his advances
record Settled(long settlementId, boolean made, SettlementFigures figures, int entryCount, long advanceBalancePaise) {}
