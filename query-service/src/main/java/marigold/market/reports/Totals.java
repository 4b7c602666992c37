package marigold.market.reports;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import marigold.market.arithmetic.SettlementStatement;
import marigold.market.arithmetic.SettlementStatement.Sums;
import marigold.reads.Amounts;

/// What statements come to, one of a farmer or several together. Commission is rounded once for a farmer and
/// period (D4), so several farmers' is the sum of theirs.
///
/// @param commissionPercent the rate, null where there are several
/// @param net               gross less commission
/// @param luggage           labour and transport
/// @param balance           net less what was paid, luggage and coolie
public record Totals(
        BigDecimal qty,
        BigDecimal gross,
        Optional<BigDecimal> commissionPercent,
        BigDecimal commission,
        BigDecimal net,
        BigDecimal luggage,
        BigDecimal coolie,
        BigDecimal paid,
        BigDecimal balance) {

    static Totals of(SettlementStatement statement) {
        return of(statement.sums(), Optional.of(statement.commissionBasisPoints()), statement.commissionPaise());
    }

    static Totals of(Collection<SettlementStatement> statements) {
        Sums sums = statements.stream().map(SettlementStatement::sums).reduce(Sums.NONE, Sums::plus);
        Optional<Integer> rate = statements.stream()
                .map(SettlementStatement::commissionBasisPoints)
                .findFirst()
                .filter(first -> statements.stream().allMatch(statement -> statement.commissionBasisPoints() == first));
        return of(
                sums,
                rate,
                statements.stream()
                        .mapToLong(SettlementStatement::commissionPaise)
                        .sum());
    }

    private static Totals of(Sums sums, Optional<Integer> rate, long commissionPaise) {
        long netPaise = sums.grossPaise() - commissionPaise;
        return new Totals(
                Amounts.kilograms(sums.quantityGrams()),
                Amounts.rupees(sums.grossPaise()),
                rate.map(Amounts::percent),
                Amounts.rupees(commissionPaise),
                Amounts.rupees(netPaise),
                Amounts.rupees(sums.luggagePaise()),
                Amounts.rupees(sums.cooliePaise()),
                Amounts.rupees(sums.paidPaise()),
                Amounts.rupees(netPaise - sums.paidPaise() - sums.luggagePaise() - sums.cooliePaise()));
    }
}
