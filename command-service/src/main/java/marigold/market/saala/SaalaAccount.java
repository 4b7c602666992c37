package marigold.market.saala;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import marigold.market.LineArithmetic;
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
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// What one buyer took on credit and what he paid. The balance is the sum of all totals less all that was
/// paid, whatever was corrected or removed on the way.
@AggregateRoot(type = SaalaAccounts.TYPE)
final class SaalaAccount {
    @AggregateIdentifier
    private String id;

    private long vendorId;
    private long customerId;
    private String name;
    private String contact;
    private String address;
    private boolean closed;
    private final Map<Long, Line> lines = new TreeMap<>();

    /// How often each line that was corrected was; most never are.
    private final Map<Long, Integer> corrections = new HashMap<>();

    private long balancePaise;

    SaalaAccount() {}

    @CommandHandler
    SaalaAccount(OpenSaalaAccount command) {
        apply(new SaalaAccountOpened(
                command.vendorId(), command.customerId(), command.name(), command.contact(), command.address()));
    }

    @CommandHandler
    SaalaCustomer handle(ChangeSaalaCustomer command) {
        requireOpen(command.vendorId());
        String newName = command.name().orElse(name);
        boolean renamed = !newName.equals(name);
        if (renamed) apply(new SaalaCustomerRenamed(vendorId, customerId, newName));
        String newContact = command.contact().orElse(contact);
        String newAddress = command.address().orElse(address);
        boolean moved = !newContact.equals(contact) || !newAddress.equals(address);
        if (moved) apply(new SaalaCustomerContactChanged(vendorId, customerId, newContact, newAddress));
        return new SaalaCustomer(name, contact, address, renamed || moved);
    }

    @CommandHandler
    Placed handle(RecordSaalaSale command) {
        requireOpen(command.vendorId());
        Line.Sale sale = new Line.Sale(agreed(command.sale()));
        apply(new SaalaSaleRecorded(vendorId, customerId, command.lineId(), sale.line(), balanceWith(sale)));
        return placed(command.lineId(), true);
    }

    @CommandHandler
    Placed handle(ReceiveSaalaPayment command) {
        requireOpen(command.vendorId());
        Line.Payment payment = new Line.Payment(received(command.payment()));
        apply(new SaalaPaymentReceived(vendorId, customerId, command.lineId(), payment.line(), balanceWith(payment)));
        return placed(command.lineId(), true);
    }

    @CommandHandler
    Placed handle(CorrectSaalaLine command) {
        requireOpen(command.vendorId());
        long lineId = command.lineId();
        Line line = line(lineId);
        command.precondition().require(version(lineId));
        switch (line) {
            case Line.Sale(var before) -> {
                SaleLine after = agreed(command.changes().onto(before));
                if (after.equals(before)) return placed(lineId, false);
                long balance = Math.addExact(balanceWithout(line), new Line.Sale(after).deltaPaise());
                apply(new SaalaSaleCorrected(vendorId, customerId, lineId, before, after, balance));
            }
            case Line.Payment(var before) -> {
                if (!command.changes().fitPayment()) throw new NotASale();
                PaymentLine after = received(command.changes().onto(before));
                if (after.equals(before)) return placed(lineId, false);
                long balance = Math.addExact(balanceWithout(line), new Line.Payment(after).deltaPaise());
                apply(new SaalaPaymentCorrected(vendorId, customerId, lineId, before, after, balance));
            }
        }
        return placed(lineId, true);
    }

    /// Answers with the balance that is left.
    @CommandHandler
    long handle(RemoveSaalaLine command) {
        requireOpen(command.vendorId());
        Line line = line(command.lineId());
        command.precondition().require(version(command.lineId()));
        long balance = balanceWithout(line);
        switch (line) {
            case Line.Sale(var sale) ->
                apply(new SaalaSaleRemoved(vendorId, customerId, command.lineId(), sale, balance));
            case Line.Payment(var payment) ->
                apply(new SaalaPaymentRemoved(vendorId, customerId, command.lineId(), payment, balance));
        }
        return balance;
    }

    @CommandHandler
    void handle(CloseSaalaAccount command) {
        requireOpen(command.vendorId());
        if (!lines.isEmpty()) throw new SaalaCustomerHasHistory();
        apply(new SaalaAccountClosed(vendorId, customerId));
    }

    private static SaleLine agreed(TypedSale sale) {
        if (sale.itemName().isBlank()) throw new IncompleteSale("Item name is required");
        if (sale.quantityGrams() <= 0) throw new IncompleteSale("Quantity must be greater than 0");
        if (sale.ratePaisePerKg() <= 0) throw new IncompleteSale("Rate must be greater than 0");
        long worth = LineArithmetic.amountPaise(sale.quantityGrams(), sale.ratePaisePerKg())
                .orElseThrow(ImpossibleSale::new);
        long total = sale.totalPaise().orElse(worth);
        if (sale.paidPaise() > total) throw new PaidExceedsTotal();
        return new SaleLine(
                sale.soldOn(),
                sale.description(),
                sale.itemCode(),
                sale.itemName(),
                sale.quantityGrams(),
                sale.ratePaisePerKg(),
                total,
                sale.paidPaise());
    }

    private static PaymentLine received(PaymentLine payment) {
        if (payment.amountPaise() <= 0) throw new InvalidPayment("Payment amount must be greater than 0");
        return payment;
    }

    private Line line(long lineId) {
        Line line = lines.get(lineId);
        if (line == null) throw SaalaAccounts.unknownLine();
        return line;
    }

    private int version(long lineId) {
        return 1 + corrections.getOrDefault(lineId, 0);
    }

    private long balanceWith(Line line) {
        return Math.addExact(balancePaise, line.deltaPaise());
    }

    private long balanceWithout(Line line) {
        return Math.subtractExact(balancePaise, line.deltaPaise());
    }

    /// Walks the lines once: ten thousand of them take a fraction of a millisecond, and nothing has to be
    /// kept in order for it.
    private Placed placed(long lineId, boolean changed) {
        Line line = lines.get(lineId);
        LocalDate day = line.enteredOn();
        long running = lines.entrySet().stream()
                .filter(other -> {
                    int days = other.getValue().enteredOn().compareTo(day);
                    return days < 0 || days == 0 && other.getKey() <= lineId;
                })
                .mapToLong(other -> other.getValue().deltaPaise())
                .reduce(0, Math::addExact);
        return new Placed(lineId, version(lineId), line, running, balancePaise, changed);
    }

    /// Another vendor must not learn that the account exists; a closed one is gone for everybody.
    private void requireOpen(long asking) {
        if (asking != vendorId || closed) throw SaalaAccounts.unknownCustomer();
    }

    @EventSourcingHandler
    void on(SaalaAccountEvent event) {
        switch (event) {
            case SaalaAccountOpened opened -> {
                vendorId = opened.vendorId();
                customerId = opened.customerId();
                id = SaalaAccounts.id(customerId);
                name = opened.name();
                contact = opened.contact();
                address = opened.address();
            }
            case SaalaCustomerRenamed renamed -> name = renamed.name();
            case SaalaCustomerContactChanged changed -> {
                contact = changed.contact();
                address = changed.address();
            }
            case SaalaSaleRecorded recorded -> {
                lines.put(recorded.lineId(), new Line.Sale(recorded.line()));
                balancePaise = recorded.balancePaise();
            }
            case SaalaSaleCorrected corrected -> {
                lines.put(corrected.lineId(), new Line.Sale(corrected.after()));
                corrections.merge(corrected.lineId(), 1, Integer::sum);
                balancePaise = corrected.balancePaise();
            }
            case SaalaSaleRemoved removed -> {
                lines.remove(removed.lineId());
                corrections.remove(removed.lineId());
                balancePaise = removed.balancePaise();
            }
            case SaalaPaymentReceived received -> {
                lines.put(received.lineId(), new Line.Payment(received.line()));
                balancePaise = received.balancePaise();
            }
            case SaalaPaymentCorrected corrected -> {
                lines.put(corrected.lineId(), new Line.Payment(corrected.after()));
                corrections.merge(corrected.lineId(), 1, Integer::sum);
                balancePaise = corrected.balancePaise();
            }
            case SaalaPaymentRemoved removed -> {
                lines.remove(removed.lineId());
                corrections.remove(removed.lineId());
                balancePaise = removed.balancePaise();
            }
            case SaalaAccountClosed _ -> closed = true;
        }
    }
}
