package marigold.market.farmeraccount;

import java.time.LocalDate;
import java.util.Collection;
import marigold.market.arithmetic.SettlementStatement;
import marigold.market.arithmetic.SettlementStatement.Payment;
import marigold.market.arithmetic.SettlementStatement.Sums;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.VendorEvent.SettlementBase;

/// Which days are settled and by which rules, as they stand when it is asked for (D1 to D3).
///
/// @param advanceBasisPoints at most this share of what is left for the farmer recovers his advance
record SettlementTerms(
        LocalDate from,
        LocalDate to,
        SettlementBase settlementBase,
        boolean deductPaid,
        int commissionBasisPoints,
        int advanceBasisPoints) {
    SettlementTerms {
        if (from.isAfter(to)) throw new IllegalArgumentException("from must not be after to: " + from + ", " + to);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /// Whether the figures are of these very days.
    boolean areOfPeriodOf(SettlementFigures figures) {
        return from.equals(figures.from()) && to.equals(figures.to());
    }

    /// What lines come to by these terms, for a farmer who owes that much of his advances.
    SettlementFigures figures(Collection<EntryLine> lines, long advanceBalancePaise) {
        Sums sums = lines.stream().map(SettlementTerms::sums).reduce(Sums.NONE, Sums::plus);
        SettlementStatement statement = SettlementStatement.of(sums, settlementBase, commissionBasisPoints);
        Payment payment = statement.payment(deductPaid, advanceBalancePaise, advanceBasisPoints);
        return new SettlementFigures(
                from,
                to,
                settlementBase,
                deductPaid,
                commissionBasisPoints,
                advanceBasisPoints,
                sums.quantityGrams(),
                sums.grossPaise(),
                sums.labourPaise(),
                sums.cooliePaise(),
                sums.transportPaise(),
                sums.paidPaise(),
                statement.commissionPaise(),
                payment.advanceDeductedPaise(),
                payment.payablePaise());
    }

    private static Sums sums(EntryLine line) {
        return new Sums(
                line.quantityGrams(),
                line.grossPaise(),
                line.labourPaise(),
                line.cooliePaise(),
                line.transportPaise(),
                line.paidPaise());
    }
}
