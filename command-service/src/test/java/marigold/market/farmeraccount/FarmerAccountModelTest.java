package marigold.market.farmeraccount;

import static marigold.market.farmeraccount.TypedEntries.FIRST;
import static marigold.market.farmeraccount.TypedEntries.RAVI;
import static marigold.market.farmeraccount.TypedEntries.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.refusal.Refusal;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random clerks against a reference that knows no aggregates: only which rows and which balance there should
/// be.
@DisplayName("A farmer's account, keyed into at random,")
class FarmerAccountModelTest {
    private static final int HISTORIES = 8;
    private static final int COMMANDS = 200;

    /// The row as the reference knows it: the day, kilograms, rupees per kilogram and remarks.
    private record Row(LocalDate on, long kilograms, long rupees, String remarks) {
        TypedEntry typed() {
            return TypedEntries.typed(on, kilograms, rupees, remarks);
        }
    }

    private final Map<Long, Row> rows = new HashMap<>();
    private BigDecimal lent = BigDecimal.ZERO;
    private long nextId;

    @Test
    @DisplayName("always holds exactly what a plain list of rows would hold")
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
        lent = BigDecimal.ZERO;
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        var bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<FarmerAccount>builder()
                .aggregateType(FarmerAccount.class)
                .repository(EventSourcingRepository.builder(FarmerAccount.class)
                        .eventStore(store)
                        .build())
                .build()
                .subscribe(bus);
        var commands = DefaultCommandGateway.builder().commandBus(bus).build();
        commands.sendAndWait(new OpenFarmerAccount(VENDOR, RAVI));
        for (int i = 0; i < COMMANDS; i++) {
            step(random, commands);
            List<FarmerAccountEvent> events = store.readEvents(Accounts.id(RAVI))
                    .asStream()
                    .<FarmerAccountEvent>map(event -> (FarmerAccountEvent) event.getPayload())
                    .toList();
            assertThat(rowsOf(events)).isEqualTo(rows);
            assertThat(balanceOf(events)).isEqualByComparingTo(lent);
        }
    }

    private void step(Random random, DefaultCommandGateway commands) {
        Row row = randomRow(random);
        long someId = random.nextLong(nextId + 2);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                long id = ++nextId;
                commands.sendAndWait(new RecordEntry(VENDOR, RAVI, id, OptionalLong.empty(), row.typed()));
                rows.put(id, row);
            }
            case 3 -> {
                boolean done = isDone(commands, new CorrectEntry(VENDOR, RAVI, someId, row.typed()));
                assertThat(done).isEqualTo(rows.containsKey(someId));
                rows.computeIfPresent(someId, (_, _) -> row);
            }
            case 4 -> {
                boolean done = isDone(commands, new RemoveEntry(VENDOR, RAVI, someId));
                assertThat(done).isEqualTo(rows.remove(someId) != null);
            }
            case 5 -> replaceDay(random, commands, row.on());
            case 6 -> {
                long rupees = random.nextLong(1, 100);
                commands.sendAndWait(new GiveAdvance(VENDOR, RAVI, 1, FIRST, rupees * 100, ""));
                lent = lent.add(BigDecimal.valueOf(rupees));
            }
            default -> {
                BigDecimal rupees = BigDecimal.valueOf(random.nextLong(1, 150));
                boolean done = isDone(
                        commands,
                        new DeductAdvance(
                                VENDOR, RAVI, 1, FIRST, rupees.movePointRight(2).longValueExact(), "", false));
                assertThat(done).isEqualTo(rupees.compareTo(lent) <= 0);
                if (done) lent = lent.subtract(rupees);
            }
        }
    }

    /// Afterwards the day is these rows as a multiset, other days are untouched, and no row that was there
    /// already got another id.
    private void replaceDay(Random random, DefaultCommandGateway commands, LocalDate day) {
        List<Row> wanted = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.on().equals(day) && random.nextInt(3) > 0) wanted.add(row);
        }
        IntStream.range(0, random.nextInt(3)).forEach(_ -> {
            Row row = randomRow(random);
            wanted.add(new Row(day, row.kilograms(), row.rupees(), row.remarks()));
        });
        List<ReplaceDay.Row> sent = wanted.stream()
                .map(row -> new ReplaceDay.Row(OptionalLong.empty(), ++nextId, row.typed()))
                .toList();
        List<Entry> now = commands.sendAndWait(new ReplaceDay(VENDOR, RAVI, OptionalLong.empty(), Set.of(day), sent));
        Map<Long, Row> before = new HashMap<>(rows);
        rows.values().removeIf(row -> row.on().equals(day));
        for (int i = 0; i < wanted.size(); i++) rows.put(now.get(i).entryId(), wanted.get(i));
        assertThat(rows.values().stream().filter(row -> row.on().equals(day)))
                .containsExactlyInAnyOrderElementsOf(wanted);
        rows.forEach((id, row) -> {
            if (before.containsKey(id)) assertThat(row).isEqualTo(before.get(id));
        });
    }

    private static boolean isDone(DefaultCommandGateway commands, Object command) {
        try {
            commands.sendAndWait(command);
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    private static Row randomRow(Random random) {
        return new Row(
                FIRST.plusDays(random.nextInt(3)),
                random.nextLong(1, 4),
                random.nextLong(0, 3),
                random.nextBoolean() ? "" : "Urgent");
    }

    private static Map<Long, Row> rowsOf(List<FarmerAccountEvent> events) {
        Map<Long, Row> rows = new HashMap<>();
        for (FarmerAccountEvent event : events) {
            switch (event) {
                case EntryRecorded recorded -> rows.put(recorded.entryId(), row(recorded.line()));
                case EntryCorrected corrected -> {
                    assertThat(row(corrected.before())).isEqualTo(rows.get(corrected.entryId()));
                    rows.put(corrected.entryId(), row(corrected.after()));
                }
                case EntryRemoved removed ->
                    assertThat(rows.remove(removed.entryId())).isEqualTo(row(removed.line()));
                case FarmerAccountOpened _,
                        AdvanceGiven _,
                        AdvanceDeducted _,
                        FarmerAccountClosed _,
                        SettlementMade _,
                        SettlementRecalculated _,
                        SettlementVoided _ -> {}
            }
        }
        return rows;
    }

    private static BigDecimal balanceOf(List<FarmerAccountEvent> events) {
        BigDecimal balance = BigDecimal.ZERO;
        for (FarmerAccountEvent event : events) {
            if (event instanceof AdvanceGiven given) balance = BigDecimal.valueOf(given.balancePaise(), 2);
            if (event instanceof AdvanceDeducted deducted) balance = BigDecimal.valueOf(deducted.balancePaise(), 2);
        }
        return balance;
    }

    private static Row row(EntryLine line) {
        assertThat(line.grossPaise()).isEqualTo(line.quantityGrams() / 1_000 * line.ratePaisePerKg());
        return new Row(line.collectedOn(), line.quantityGrams() / 1_000, line.ratePaisePerKg() / 100, line.remarks());
    }
}
