package marigold.market.reports;

import java.math.BigDecimal;
import java.util.List;
import marigold.market.arithmetic.SettlementStatement;

/// A farmer's lines of a period and what they come to: a ledger is one slip, a patti those of a group.
record Slip(
        long farmerId,
        String farmerName,
        String address,
        String phone,
        String groupName,
        BigDecimal advanceBalance,
        SettlementStatement statement,
        List<SlipRow> rows) {}
