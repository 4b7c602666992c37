package marigold.acceptance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The market's rules once more, in rupees and plain lists, written from the specification and not from the
/// product. Nothing here is fast.
final class ReferenceMarket {
    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static final class Entry {
        final long id;
        final long farmer;
        final long group;
        LocalDate date;
        BigDecimal qty;
        BigDecimal rate;
        BigDecimal lag;
        BigDecimal coolie;
        BigDecimal paid;
        long settlement;

        Entry(long id, long farmer, long group) {
            this.id = id;
            this.farmer = farmer;
            this.group = group;
        }

        BigDecimal gross() {
            return round(qty.multiply(rate));
        }

        BigDecimal luggage() {
            return round(qty.multiply(lag));
        }

        BigDecimal lineTotal() {
            return gross().subtract(luggage()).subtract(coolie);
        }
    }

    static final class Settlement {
        final long id;
        final long farmer;
        final LocalDate from;
        final LocalDate to;
        BigDecimal commission;
        BigDecimal deducted;
        BigDecimal payable;
        List<Object> terms;
        boolean active = true;

        Settlement(long id, long farmer, LocalDate from, LocalDate to) {
            this.id = id;
            this.farmer = farmer;
            this.from = from;
            this.to = to;
        }
    }

    static final class Line {
        final long id;
        final long customer;
        LocalDate date;
        BigDecimal total;
        BigDecimal paid;

        Line(long id, long customer) {
            this.id = id;
            this.customer = customer;
        }
    }

    /// What a farmer's lines come to.
    record Sums(
            BigDecimal qty,
            BigDecimal gross,
            BigDecimal commission,
            BigDecimal luggage,
            BigDecimal coolie,
            BigDecimal paid) {
        BigDecimal net() {
            return gross.subtract(commission);
        }

        BigDecimal balance() {
            return net().subtract(paid).subtract(luggage).subtract(coolie);
        }
    }

    BigDecimal vendorRate = BigDecimal.valueOf(12);
    boolean baseGross = true;
    boolean deductPaid = true;
    final Map<Long, BigDecimal> groupRates = new HashMap<>();
    final Map<Long, BigDecimal> farmerRates = new HashMap<>();
    final Map<Long, Long> groupOf = new TreeMap<>();
    final Map<Long, Entry> entries = new TreeMap<>();
    final Map<Long, BigDecimal> given = new HashMap<>();
    final Map<Long, BigDecimal> deducted = new HashMap<>();
    final Map<Long, Settlement> settlements = new TreeMap<>();
    final Map<Long, Line> saala = new TreeMap<>();

    static BigDecimal round(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal rate(long farmer) {
        BigDecimal own = farmerRates.get(farmer);
        if (own != null) return own;
        BigDecimal group = groupRates.get(groupOf.get(farmer));
        return group != null ? group : vendorRate;
    }

    BigDecimal advance(long farmer) {
        return given.getOrDefault(farmer, ZERO).subtract(deducted.getOrDefault(farmer, ZERO));
    }

    List<Entry> of(long farmer, LocalDate from, LocalDate to) {
        return entries.values().stream()
                .filter(entry -> entry.farmer == farmer && !entry.date.isBefore(from) && !entry.date.isAfter(to))
                .sorted(Comparator.comparing((Entry entry) -> entry.date).thenComparing(entry -> entry.id))
                .toList();
    }

    Sums slip(long farmer, LocalDate from, LocalDate to) {
        return sums(of(farmer, from, to), rate(farmer), true);
    }

    static Sums sums(List<Entry> lines, BigDecimal rate, boolean baseGross) {
        BigDecimal qty = ZERO;
        BigDecimal gross = ZERO;
        BigDecimal luggage = ZERO;
        BigDecimal coolie = ZERO;
        BigDecimal paid = ZERO;
        for (Entry line : lines) {
            qty = qty.add(line.qty);
            gross = gross.add(line.gross());
            luggage = luggage.add(line.luggage());
            coolie = coolie.add(line.coolie);
            paid = paid.add(line.paid);
        }
        BigDecimal base = baseGross ? gross : gross.subtract(luggage).subtract(coolie);
        BigDecimal commission = round(base.multiply(rate).divide(HUNDRED));
        return new Sums(qty, gross, commission, luggage, coolie, paid);
    }

    /// Settles these entries, the settlement having given back what it had taken; null when less than nothing
    /// would be left. A settlement to which nothing new happens stays as it is.
    Settlement settle(Settlement settlement, List<Entry> lines, BigDecimal percent) {
        Sums sums = sums(lines, rate(settlement.farmer), baseGross);
        BigDecimal left = sums.net().subtract(sums.luggage()).subtract(sums.coolie());
        if (deductPaid) left = left.subtract(sums.paid());
        if (left.signum() < 0) return null;
        BigDecimal owed = advance(settlement.farmer);
        if (settlement.deducted != null) owed = owed.add(settlement.deducted);
        BigDecimal cap = round(left.multiply(percent).divide(HUNDRED));
        BigDecimal taken = owed.max(ZERO).min(cap);
        List<Object> terms = List.of(sums, rate(settlement.farmer), baseGross, deductPaid, percent, taken);
        if (terms.equals(settlement.terms) && lines.stream().allMatch(line -> line.settlement == settlement.id)) {
            return settlement;
        }
        settlement.terms = terms;
        if (settlement.deducted != null) given.merge(settlement.farmer, settlement.deducted, BigDecimal::add);
        deducted.merge(settlement.farmer, taken, BigDecimal::add);
        settlement.commission = sums.commission();
        settlement.deducted = taken;
        settlement.payable = left.subtract(taken);
        settlements.put(settlement.id, settlement);
        for (Entry line : lines) line.settlement = settlement.id;
        return settlement;
    }

    void voidSettlement(Settlement settlement) {
        settlement.active = false;
        given.merge(settlement.farmer, settlement.deducted, BigDecimal::add);
        for (Entry entry : entries.values()) if (entry.settlement == settlement.id) entry.settlement = 0;
    }

    List<Settlement> of(long farmer, LocalDate from, LocalDate to, boolean active) {
        return settlements.values().stream()
                .filter(one -> one.farmer == farmer && one.from.equals(from) && one.to.equals(to))
                .filter(one -> one.active == active)
                .toList();
    }

    /// Balance of each customer after each of his lines, by date and then by line (D6).
    Map<Long, BigDecimal> saalaBalances(long customer) {
        Map<Long, BigDecimal> balances = new TreeMap<>();
        BigDecimal balance = ZERO;
        List<Line> lines = new ArrayList<>(saala.values().stream()
                .filter(line -> line.customer == customer)
                .sorted(Comparator.comparing((Line line) -> line.date).thenComparing(line -> line.id))
                .toList());
        for (Line line : lines) {
            balance = balance.add(line.total).subtract(line.paid);
            balances.put(line.id, balance);
        }
        return balances;
    }

    BigDecimal saalaBalance(long customer) {
        return saala.values().stream()
                .filter(line -> line.customer == customer)
                .map(line -> line.total.subtract(line.paid))
                .reduce(ZERO, BigDecimal::add);
    }

    /// What the groups brought in on a day, by the group of the entry.
    Map<Long, BigDecimal> groupDay(LocalDate day) {
        Map<Long, BigDecimal> totals = new TreeMap<>();
        entries.values().stream()
                .filter(entry -> Objects.equals(entry.date, day))
                .forEach(entry -> totals.merge(entry.group, entry.gross(), BigDecimal::add));
        return totals;
    }
}
