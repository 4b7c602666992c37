package marigold.market.farmeraccount;

import static marigold.market.farmeraccount.TypedEntries.FIRST;
import static marigold.market.farmeraccount.TypedEntries.RAVI;
import static marigold.market.farmeraccount.TypedEntries.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import marigold.idempotency.Precondition;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.refusal.Refusal;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random clerks against a reference that knows no aggregates: plain rows, a list of advances, and which rows
/// each settlement holds, all in decimal rupees and added up from the top every time. What the reference
/// would not allow must be refused, and nothing else.
@DisplayName("A farmer's account, keyed into at random,")
class FarmerAccountModelTest {
    private static final int HISTORIES = 12;
    private static final int COMMANDS = 250;
    private static final int DAYS = 4;
    private static final BigDecimal HUNDRED_PERCENT = BigDecimal.valueOf(10_000);

    /// The row as the reference knows it: the day, kilograms, and rupees per kilogram, of charge and paid.
    private record Row(LocalDate on, long kilograms, long rupees, long coolie, long paid, String remarks) {
        boolean isPossible() {
            return coolie <= kilograms * rupees;
        }

        Row of(LocalDate day) {
            return new Row(day, kilograms, rupees, coolie, paid, remarks);
        }

        TypedEntry typed() {
            return new TypedEntry(
                    Optional.of(on),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("Rose"),
                    OptionalLong.of(kilograms * 1_000),
                    OptionalLong.of(rupees * 100),
                    OptionalLong.empty(),
                    OptionalLong.of(coolie * 100),
                    OptionalLong.empty(),
                    OptionalLong.of(paid * 100),
                    Optional.of(remarks));
        }

        static Row of(EntryLine line) {
            return new Row(
                    line.collectedOn(),
                    line.quantityGrams() / 1_000,
                    line.ratePaisePerKg() / 100,
                    line.cooliePaise() / 100,
                    line.paidPaise() / 100,
                    line.remarks());
        }
    }

    /// @param deducted of the advance
    private record Slip(
            LocalDate from,
            LocalDate to,
            Set<Long> entryIds,
            BigDecimal commission,
            BigDecimal deducted,
            BigDecimal payable) {
        boolean isOf(SettlementTerms terms) {
            return from.equals(terms.from()) && to.equals(terms.to());
        }
    }

    private record Period(LocalDate from, LocalDate to) {}

    private final Map<Long, Row> rows = new HashMap<>();
    private final List<BigDecimal> advances = new ArrayList<>();
    private final Map<Long, Slip> slips = new LinkedHashMap<>();
    private final Set<Period> voided = new HashSet<>();
    private long nextId;

    /// Counts what happened over all histories, so that a generator which never gets there is noticed.
    private final Map<String, Integer> happened = new HashMap<>();

    @Test
    @DisplayName("always holds exactly what plain rows, advances and slips would hold")
    void agreesWithReference() {
        for (int history = 0; history < HISTORIES; history++) {
            long seed = System.nanoTime();
            try {
                play(new Random(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
        assertThat(happened)
                .containsKeys(
                        "settled",
                        "not settled",
                        "recalculated",
                        "not recalculated",
                        "voided",
                        "not voided",
                        "saved a day",
                        "not saved a day");
    }

    private void play(Random random) {
        rows.clear();
        advances.clear();
        slips.clear();
        voided.clear();
        nextId = 0;
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
        Told told = new Told();
        long followed = 0;
        for (int i = 0; i < COMMANDS; i++) {
            step(random, commands);
            DomainEventStream events = store.readEvents(Accounts.id(RAVI), followed);
            for (; events.hasNext(); followed++) {
                told.follow((FarmerAccountEvent) events.next().getPayload());
            }
            assertThat(told.rows).isEqualTo(rows);
            assertThat(told.slips).isEqualTo(slips);
            assertThat(told.balance).isEqualByComparingTo(lent());
            assertThat(told.logged).isEqualByComparingTo(lent());
        }
    }

    private void step(Random random, CommandGateway commands) {
        Row row = randomRow(random);
        long someId = random.nextLong(nextId + 2);
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> {
                long id = ++nextId;
                boolean done = isDone(commands, new RecordEntry(VENDOR, RAVI, id, OptionalLong.empty(), row.typed()));
                assertThat(done).isEqualTo(row.isPossible());
                if (done) rows.put(id, row);
            }
            case 4 -> {
                boolean done = isDone(commands, new CorrectEntry(VENDOR, RAVI, someId, row.typed(), Precondition.NONE));
                assertThat(done).isEqualTo(isFree(someId) && row.isPossible());
                if (done) rows.put(someId, row);
            }
            case 5 -> {
                boolean done = isDone(commands, new RemoveEntry(VENDOR, RAVI, someId, Precondition.NONE));
                assertThat(done).isEqualTo(isFree(someId));
                if (done) rows.remove(someId);
            }
            case 6, 7 -> replaceDay(random, commands, row.on());
            case 8 -> {
                long rupees = random.nextLong(1, 20);
                commands.sendAndWait(new GiveAdvance(VENDOR, RAVI, 1, FIRST, rupees * 100, ""));
                advances.add(BigDecimal.valueOf(rupees));
            }
            case 9 -> {
                BigDecimal rupees = BigDecimal.valueOf(random.nextLong(1, 25));
                boolean overdrawAllowed = random.nextInt(4) == 0;
                long paise = rupees.movePointRight(2).longValueExact();
                boolean done = isDone(commands, new DeductAdvance(VENDOR, RAVI, 1, FIRST, paise, "", overdrawAllowed));
                assertThat(done).isEqualTo(overdrawAllowed || rupees.compareTo(lent()) <= 0);
                if (done) advances.add(rupees.negate());
            }
            case 10, 11 -> settle(randomTerms(random), commands);
            case 12 -> recalculate(randomTerms(random), commands);
            default -> takeBack(random, commands);
        }
    }

    private void settle(SettlementTerms terms, CommandGateway commands) {
        long id = ++nextId;
        Set<Long> free = freeOf(terms);
        Optional<Slip> slip = slip(terms, free, lent());
        boolean done = isDone(commands, new SettleFarmer(VENDOR, RAVI, id, FIRST, terms, 1));
        assertThat(done).isEqualTo(slip.isPresent());
        slip.ifPresent(made -> hold(id, made));
        count(done, "settled");
    }

    private void recalculate(SettlementTerms terms, CommandGateway commands) {
        long newId = ++nextId;
        Optional<Long> newest =
                slips.keySet().stream().filter(id -> slips.get(id).isOf(terms)).reduce((_, later) -> later);
        Set<Long> entryIds = freeOf(terms);
        newest.ifPresent(id -> entryIds.addAll(slips.get(id).entryIds()));
        BigDecimal returned = newest.map(id -> slips.get(id).deducted()).orElse(BigDecimal.ZERO);
        boolean onlyVoided = newest.isEmpty() && voided.contains(new Period(terms.from(), terms.to()));
        Optional<Slip> slip = onlyVoided ? Optional.empty() : slip(terms, entryIds, lent().add(returned));
        boolean done = isDone(commands, new RecalculateSettlement(VENDOR, RAVI, newId, FIRST, terms, 1, 2));
        assertThat(done).isEqualTo(slip.isPresent());
        slip.ifPresent(made -> {
            advances.add(returned);
            hold(newest.orElse(newId), made);
        });
        count(done, "recalculated");
    }

    private void takeBack(Random random, CommandGateway commands) {
        List<Long> ids = new ArrayList<>(slips.keySet());
        ids.add(random.nextLong(nextId + 2));
        long id = ids.get(random.nextInt(ids.size()));
        boolean done = isDone(commands, new VoidSettlement(VENDOR, RAVI, id, FIRST, "wrong rate", 1));
        Slip slip = slips.remove(id);
        assertThat(done).isEqualTo(slip != null);
        if (done) {
            advances.add(slip.deducted());
            voided.add(new Period(slip.from(), slip.to()));
        }
        count(done, "voided");
    }

    private void hold(long id, Slip slip) {
        slips.put(id, slip);
        advances.add(slip.deducted().negate());
    }

    /// What rows come to by the rules of the specification; empty when there are none, or when less than
    /// nothing would be left.
    private Optional<Slip> slip(SettlementTerms terms, Set<Long> entryIds, BigDecimal owed) {
        if (entryIds.isEmpty()) return Optional.empty();
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal coolie = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        for (long id : entryIds) {
            Row row = rows.get(id);
            gross = gross.add(BigDecimal.valueOf(row.kilograms() * row.rupees()));
            coolie = coolie.add(BigDecimal.valueOf(row.coolie()));
            paid = paid.add(BigDecimal.valueOf(row.paid()));
        }
        BigDecimal base = terms.settlementBase() == SettlementBase.GROSS ? gross : gross.subtract(coolie);
        BigDecimal commission = share(base, terms.commissionBasisPoints());
        BigDecimal left = gross.subtract(coolie).subtract(commission);
        if (terms.deductPaid()) left = left.subtract(paid);
        if (left.signum() < 0) return Optional.empty();
        BigDecimal deducted = share(left, terms.advanceBasisPoints())
                .min(owed.max(BigDecimal.ZERO))
                .setScale(2);
        return Optional.of(new Slip(
                terms.from(),
                terms.to(),
                entryIds,
                commission,
                deducted,
                left.subtract(deducted).setScale(2)));
    }

    private static BigDecimal share(BigDecimal amount, int basisPoints) {
        return amount.multiply(BigDecimal.valueOf(basisPoints)).divide(HUNDRED_PERCENT, 2, RoundingMode.HALF_UP);
    }

    /// Afterwards the day is these rows as a multiset, other days are untouched, no row that was there
    /// already got another id, and settled rows are what they were.
    private void replaceDay(Random random, CommandGateway commands, LocalDate day) {
        List<Row> wanted = new ArrayList<>();
        List<OptionalLong> named = new ArrayList<>();
        rows.forEach((id, row) -> {
            if (!row.on().equals(day) || random.nextInt(5) == 0) return;
            wanted.add(random.nextInt(8) == 0 ? randomRow(random).of(day) : row);
            named.add(random.nextBoolean() ? OptionalLong.of(id) : OptionalLong.empty());
        });
        for (int i = random.nextInt(3); i > 0; i--) {
            long someId = random.nextLong(nextId + 2);
            boolean names = random.nextInt(4) == 0 && !named.contains(OptionalLong.of(someId));
            wanted.add(randomRow(random).of(day));
            named.add(names ? OptionalLong.of(someId) : OptionalLong.empty());
        }
        boolean allowed = isAllowed(day, wanted, named);
        List<ReplaceDay.Row> sent = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            sent.add(new ReplaceDay.Row(named.get(i), ++nextId, wanted.get(i).typed()));
        }
        Optional<List<Entry>> now =
                tried(commands, new ReplaceDay(VENDOR, RAVI, OptionalLong.empty(), Set.of(day), sent));
        assertThat(now.isPresent()).isEqualTo(allowed);
        count(allowed, "saved a day");
        if (!allowed) return;
        Map<Long, Row> before = new HashMap<>(rows);
        rows.values().removeIf(row -> row.on().equals(day));
        for (int i = 0; i < wanted.size(); i++) {
            Entry entry = now.get().get(i);
            if (named.get(i).isPresent() && before.containsKey(named.get(i).getAsLong())) {
                assertThat(entry.entryId()).isEqualTo(named.get(i).getAsLong());
            } else if (before.containsKey(entry.entryId())) {
                assertThat(wanted.get(i)).isEqualTo(before.get(entry.entryId()));
            }
            assertThat(entry.settlementId()).isEqualTo(holderOf(entry.entryId()));
            rows.put(entry.entryId(), wanted.get(i));
        }
        assertThat(rows.values().stream().filter(row -> row.on().equals(day)))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    /// Every row is possible, no row changes a settled one that it names, and for all other settled ones of
    /// the day there is a row that says the same.
    private boolean isAllowed(LocalDate day, List<Row> wanted, List<OptionalLong> named) {
        List<Row> settled = rows.entrySet().stream()
                .filter(entry -> entry.getValue().on().equals(day))
                .filter(entry -> holderOf(entry.getKey()).isPresent())
                .filter(entry -> !named.contains(OptionalLong.of(entry.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).isPossible()) return false;
            OptionalLong id = named.get(i);
            if (id.isEmpty() || !rows.containsKey(id.getAsLong())) {
                settled.remove(wanted.get(i));
            } else if (holderOf(id.getAsLong()).isPresent()
                    && !rows.get(id.getAsLong()).equals(wanted.get(i))) {
                return false;
            }
        }
        return settled.isEmpty();
    }

    private BigDecimal lent() {
        return advances.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean isFree(long entryId) {
        return rows.containsKey(entryId) && holderOf(entryId).isEmpty();
    }

    private OptionalLong holderOf(long entryId) {
        return slips.entrySet().stream()
                .filter(slip -> slip.getValue().entryIds().contains(entryId))
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }

    private Set<Long> freeOf(SettlementTerms terms) {
        return rows.keySet().stream()
                .filter(this::isFree)
                .filter(id -> !rows.get(id).on().isBefore(terms.from()))
                .filter(id -> !rows.get(id).on().isAfter(terms.to()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void count(boolean done, String what) {
        happened.merge(done ? what : "not " + what, 1, Integer::sum);
    }

    private static boolean isDone(CommandGateway commands, Object command) {
        try {
            commands.sendAndWait(command);
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    private static <R> Optional<R> tried(CommandGateway commands, Object command) {
        try {
            return Optional.of(commands.sendAndWait(command));
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private static Row randomRow(Random random) {
        return new Row(
                FIRST.plusDays(random.nextInt(DAYS)),
                random.nextLong(1, 4),
                random.nextLong(0, 4),
                random.nextInt(4) == 0 ? random.nextLong(0, 4) : 0,
                random.nextInt(4) == 0 ? random.nextLong(0, 12) : 0,
                random.nextBoolean() ? "" : "Urgent");
    }

    /// Few different periods, so that the same are met again.
    private static SettlementTerms randomTerms(Random random) {
        int first = random.nextInt(DAYS);
        return new SettlementTerms(
                FIRST.plusDays(first),
                FIRST.plusDays(random.nextInt(first, DAYS)),
                random.nextBoolean() ? SettlementBase.GROSS : SettlementBase.NET_OF_CHARGES,
                random.nextBoolean(),
                random.nextInt(0, 10_001),
                random.nextInt(0, 10_001));
    }

    /// What the events alone tell, with the invariants checked on the way: an entry is in one settlement that
    /// holds at most, no settlement deducts more than is owed, and a void gives back exactly that.
    private static final class Told {
        private final Map<Long, Row> rows = new HashMap<>();
        private final Map<Long, Slip> slips = new LinkedHashMap<>();
        private BigDecimal balance = BigDecimal.ZERO;
        private BigDecimal logged = BigDecimal.ZERO;

        void follow(FarmerAccountEvent event) {
            switch (event) {
                case EntryRecorded recorded -> rows.put(recorded.entryId(), Row.of(recorded.line()));
                case EntryCorrected corrected -> {
                    assertThat(isHeld(corrected.entryId())).isFalse();
                    assertThat(Row.of(corrected.before())).isEqualTo(rows.get(corrected.entryId()));
                    rows.put(corrected.entryId(), Row.of(corrected.after()));
                }
                case EntryRemoved removed -> {
                    assertThat(isHeld(removed.entryId())).isFalse();
                    assertThat(rows.remove(removed.entryId())).isEqualTo(Row.of(removed.line()));
                }
                case AdvanceGiven given -> log(given.amountPaise(), given.balancePaise());
                case AdvanceDeducted deducted -> log(-deducted.amountPaise(), deducted.balancePaise());
                case SettlementMade made -> {
                    assertThat(slips).doesNotContainKey(made.settlementId());
                    settle(made.settlementId(), made.figures(), made.entries(), made.advanceId());
                    log(-made.figures().advanceDeductedPaise(), made.advanceBalancePaise());
                }
                case SettlementRecalculated again -> {
                    Slip before = slips.get(again.settlementId());
                    returned(before, again.advanceReturnedPaise(), again.returnId());
                    slips.put(again.settlementId(), new Slip(before.from(), before.to(), Set.of(), null, null, null));
                    settle(again.settlementId(), again.figures(), again.entries(), again.advanceId());
                    assertThat(slips.get(again.settlementId()).entryIds()).containsAll(before.entryIds());
                    log(-again.figures().advanceDeductedPaise(), again.advanceBalancePaise());
                }
                case SettlementVoided taken -> {
                    Slip slip = slips.remove(taken.settlementId());
                    assertThat(taken.entryIds()).containsExactlyInAnyOrderElementsOf(slip.entryIds());
                    returned(slip, taken.advanceReturnedPaise(), taken.returnId());
                    balance = BigDecimal.valueOf(taken.advanceBalancePaise(), 2);
                }
                case FarmerAccountOpened _, FarmerAccountClosed _ -> {}
            }
        }

        private void settle(
                long id, SettlementFigures figures, Collection<SettledEntry> entries, OptionalLong advanceId) {
            BigDecimal deducted = BigDecimal.valueOf(figures.advanceDeductedPaise(), 2);
            assertThat(deducted).isBetween(BigDecimal.ZERO, logged.max(BigDecimal.ZERO));
            assertThat(advanceId.isPresent()).isEqualTo(deducted.signum() > 0);
            Set<Long> entryIds = new TreeSet<>();
            for (SettledEntry entry : entries) {
                assertThat(isHeld(entry.entryId())).isFalse();
                Row row = rows.get(entry.entryId());
                assertThat(entry.collectedOn()).isEqualTo(row.on()).isBetween(figures.from(), figures.to());
                assertThat(entry.lineTotalPaise()).isEqualTo(100 * (row.kilograms() * row.rupees() - row.coolie()));
                assertThat(entryIds.add(entry.entryId())).isTrue();
            }
            slips.put(
                    id,
                    new Slip(
                            figures.from(),
                            figures.to(),
                            entryIds,
                            BigDecimal.valueOf(figures.commissionPaise(), 2),
                            deducted,
                            BigDecimal.valueOf(figures.payablePaise(), 2)));
        }

        private void returned(Slip slip, long paise, OptionalLong returnId) {
            assertThat(BigDecimal.valueOf(paise, 2)).isEqualTo(slip.deducted());
            assertThat(returnId.isPresent()).isEqualTo(paise > 0);
            logged = logged.add(BigDecimal.valueOf(paise, 2));
        }

        private void log(long paise, long balancePaise) {
            logged = logged.add(BigDecimal.valueOf(paise, 2));
            balance = BigDecimal.valueOf(balancePaise, 2);
        }

        private boolean isHeld(long entryId) {
            return slips.values().stream().anyMatch(slip -> slip.entryIds().contains(entryId));
        }
    }
}
