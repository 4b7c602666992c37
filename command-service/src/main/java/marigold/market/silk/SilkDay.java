package marigold.market.silk;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
import marigold.market.LineArithmetic;
import marigold.market.events.SilkDayEvent;
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/// The closing of one vendor's day: the last count, comparison and split that were entered. Each replaces the
/// one before and keeps its id; saying the same again says nothing.
///
/// A day begins with the first command that names it. Axon would keep a new day's lock for ever if making its
/// object failed (`LockingRepository.doLoadOrCreate`), so the constructor stays empty: what can be refused is
/// refused by handlers, after the lock is tied to the request.
@AggregateRoot(type = SilkDays.TYPE)
final class SilkDay {
    /// A paisa either way is rounding (spec 3.11).
    private static final long TOLERANCE_PAISE = 1;

    @AggregateIdentifier
    private String id;

    private Optional<SilkMoneyCounted> counted = Optional.empty();
    private Optional<SilkDayReconciled> reconciled = Optional.empty();
    private Optional<SilkSalesSplit> split = Optional.empty();

    SilkDay() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Recorded<SilkMoneyCounted> handle(CountSilkMoney command) {
        var now = new SilkMoneyCounted(
                command.vendorId(),
                command.day(),
                counted.map(SilkMoneyCounted::recordId).orElse(command.recordId()),
                command.cashPaise(),
                command.upiPaise());
        boolean changed = !counted.equals(Optional.of(now));
        if (changed) apply(now);
        return new Recorded<>(now, changed);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Recorded<SilkDayReconciled> handle(ReconcileSilkDay command) {
        long entered = Math.addExact(Math.addExact(command.creditPaise(), command.cashPaise()), command.upiPaise());
        long difference = Math.subtractExact(entered, command.ledgerPaise());
        var now = new SilkDayReconciled(
                command.vendorId(),
                command.day(),
                reconciled.map(SilkDayReconciled::recordId).orElse(command.recordId()),
                command.creditPaise(),
                command.cashPaise(),
                command.upiPaise(),
                entered,
                command.ledgerPaise(),
                difference,
                Math.abs(difference) <= TOLERANCE_PAISE);
        boolean changed = !reconciled.equals(Optional.of(now));
        if (changed) apply(now);
        return new Recorded<>(now, changed);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Recorded<SilkSalesSplit> handle(SplitSilkSales command) {
        var now = new SilkSalesSplit(
                command.vendorId(),
                command.day(),
                split.map(SilkSalesSplit::recordId).orElse(command.recordId()),
                command.physicalGrams(),
                command.physicalRatePaisePerKg(),
                LineArithmetic.amountPaise(command.physicalGrams(), command.physicalRatePaisePerKg())
                        .orElseThrow(ImpossibleAmount::new),
                command.digitalGrams(),
                command.digitalRatePaisePerKg(),
                LineArithmetic.amountPaise(command.digitalGrams(), command.digitalRatePaisePerKg())
                        .orElseThrow(ImpossibleAmount::new));
        boolean changed = !split.equals(Optional.of(now));
        if (changed) apply(now);
        return new Recorded<>(now, changed);
    }

    @EventSourcingHandler
    void on(SilkDayEvent event) {
        id = SilkDays.id(event.vendorId(), event.day());
        switch (event) {
            case SilkMoneyCounted now -> counted = Optional.of(now);
            case SilkDayReconciled now -> reconciled = Optional.of(now);
            case SilkSalesSplit now -> split = Optional.of(now);
        }
    }
}
