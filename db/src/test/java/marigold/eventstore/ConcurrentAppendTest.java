package marigold.eventstore;

import static marigold.eventstore.StoreUnderTest.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Appending at the same time")
class ConcurrentAppendTest {
    private static final int WRITERS = 8;
    private static final int READERS = 3;
    private static final int APPENDS = 2_000;

    private final StoreUnderTest store = new StoreUnderTest();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("shows every committed event to every reader exactly once, each aggregate in order")
    void everythingOnce() throws Exception {
        long seed = Long.getLong("marigold.seed", System.nanoTime());
        Queue<String> committed = new ConcurrentLinkedQueue<>();
        List<Future<List<String>>> readers = new ArrayList<>();
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(number, new Random(seed + number), committed)));
            }
            var writing = new AtomicBoolean(true);
            for (int reader = 0; reader < READERS; reader++) {
                // The first reader has its own tail, as another process would.
                EventTail tail = reader == 0
                        ? new EventTail(store.database.dataSource(), store.json, new EventSignal())
                        : store.tail;
                readers.add(threads.submit(readAll(tail, writing, committed)));
            }
            for (Future<?> writer : writers) writer.get();
            writing.set(false);
            for (Future<List<String>> reader : readers) {
                List<String> read = reader.get();
                assertThat(read).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(committed);
                assertThat(inOrderPerAggregate(read)).as("seed %d", seed).isTrue();
            }
        }
    }

    private void write(int writer, Random random, Queue<String> committed) {
        long[] versions = new long[5];
        for (int append = 0; append < APPENDS; append++) {
            int aggregate = random.nextInt(versions.length);
            String id = "vehicle-%d-%d".formatted(writer, aggregate);
            int count = 1 + random.nextInt(3);
            DomainEventMessage<?>[] events = new DomainEventMessage<?>[count];
            for (int i = 0; i < count; i++) events[i] = event(id, versions[aggregate] + i);
            UnitOfWork<?> unit = store.open(events);
            if (random.nextInt(200) == 0) LockSupport.parkNanos(random.nextInt(20_000_000));
            if (random.nextInt(20) == 0) {
                unit.rollback();
                continue;
            }
            unit.commit();
            for (DomainEventMessage<?> event : events) committed.add(id + "#" + event.getSequenceNumber());
            versions[aggregate] += count;
        }
    }

    private static Callable<List<String>> readAll(EventTail tail, AtomicBoolean writing, Queue<String> committed) {
        return () -> {
            BlockingStream<TrackedEventMessage<?>> stream = tail.openStream(null);
            List<String> read = new ArrayList<>();
            while (writing.get() || read.size() < committed.size()) {
                if (stream.hasNextAvailable(3, TimeUnit.SECONDS))
                    read.add(StoreUnderTest.nameOf(stream.nextAvailable()));
                else if (!writing.get()) break;
            }
            // Nothing may come twice either.
            read.addAll(StoreUnderTest.read(stream, 1, Duration.ofMillis(500)));
            return read;
        };
    }

    private static boolean inOrderPerAggregate(List<String> read) {
        Map<String, Long> versions = new HashMap<>();
        for (String name : read) {
            String aggregate = name.substring(0, name.indexOf('#'));
            long version = Long.parseLong(name.substring(name.indexOf('#') + 1));
            if (versions.getOrDefault(aggregate, -1L) != version - 1) return false;
            versions.put(aggregate, version);
        }
        return true;
    }

    @Test
    @DisplayName("lets exactly one of two writers have an aggregate's next version")
    void oneWins() throws InterruptedException, ExecutionException {
        store.append(event("vehicle-1", 0));
        StoreUnderTest.OpenWriter first = store.openElsewhere(event("vehicle-1", 1));
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            Future<?> second = threads.submit(() -> {
                UnitOfWork<?> unit = store.transactionOnly();
                try {
                    store.engine.appendEvents(event("vehicle-1", 1));
                } finally {
                    unit.rollback();
                }
            });
            first.commit();
            assertThatThrownBy(second::get).hasCauseInstanceOf(ConcurrencyException.class);
        }
        assertThat(store.engine.readEvents("vehicle-1").asStream().count()).isEqualTo(2);
    }

    @Test
    @DisplayName("keeps an aggregate's events as they were, payload, time and identity")
    void roundTrip() {
        DomainEventMessage<?> written = event("vehicle-1", 0);
        store.append(written);
        DomainEventMessage<?> read = store.engine.readEvents("vehicle-1").next();
        assertThat(read.getPayload()).isEqualTo(written.getPayload());
        assertThat(read.getIdentifier()).isEqualTo(written.getIdentifier());
        assertThat(read.getType()).isEqualTo("vehicle");
        assertThat(Duration.between(read.getTimestamp(), written.getTimestamp()).abs())
                .isLessThan(Duration.ofNanos(1_000));
        assertThat(store.engine.lastSequenceNumberFor("vehicle-1")).hasValue(0L);
        assertThat(store.engine.lastSequenceNumberFor("vehicle-2")).isEmpty();
    }
}
