package marigold.market.saala;

import static marigold.market.saala.Sales.FIFTH;
import static marigold.market.saala.Sales.SHOP;
import static marigold.market.saala.Sales.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import marigold.idempotency.Precondition;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.refusal.Refusal;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random clerks against a reference that is a plain list of rows in decimal rupees, added up from the top
/// every time.
@DisplayName("A saala account, keyed into at random,")
class SaalaAccountModelTest {
    private static final int HISTORIES = 8;
    private static final int COMMANDS = 200;

    private record Row(long id, LocalDate on, BigDecimal total, BigDecimal paid, boolean payment) {}

    private final List<Row> rows = new ArrayList<>();
    private long nextId;

    @Test
    @DisplayName("always shows the balances that a plain list of rows adds up to")
    void agreesWithReference() {
        for (int history = 0; history < HISTORIES; history++) {
            long seed = System.nanoTime();
            try {
                play(new Random(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    private void play(Random random) {
        rows.clear();
        nextId = 0;
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        var bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<SaalaAccount>builder()
                .aggregateType(SaalaAccount.class)
                .repository(EventSourcingRepository.builder(SaalaAccount.class)
                        .eventStore(store)
                        .build())
                .build()
                .subscribe(bus);
        var commands = DefaultCommandGateway.builder().commandBus(bus).build();
        commands.sendAndWait(new OpenSaalaAccount(VENDOR, SHOP, "Shop", "", ""));
        for (int i = 0; i < COMMANDS; i++) step(random, commands);
    }

    private void step(Random random, DefaultCommandGateway commands) {
        LocalDate on = FIFTH.plusDays(random.nextInt(5));
        long hundredthsOfKilogram = random.nextLong(1, 400);
        long rate = random.nextLong(0, 300);
        long paid = random.nextLong(0, 500);
        BigDecimal total = BigDecimal.valueOf(hundredthsOfKilogram, 2)
                .multiply(BigDecimal.valueOf(rate, 2))
                .setScale(2, RoundingMode.HALF_UP);
        BigDecimal paidRupees = BigDecimal.valueOf(paid, 2);
        boolean saleFits = rate > 0 && paidRupees.compareTo(total) <= 0;
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                long id = ++nextId;
                TypedSale sale =
                        new TypedSale(on, "", "", "Rose", hundredthsOfKilogram * 10, rate, OptionalLong.empty(), paid);
                Optional<Placed> placed = tried(commands, new RecordSaalaSale(VENDOR, SHOP, id, sale));
                assertThat(placed.isPresent()).isEqualTo(saleFits);
                placed.ifPresent(line -> show(new Row(id, on, total, paidRupees, false), line));
            }
            case 2 -> {
                long id = ++nextId;
                Optional<Placed> placed =
                        tried(commands, new ReceiveSaalaPayment(VENDOR, SHOP, id, new PaymentLine(on, "", paid)));
                assertThat(placed.isPresent()).isEqualTo(paid > 0);
                placed.ifPresent(line -> show(new Row(id, on, BigDecimal.ZERO, paidRupees, true), line));
            }
            case 3, 4 -> {
                long id = random.nextLong(nextId + 2);
                Optional<Row> row = row(id);
                boolean payment = row.map(Row::payment).orElse(false);
                LineChanges changes = new LineChanges(
                        Optional.of(on),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        payment ? OptionalLong.empty() : OptionalLong.of(hundredthsOfKilogram * 10),
                        payment ? OptionalLong.empty() : OptionalLong.of(rate),
                        OptionalLong.empty(),
                        OptionalLong.of(paid));
                Optional<Placed> placed =
                        tried(commands, new CorrectSaalaLine(VENDOR, SHOP, id, changes, Precondition.NONE));
                assertThat(placed.isPresent()).isEqualTo(row.isPresent() && (payment ? paid > 0 : saleFits));
                placed.ifPresent(line -> {
                    rows.remove(row.orElseThrow());
                    show(new Row(id, on, payment ? BigDecimal.ZERO : total, paidRupees, payment), line);
                });
            }
            default -> {
                long id = random.nextLong(nextId + 2);
                Optional<Long> left = tried(commands, new RemoveSaalaLine(VENDOR, SHOP, id, Precondition.NONE));
                assertThat(left.isPresent()).isEqualTo(row(id).isPresent());
                row(id).ifPresent(rows::remove);
                left.ifPresent(
                        balance -> assertThat(BigDecimal.valueOf(balance, 2)).isEqualByComparingTo(balance()));
            }
        }
    }

    /// Puts the row in and compares what the account says of it.
    private void show(Row row, Placed placed) {
        rows.add(row);
        rows.sort(Comparator.comparing(Row::on).thenComparing(Row::id));
        BigDecimal running = BigDecimal.ZERO;
        for (Row before : rows) {
            running = running.add(before.total()).subtract(before.paid());
            if (before.equals(row)) break;
        }
        assertThat(BigDecimal.valueOf(placed.runningPaise(), 2)).isEqualByComparingTo(running);
        assertThat(BigDecimal.valueOf(placed.balancePaise(), 2)).isEqualByComparingTo(balance());
    }

    private BigDecimal balance() {
        return rows.stream().map(row -> row.total().subtract(row.paid())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Optional<Row> row(long id) {
        return rows.stream().filter(row -> row.id() == id).findFirst();
    }

    private static <R> Optional<R> tried(DefaultCommandGateway commands, Object command) {
        try {
            return Optional.of(commands.<R>sendAndWait(command));
        } catch (Refusal _) {
            return Optional.empty();
        }
    }
}
