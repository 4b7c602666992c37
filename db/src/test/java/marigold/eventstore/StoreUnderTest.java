package marigold.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import marigold.database.TestDatabase;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The event store on a fresh database, with writers as command handlers make them: a unit of work around a
/// transaction.
final class StoreUnderTest implements AutoCloseable {
    static final long VENDOR = 7;

    final TestDatabase database = TestDatabase.fresh();
    final EventSignal signal = new EventSignal();
    final EventJson json = new EventJson();
    final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(database.dataSource(), json, signal);
    final EventTail tail = new EventTail(database.dataSource(), json, signal);
    private final SpringTransactions transactions =
            new SpringTransactions(new JdbcTransactionManager(database.dataSource()));

    /// An event of an aggregate, decided now.
    static DomainEventMessage<?> event(String aggregate, long sequenceNumber) {
        return event(aggregate, sequenceNumber, Instant.now());
    }

    static DomainEventMessage<?> event(String aggregate, long sequenceNumber, Instant occurredAt) {
        return new GenericDomainEventMessage<>(
                "vehicle",
                aggregate,
                sequenceNumber,
                new VehicleRenamed(VENDOR, 1, aggregate + "#" + sequenceNumber),
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                occurredAt);
    }

    /// A transaction with the events appended and nothing decided yet.
    UnitOfWork<?> open(DomainEventMessage<?>... events) {
        UnitOfWork<?> unit = transactionOnly();
        engine.appendEvents(List.of(events));
        return unit;
    }

    UnitOfWork<?> transactionOnly() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        return unit;
    }

    void append(DomainEventMessage<?>... events) {
        open(events).commit();
    }

    /// A writer in another thread that has appended the events and waits to be told what to decide.
    OpenWriter openElsewhere(DomainEventMessage<?>... events) {
        return new OpenWriter(unitConsumer -> unitConsumer.accept(open(events)));
    }

    /// A writer in a thread of its own, stopped between its append and its commit.
    static final class OpenWriter {
        private final CountDownLatch appended = new CountDownLatch(1);
        private final SynchronousQueue<Boolean> decision = new SynchronousQueue<>();
        private final Thread thread;

        OpenWriter(Consumer<Consumer<UnitOfWork<?>>> opened) {
            thread = Thread.ofPlatform().start(() -> opened.accept(this::hold));
            try {
                if (!appended.await(10, TimeUnit.SECONDS))
                    throw new IllegalStateException("The append does not return");
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        private void hold(UnitOfWork<?> unit) {
            try {
                appended.countDown();
                if (decision.take()) unit.commit();
                else unit.rollback();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        void commit() throws InterruptedException {
            decision.put(true);
            thread.join();
        }

        void rollback() throws InterruptedException {
            decision.put(false);
            thread.join();
        }
    }

    /// Reads what is available until nothing came for the duration or the count is reached.
    static List<String> read(BlockingStream<TrackedEventMessage<?>> stream, int count, Duration patience)
            throws InterruptedException {
        List<String> read = new ArrayList<>();
        while (read.size() < count && stream.hasNextAvailable((int) patience.toMillis(), TimeUnit.MILLISECONDS)) {
            read.add(nameOf(stream.nextAvailable()));
        }
        return read;
    }

    static String nameOf(TrackedEventMessage<?> message) {
        return ((VehicleRenamed) message.getPayload()).vehicleName();
    }

    @Override
    public void close() {
        tail.close();
        database.close();
    }
}
