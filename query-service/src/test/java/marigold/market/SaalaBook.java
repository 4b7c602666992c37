package marigold.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.events.SaalaAccountEvent.SaalaAccountOpened;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentReceived;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentRemoved;
import marigold.market.events.SaalaAccountEvent.SaalaSaleCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRecorded;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRemoved;
import marigold.market.events.SaalaAccountEvent.SaleLine;

/// A saala book as a clerk with a pencil keeps it: a list of rows in whole rupees, added up from the top
/// whenever someone asks. Writes the events that the command service would, and is the reference for what is
/// read.
public final class SaalaBook {
    public static final LocalDate FIFTH = LocalDate.of(2026, 3, 5);

    /// @param rupeesTotal 0 for a payment
    public record Row(long lineId, long customerId, LocalDate on, long rupeesTotal, long rupeesPaid) {
        public boolean isPayment() {
            return rupeesTotal == 0;
        }
    }

    private final long vendorId;
    private final Map<Long, Row> rows = new HashMap<>();

    public SaalaBook(long vendorId) {
        this.vendorId = vendorId;
    }

    public SaalaAccountOpened opened(long customerId, String name) {
        return new SaalaAccountOpened(vendorId, customerId, name, "98450", "Market Road");
    }

    /// A sale of so many kilograms at so many rupees.
    public SaalaSaleRecorded sold(
            long lineId, long customerId, LocalDate on, long kilograms, long rate, long rupeesPaid) {
        Row row = new Row(lineId, customerId, on, kilograms * rate, rupeesPaid);
        rows.put(lineId, row);
        return new SaalaSaleRecorded(vendorId, customerId, lineId, sale(row, kilograms, rate), paise(customerId));
    }

    public SaalaPaymentReceived paid(long lineId, long customerId, LocalDate on, long rupees) {
        Row row = new Row(lineId, customerId, on, 0, rupees);
        rows.put(lineId, row);
        return new SaalaPaymentReceived(vendorId, customerId, lineId, payment(row), paise(customerId));
    }

    /// The line moved to another day with another amount: of one kilogram if it is a sale.
    public Object corrected(long lineId, LocalDate on, long rupees) {
        Row before = rows.get(lineId);
        Row after = before.isPayment()
                ? new Row(lineId, before.customerId(), on, 0, rupees)
                : new Row(lineId, before.customerId(), on, rupees, 0);
        rows.put(lineId, after);
        long balance = paise(before.customerId());
        return before.isPayment()
                ? new SaalaPaymentCorrected(
                        vendorId, before.customerId(), lineId, payment(before), payment(after), balance)
                : new SaalaSaleCorrected(
                        vendorId,
                        before.customerId(),
                        lineId,
                        sale(before, 1, before.rupeesTotal()),
                        sale(after, 1, rupees),
                        balance);
    }

    public Object removed(long lineId) {
        Row row = rows.remove(lineId);
        long balance = paise(row.customerId());
        return row.isPayment()
                ? new SaalaPaymentRemoved(vendorId, row.customerId(), lineId, payment(row), balance)
                : new SaalaSaleRemoved(vendorId, row.customerId(), lineId, sale(row, 1, row.rupeesTotal()), balance);
    }

    /// A customer's rows by (day, id).
    public List<Row> of(long customerId) {
        return rows.values().stream()
                .filter(row -> row.customerId() == customerId)
                .sorted(Comparator.comparing(Row::on).thenComparing(Row::lineId))
                .toList();
    }

    public boolean has(long lineId) {
        return rows.containsKey(lineId);
    }

    /// Balances after each of a customer's rows, in their order, in rupees.
    public List<Long> running(long customerId) {
        List<Long> running = new ArrayList<>();
        long balance = 0;
        for (Row row : of(customerId)) {
            balance += row.rupeesTotal() - row.rupeesPaid();
            running.add(balance);
        }
        return running;
    }

    public long balance(long customerId) {
        return of(customerId).stream()
                .mapToLong(row -> row.rupeesTotal() - row.rupeesPaid())
                .sum();
    }

    /// The credit given to a customer on a day, in rupees.
    public long credit(long customerId, LocalDate on) {
        return Math.max(
                0,
                of(customerId).stream()
                        .filter(row -> row.on().equals(on))
                        .mapToLong(row -> row.rupeesTotal() - row.rupeesPaid())
                        .sum());
    }

    private long paise(long customerId) {
        return balance(customerId) * 100;
    }

    private static SaleLine sale(Row row, long kilograms, long rate) {
        return new SaleLine(
                row.on(),
                "",
                "R",
                "Rose",
                kilograms * 1_000,
                rate * 100,
                row.rupeesTotal() * 100,
                row.rupeesPaid() * 100);
    }

    private static PaymentLine payment(Row row) {
        return new PaymentLine(row.on(), "Cash", row.rupeesPaid() * 100);
    }
}
