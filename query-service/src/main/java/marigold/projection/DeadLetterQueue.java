package marigold.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Predicate;
import javax.sql.DataSource;
import marigold.eventstore.EventTail;
import marigold.projection.DeadLetters.Parked;
import marigold.projection.WorkingSet.Changes;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What operators do with parked events: try them again, with all that waits behind them and in their order,
/// or give one up.
public final class DeadLetterQueue {
    private final LiveEngine engine;
    private final EventTail tail;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    DeadLetterQueue(LiveEngine engine, DataSource dataSource, EventTail tail) {
        this.engine = engine;
        this.tail = tail;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /// @param applied events that are in the rows now
    /// @param parked  events that are not
    /// @param movedOn whether rows have gone further than an event, so that only a rebuild is right
    public record Retried(int applied, int parked, boolean movedOn) {}

    /// What an event would do now.
    ///
    /// @param failure why it could not be taken; `""` when it could
    /// @param changes rows as they would be, each as text; `-` and the key for one that would go
    public record Rehearsed(String failure, List<String> changes) {}

    /// The parked events of a read model, the oldest first.
    public List<DeadLetter> of(String readModel) {
        return engine.letters(readModel).all();
    }

    /// Applies parked events in their order; what cannot be applied stays parked with all behind it.
    ///
    /// @param wanted which sequences
    public Retried retry(String readModel, Predicate<DeadLetter> wanted) {
        return within(
                engine.model(readModel),
                letters -> letters.stream().filter(wanted).toList(),
                Set.of());
    }

    /// Gives an event up: its effect is not in the rows until a rebuild applies it. What waits behind it is
    /// tried again.
    public Retried discard(String readModel, DeadLetter letter) {
        return within(
                engine.model(readModel),
                letters -> letters.stream()
                        .filter(each -> each.sequence() == letter.sequence())
                        .toList(),
                Set.of(letter.position()));
    }

    /// Says what an event would do now, and changes nothing.
    public Rehearsed rehearse(DeadLetter letter) {
        return rehearse(engine.model(letter.readModel()), letter);
    }

    private <E> Rehearsed rehearse(ReadModel<E> model, DeadLetter letter) {
        return transactions.execute(rehearsal -> {
            rehearsal.setRollbackOnly();
            Delivered event = event(letter);
            WorkingSet rows = load(model, List.of(event));
            try {
                rows.apply(model, event.payload(), event.occurrence());
                store(model).write(rows);
            } catch (RuntimeException failure) {
                return new Rehearsed(String.valueOf(failure.getMessage()), List.of());
            }
            List<String> changes = new ArrayList<>();
            for (Changes<?> each : rows.changes()) {
                each.written().forEach(row -> changes.add(each.table() + " " + row.row()));
                each.removed().forEach(key -> changes.add("-" + each.table() + " " + key));
            }
            return new Rehearsed("", changes);
        });
    }

    private interface Choice {
        List<DeadLetter> of(List<DeadLetter> letters);
    }

    private <E> Retried within(ReadModel<E> model, Choice choice, Set<Long> givenUp) {
        StampedLock gate = engine.gate(model.name());
        long stamp = gate.writeLock();
        try {
            return transactions.execute(_ -> retry(model, choice, givenUp));
        } catch (DataIntegrityViolationException _) {
            return new Retried(0, engine.letters(model.name()).count(), false);
        } catch (RowsMovedOn _) {
            return new Retried(0, engine.letters(model.name()).count(), true);
        } finally {
            engine.letters(model.name()).load();
            engine.watermarks().load(model.name(), jdbc);
            engine.editions().load(model.name(), jdbc);
            gate.unlockWrite(stamp);
        }
    }

    private <E> Retried retry(ReadModel<E> model, Choice choice, Set<Long> givenUp) {
        // Not the engine's: it works in this transaction.
        DeadLetters letters = new DeadLetters(model.name(), jdbc);
        List<DeadLetter> chosen = choice.of(letters.all());
        letters.remove(chosen.stream().map(DeadLetter::position).toList());
        letters.load();
        List<Delivered> events = chosen.stream()
                .filter(letter -> !givenUp.contains(letter.position()))
                .map(this::event)
                .toList();
        Blockade blockade = letters.blockade();
        WorkingSet rows = load(model, events);
        int applied = 0;
        for (Delivered event : events) {
            int leftOut = rows.leftOut();
            if (blockade.apply(model, rows, event)) applied++;
            if (rows.leftOut() > leftOut) throw new RowsMovedOn(event.position());
        }
        store(model).write(rows);
        if (applied > 0) Editions.raise(model.name(), jdbc);
        List<Parked> parked = blockade.parked();
        letters.park(parked);
        return new Retried(applied, parked.size(), false);
    }

    private <E> WorkingSet load(ReadModel<E> model, List<Delivered> events) {
        Asked asked = new Asked();
        asked.askAll(model, events);
        return store(model).load(asked);
    }

    private <E> ReadModelStore store(ReadModel<E> model) {
        return new ReadModelStore(model, Place.live(model), jdbc);
    }

    private Delivered event(DeadLetter letter) {
        return Delivered.of(tail.read(letter.position() - 1, letter.position()).getFirst());
    }
}
