package marigold.market.saaladebtors;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

@Component
final class SaalaDebtorsProjection implements MarketReadModel {
    static final String NAME = "saala_debtors";

    record Debtor(
            long vendorId,
            long customerId,
            String name,
            String contact,
            String address,
            long totalPaise,
            long paidPaise,
            long balancePaise,
            long lineCount,
            Instant openedAt,
            Instant changedAt) {

        Debtor known(String newName, String newContact, String newAddress, Instant at) {
            return new Debtor(
                    vendorId,
                    customerId,
                    newName,
                    newContact,
                    newAddress,
                    totalPaise,
                    paidPaise,
                    balancePaise,
                    lineCount,
                    openedAt,
                    at);
        }

        Debtor owing(Sums added, long newBalancePaise) {
            return new Debtor(
                    vendorId,
                    customerId,
                    name,
                    contact,
                    address,
                    Math.addExact(totalPaise, added.totalPaise()),
                    Math.addExact(paidPaise, added.paidPaise()),
                    newBalancePaise,
                    lineCount + added.lineCount(),
                    openedAt,
                    changedAt);
        }
    }

    record Day(long vendorId, LocalDate enteredOn, long customerId, long totalPaise, long paidPaise, long lineCount) {}

    /// What a line adds to a day.
    private record Sums(LocalDate enteredOn, long totalPaise, long paidPaise, long lineCount) {
        static Sums of(SaleLine sale) {
            return new Sums(sale.soldOn(), sale.totalPaise(), sale.paidPaise(), 1);
        }

        static Sums of(PaymentLine payment) {
            return new Sums(payment.receivedOn(), 0, payment.amountPaise(), 1);
        }

        Sums negated() {
            return new Sums(enteredOn, -totalPaise, -paidPaise, -lineCount);
        }
    }

    static final Table<Debtor> DEBTORS = Table.of("saala_debtors", Debtor.class, "vendor_id", "customer_id");
    static final Table<Day> DAYS = Table.of("saala_debtors_day", Day.class, "vendor_id", "entered_on", "customer_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(DEBTORS, DAYS);
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
        switch (event) {
            case SaalaAccountOpened opened ->
                rows.put(
                        DEBTORS,
                        new Debtor(
                                opened.vendorId(),
                                opened.customerId(),
                                opened.name(),
                                opened.contact(),
                                opened.address(),
                                0,
                                0,
                                0,
                                0,
                                at,
                                at));
            case SaalaCustomerRenamed renamed ->
                change(rows, event, now -> now.known(renamed.name(), now.contact(), now.address(), at));
            case SaalaCustomerContactChanged changed ->
                change(rows, event, now -> now.known(now.name(), changed.contact(), changed.address(), at));
            case SaalaAccountClosed closed -> rows.remove(DEBTORS, Key.of(closed.vendorId(), closed.customerId()));
            case SaalaSaleRecorded sale -> add(rows, event, Sums.of(sale.line()), sale.balancePaise());
            case SaalaSaleCorrected sale -> {
                add(rows, event, Sums.of(sale.before()).negated(), sale.balancePaise());
                add(rows, event, Sums.of(sale.after()), sale.balancePaise());
            }
            case SaalaSaleRemoved sale -> add(rows, event, Sums.of(sale.line()).negated(), sale.balancePaise());
            case SaalaPaymentReceived payment -> add(rows, event, Sums.of(payment.line()), payment.balancePaise());
            case SaalaPaymentCorrected payment -> {
                add(rows, event, Sums.of(payment.before()).negated(), payment.balancePaise());
                add(rows, event, Sums.of(payment.after()), payment.balancePaise());
            }
            case SaalaPaymentRemoved payment ->
                add(rows, event, Sums.of(payment.line()).negated(), payment.balancePaise());
        }
    }

    private static void add(Rows rows, SaalaAccountEvent event, Sums added, long balancePaise) {
        change(rows, event, now -> now.owing(added, balancePaise));
        Key key = Key.of(event.vendorId(), added.enteredOn(), event.customerId());
        Optional<Day> before = rows.find(DAYS, key);
        Day after = new Day(
                event.vendorId(),
                added.enteredOn(),
                event.customerId(),
                Math.addExact(before.map(Day::totalPaise).orElse(0L), added.totalPaise()),
                Math.addExact(before.map(Day::paidPaise).orElse(0L), added.paidPaise()),
                before.map(Day::lineCount).orElse(0L) + added.lineCount());
        // A day without lines has no row.
        if (after.lineCount() == 0) {
            rows.remove(DAYS, key);
        } else {
            rows.put(DAYS, after);
        }
    }

    private static void change(Rows rows, SaalaAccountEvent event, UnaryOperator<Debtor> change) {
        Optional<Debtor> debtor = rows.find(DEBTORS, Key.of(event.vendorId(), event.customerId()));
        debtor.ifPresent(now -> rows.put(DEBTORS, change.apply(now)));
    }
}
