package marigold.market.linesums;

import marigold.market.events.FarmerAccountEvent.EntryLine;

/// Sums over lines, in grams and paise. Each line's amounts were rounded when it was recorded (D4), so sums
/// are exact and do not depend on the order of the lines.
public record LineSums(
        long quantityGrams,
        long grossPaise,
        long labourPaise,
        long cooliePaise,
        long transportPaise,
        long lineTotalPaise,
        long paidPaise,
        long entryCount) {
    public static final LineSums NOTHING = new LineSums(0, 0, 0, 0, 0, 0, 0, 0);

    public LineSums plus(EntryLine line) {
        return add(line, 1);
    }

    public LineSums minus(EntryLine line) {
        return add(line, -1);
    }

    private LineSums add(EntryLine line, int sign) {
        return new LineSums(
                quantityGrams + sign * line.quantityGrams(),
                grossPaise + sign * line.grossPaise(),
                labourPaise + sign * line.labourPaise(),
                cooliePaise + sign * line.cooliePaise(),
                transportPaise + sign * line.transportPaise(),
                lineTotalPaise + sign * line.lineTotalPaise(),
                paidPaise + sign * line.paidPaise(),
                entryCount + sign);
    }
}
