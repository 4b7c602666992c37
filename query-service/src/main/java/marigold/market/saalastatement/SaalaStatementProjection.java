package marigold.market.saalastatement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.events.CatalogItemEvent;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerEvent;
import marigold.market.events.FarmerGroupEvent;
import marigold.market.events.MarketEvent;
import marigold.market.events.SaalaAccountEvent;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.events.SaalaAccountEvent.SaalaAccountClosed;
import marigold.market.events.SaalaAccountEvent.SaalaAccountOpened;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerContactChanged;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerRenamed;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentReceived;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentRemoved;
import marigold.market.events.SaalaAccountEvent.SaalaSaleCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRecorded;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRemoved;
import marigold.market.events.SaalaAccountEvent.SaleLine;
import marigold.market.events.SilkDayEvent;
import marigold.market.events.VehicleEvent;
import marigold.market.events.VendorEvent;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

/// Lines and day totals, but no running balances: a back-dated sale would change all that follow it. They are
/// summed when a page is read (docs/decisions/0030-running-balances.md).
@Component
final class SaalaStatementProjection implements MarketReadModel {
    static final String NAME = "saala_statement";

    /// What screens read in a payment's place for an item; command-service answers the same.
    static final String PAYMENT_CODE = "PAYMENT";

    static final String PAYMENT_NAME = "Payment Received";

    /// @param quantityGrams empty for a payment, like the rate
    /// @param version       counted from 1, one more with each correction, as the write side counts
    record Line(
            long vendorId,
            long lineId,
            long customerId,
            LocalDate enteredOn,
            String description,
            String itemCode,
            String itemName,
            OptionalLong quantityGrams,
            OptionalLong ratePaisePerKg,
            long totalPaise,
            long paidPaise,
            Instant recordedAt,
            Instant changedAt,
            int version) {

        static Line of(SaalaAccountEvent event, long lineId, SaleLine sale, History history) {
            return new Line(
                    event.vendorId(),
                    lineId,
                    event.customerId(),
                    sale.soldOn(),
                    sale.description(),
                    sale.itemCode(),
                    sale.itemName(),
                    OptionalLong.of(sale.quantityGrams()),
                    OptionalLong.of(sale.ratePaisePerKg()),
                    sale.totalPaise(),
                    sale.paidPaise(),
                    history.recordedAt(),
                    history.changedAt(),
                    history.version());
        }

        static Line of(SaalaAccountEvent event, long lineId, PaymentLine payment, History history) {
            return new Line(
                    event.vendorId(),
                    lineId,
                    event.customerId(),
                    payment.receivedOn(),
                    payment.description(),
                    PAYMENT_CODE,
                    PAYMENT_NAME,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    0,
                    payment.amountPaise(),
                    history.recordedAt(),
                    history.changedAt(),
                    history.version());
        }
    }

    /// What a line's own events add up to.
    private record History(Instant recordedAt, Instant changedAt, int version) {
        static History begun(Instant at) {
            return new History(at, at, 1);
        }

        History correctedAt(Instant at) {
            return new History(recordedAt, at, version + 1);
        }
    }

    record Day(long vendorId, long customerId, LocalDate enteredOn, long totalPaise, long paidPaise, long lineCount) {}

    record Customer(long vendorId, long customerId, String name, String contact, String address) {}

    static final Table<Line> LINES = Table.of("saala_statement", Line.class, "vendor_id", "line_id");
    static final Table<Day> DAYS = Table.of("saala_statement_day", Day.class, "vendor_id", "customer_id", "entered_on");
    static final Table<Customer> CUSTOMERS =
            Table.of("saala_statement_customer", Customer.class, "vendor_id", "customer_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(LINES, DAYS, CUSTOMERS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case SaalaAccountEvent saalaEvent -> evolve(rows, saalaEvent, occurrence.occurredAt());
            case VendorEvent _,
                    FarmerGroupEvent _,
                    FarmerEvent _,
                    FarmerAccountEvent _,
                    CatalogItemEvent _,
                    VehicleEvent _,
                    SilkDayEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, SaalaAccountEvent event, Instant at) {
        Key customer = Key.of(event.vendorId(), event.customerId());
        switch (event) {
            case SaalaAccountOpened opened ->
                rows.put(
                        CUSTOMERS,
                        new Customer(
                                opened.vendorId(),
                                opened.customerId(),
                                opened.name(),
                                opened.contact(),
                                opened.address()));
            case SaalaCustomerRenamed renamed ->
                rows.find(CUSTOMERS, customer)
                        .ifPresent(known -> rows.put(
                                CUSTOMERS,
                                new Customer(
                                        known.vendorId(),
                                        known.customerId(),
                                        renamed.name(),
                                        known.contact(),
                                        known.address())));
            case SaalaCustomerContactChanged changed ->
                rows.find(CUSTOMERS, customer)
                        .ifPresent(known -> rows.put(
                                CUSTOMERS,
                                new Customer(
                                        known.vendorId(),
                                        known.customerId(),
                                        known.name(),
                                        changed.contact(),
                                        changed.address())));
            case SaalaAccountClosed _ -> rows.remove(CUSTOMERS, customer);
            case SaalaSaleRecorded sale -> add(rows, Line.of(sale, sale.lineId(), sale.line(), History.begun(at)));
            case SaalaSaleCorrected sale -> {
                History history = history(rows, event, sale.lineId(), at).correctedAt(at);
                subtract(rows, event, sale.before());
                add(rows, Line.of(sale, sale.lineId(), sale.after(), history));
            }
            case SaalaSaleRemoved sale -> {
                subtract(rows, event, sale.line());
                rows.remove(LINES, Key.of(sale.vendorId(), sale.lineId()));
            }
            case SaalaPaymentReceived payment ->
                add(rows, Line.of(payment, payment.lineId(), payment.line(), History.begun(at)));
            case SaalaPaymentCorrected payment -> {
                History history = history(rows, event, payment.lineId(), at).correctedAt(at);
                subtract(rows, event, payment.before());
                add(rows, Line.of(payment, payment.lineId(), payment.after(), history));
            }
            case SaalaPaymentRemoved payment -> {
                subtract(rows, event, payment.line());
                rows.remove(LINES, Key.of(payment.vendorId(), payment.lineId()));
            }
        }
    }

    private static History history(Rows rows, SaalaAccountEvent event, long lineId, Instant otherwise) {
        Optional<Line> line = rows.find(LINES, Key.of(event.vendorId(), lineId));
        return line.map(known -> new History(known.recordedAt(), known.changedAt(), known.version()))
                .orElse(History.begun(otherwise));
    }

    private static void add(Rows rows, Line line) {
        rows.put(LINES, line);
        change(rows, line.vendorId(), line.customerId(), line.enteredOn(), line.totalPaise(), line.paidPaise(), 1);
    }

    private static void subtract(Rows rows, SaalaAccountEvent event, SaleLine sale) {
        change(rows, event.vendorId(), event.customerId(), sale.soldOn(), -sale.totalPaise(), -sale.paidPaise(), -1);
    }

    private static void subtract(Rows rows, SaalaAccountEvent event, PaymentLine payment) {
        change(rows, event.vendorId(), event.customerId(), payment.receivedOn(), 0, -payment.amountPaise(), -1);
    }

    /// A day without lines has no row.
    private static void change(
            Rows rows, long vendorId, long customerId, LocalDate on, long totalPaise, long paidPaise, long lines) {
        Key key = Key.of(vendorId, customerId, on);
        Day before = rows.find(DAYS, key).orElseGet(() -> new Day(vendorId, customerId, on, 0, 0, 0));
        Day after = new Day(
                vendorId,
                customerId,
                on,
                Math.addExact(before.totalPaise(), totalPaise),
                Math.addExact(before.paidPaise(), paidPaise),
                before.lineCount() + lines);
        if (after.lineCount() == 0) {
            rows.remove(DAYS, key);
        } else {
            rows.put(DAYS, after);
        }
    }
}
