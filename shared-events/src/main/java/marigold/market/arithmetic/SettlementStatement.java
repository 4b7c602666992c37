package marigold.market.arithmetic;

import java.util.Arrays;
import marigold.market.events.VendorEvent.SettlementBase;

/// What a farmer's lines of a period come to, in paise. Slips, ledger, patti and settlement all use it and
/// nothing else computes commission, so that they agree (spec D1 to D4).
///
/// @param sums                  of the lines
/// @param commissionBasisPoints the rate, 1 % = 100
/// @param commissionPaise       that share of the base, rounded half up once for the farmer and period (D4)
public record SettlementStatement(Sums sums, int commissionBasisPoints, long commissionPaise) {

    /// One basis point is a ten-thousandth.
    private static final int WHOLE = 10_000;

    private static final int BASIS_POINTS_MAX = WHOLE;

    /// Sums of lines, or the amounts of one line. Amounts of lines are rounded when they are recorded; sums
    /// are sums of rounded lines (D4).
    public record Sums(
            long quantityGrams,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long transportPaise,
            long paidPaise) {
        public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(quantityGrams, other.quantityGrams),
                    Math.addExact(grossPaise, other.grossPaise),
                    Math.addExact(labourPaise, other.labourPaise),
                    Math.addExact(cooliePaise, other.cooliePaise),
                    Math.addExact(transportPaise, other.transportPaise),
                    Math.addExact(paidPaise, other.paidPaise));
        }

        /// What slips call luggage: the handling charges and the transport.
        public long luggagePaise() {
            return labourPaise + transportPaise;
        }

        /// What commission is a share of (D2).
        long basePaise(SettlementBase base) {
            return switch (base) {
                case GROSS -> grossPaise;
                case NET_OF_CHARGES -> grossPaise - luggagePaise() - cooliePaise;
            };
        }
    }

    /// How much of the advance is recovered, and what is then paid to the farmer.
    public record Payment(long advanceDeductedPaise, long payablePaise) {}

    /// The statement of lines with these sums.
    public static SettlementStatement of(Sums sums, SettlementBase base, int commissionBasisPoints) {
        return new SettlementStatement(
                sums, commissionBasisPoints, shareOf(sums.basePaise(base), commissionBasisPoints));
    }

    /// What is left of the gross after the commission.
    public long netPaise() {
        return sums.grossPaise() - commissionPaise;
    }

    /// What is left for the farmer after the charges, and after what he was paid with his entries. Below zero
    /// when he was paid more.
    public long balancePaise() {
        return leftPaise(true);
    }

    /// What is left for the farmer before his advance (D3).
    public long leftPaise(boolean deductPaid) {
        return netPaise() - sums.luggagePaise() - sums.cooliePaise() - (deductPaid ? sums.paidPaise() : 0);
    }

    /// Recovers the advance: at most this share of what is left, rounded half up (D4), and never more than is
    /// owed. The payable amount is below zero when the farmer was paid more than is left.
    public Payment payment(boolean deductPaid, long advanceBalancePaise, int advanceBasisPoints) {
        long left = leftPaise(deductPaid);
        long cap = left > 0 ? shareOf(left, advanceBasisPoints) : 0;
        long deducted = Math.min(Math.max(0, advanceBalancePaise), cap);
        return new Payment(deducted, left - deducted);
    }

    /// The commission's share of each line, in the order of the lines, so that the shares add up to it: whole
    /// paise first, then one paisa each to the largest remainders, the earlier of equal ones first.
    public static long[] commissionShares(Sums[] lines, SettlementBase base, int commissionBasisPoints) {
        Sums sums = Sums.NONE;
        long[] shares = new long[lines.length];
        long[] remainders = new long[lines.length];
        long shared = 0;
        for (int i = 0; i < lines.length; i++) {
            sums = sums.plus(lines[i]);
            long basePaise = lines[i].basePaise(base);
            long remainder = basePaise % WHOLE * commissionBasisPoints;
            shares[i] = basePaise / WHOLE * commissionBasisPoints + remainder / WHOLE;
            remainders[i] = remainder % WHOLE;
            shared += shares[i];
        }
        long left = of(sums, base, commissionBasisPoints).commissionPaise() - shared;
        if (left == 0) return shares;
        // The remainder turned round above the line's number: the largest is the least, the earlier before.
        long[] largest = new long[lines.length];
        for (int i = 0; i < lines.length; i++) largest[i] = WHOLE - remainders[i] << Integer.SIZE | i;
        Arrays.sort(largest);
        for (int i = 0; i < left; i++) shares[(int) largest[i]]++;
        return shares;
    }

    /// A share of a positive amount, rounded half up to a paisa. Without the product, which may need more
    /// than 64 bits.
    private static long shareOf(long paise, int basisPoints) {
        if (basisPoints < 0 || basisPoints > BASIS_POINTS_MAX) {
            throw new IllegalArgumentException("A share is between nothing and the whole: " + basisPoints);
        }
        return paise / WHOLE * basisPoints + (paise % WHOLE * basisPoints + WHOLE / 2) / WHOLE;
    }
}
