package marigold.market.farmeraccount;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import marigold.command.KeptInMemory;
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
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// What one farmer brought in, what he was lent and what was settled with him: one aggregate, because a
/// settlement ties entries and advances together.
@AggregateRoot(type = Accounts.TYPE)
@KeptInMemory(eventBytes = 32)
final class FarmerAccount {
    @AggregateIdentifier
    private String id;

    private long vendorId;
    private long farmerId;
    private boolean closed;

    /// A year of nearly three lines a day. Its event is then some 80 kB, and its account has to be loaded.
    private static final int SETTLEMENT_ENTRIES_MAX = 1_000;

    /// Those that are not settled. In the order of their ids the same rows are always matched with the same
    /// entries.
    private final EntryLines entries = new EntryLines();

    /// How often each entry that was corrected was; most never are.
    private final Map<Long, Integer> corrections = new HashMap<>();

    /// Those that hold, in the order in which they were made.
    private final Map<Long, Settlement> settlements = new LinkedHashMap<>();

    private record Period(LocalDate from, LocalDate to) {}

    /// Of which a settlement was voided.
    private final Set<Period> voidedPeriods = new HashSet<>();

    private long advanceBalancePaise;
    private boolean lent;

    FarmerAccount() {}

    @CommandHandler
    FarmerAccount(OpenFarmerAccount command) {
        apply(new FarmerAccountOpened(command.vendorId(), command.farmerId()));
    }

    @CommandHandler
    Entry handle(RecordEntry command) {
        requireOpen(command.vendorId());
        EntryLine line = command.entry().asNew(command.groupId()).orElseThrow(ImpossibleLine::new);
        apply(new EntryRecorded(vendorId, farmerId, command.entryId(), line));
        return new Entry(command.entryId(), version(command.entryId()), line);
    }

    @CommandHandler
    Entry handle(CorrectEntry command) {
        requireOpen(command.vendorId());
        Entry entry = entry(command.entryId()).orElseThrow(() -> new Unknown("Collection item not found"));
        command.precondition().require(entry.version());
        if (entry.isSettled()) throw new EntryIsSettled(EntryIsSettled.ON_CHANGE);
        EntryLine before = entry.line();
        EntryLine after = command.changes().onto(before).orElseThrow(ImpossibleCorrection::new);
        if (!after.equals(before)) apply(new EntryCorrected(vendorId, farmerId, command.entryId(), before, after));
        return new Entry(command.entryId(), version(command.entryId()), after);
    }

    @CommandHandler
    void handle(RemoveEntry command) {
        requireOpen(command.vendorId());
        Entry entry = entry(command.entryId()).orElseThrow(() -> new Unknown("Item not found"));
        command.precondition().require(entry.version());
        if (entry.isSettled()) throw new EntryIsSettled(EntryIsSettled.ON_REMOVAL);
        apply(new EntryRemoved(vendorId, farmerId, command.entryId(), entry.line()));
    }

    /// Answers with the rows' entries, in the order of the rows. Settled entries of the days must be among
    /// them, unchanged.
    @CommandHandler
    List<Entry> handle(ReplaceDay command) {
        requireOpen(command.vendorId());
        List<Entry> ofDays = entriesOf(command.days());
        Map<ReplaceDay.Row, Entry> matches = matches(command.rows(), ofDays);
        Set<Long> kept = matches.values().stream().map(Entry::entryId).collect(Collectors.toSet());
        for (Entry leftOver : ofDays) {
            if (kept.contains(leftOver.entryId())) continue;
            if (leftOver.isSettled()) throw new EntryIsSettled(EntryIsSettled.ON_REMOVAL);
            apply(new EntryRemoved(vendorId, farmerId, leftOver.entryId(), leftOver.line()));
        }
        List<Entry> now = new ArrayList<>();
        for (ReplaceDay.Row row : command.rows()) {
            Entry matched = matches.get(row);
            if (matched == null) {
                EntryLine line = row.entry().asNew(command.groupId()).orElseThrow(ImpossibleLine::new);
                apply(new EntryRecorded(vendorId, farmerId, row.newEntryId(), line));
                now.add(new Entry(row.newEntryId(), version(row.newEntryId()), line));
            } else {
                long entryId = matched.entryId();
                EntryLine before = matched.line();
                EntryLine after = row.entry().onto(before).orElseThrow(ImpossibleLine::new);
                if (!after.equals(before)) {
                    if (matched.isSettled()) throw new EntryIsSettled(EntryIsSettled.ON_CHANGE);
                    apply(new EntryCorrected(vendorId, farmerId, entryId, before, after));
                }
                now.add(new Entry(entryId, version(entryId), after, matched.settlementId()));
            }
        }
        return now;
    }

    @CommandHandler
    Settled handle(SettleFarmer command) {
        requireOpen(command.vendorId());
        Map<Long, EntryLine> lines = unsettled(command.terms());
        if (lines.isEmpty()) throw new NothingToSettle("No unsettled collections found");
        return settle(command.settlementId(), command.settledOn(), command.terms(), command.advanceId(), lines);
    }

    /// Gives back what the settlement had recovered, then decides anew over its own entries and those of its
    /// days that no settlement holds. Notes nothing when nothing changes.
    @CommandHandler
    Settled handle(RecalculateSettlement command) {
        requireOpen(command.vendorId());
        SettlementTerms terms = command.terms();
        Map<Long, EntryLine> lines = unsettled(terms);
        Optional<Settlement> found = newestOf(terms);
        if (found.isEmpty()) {
            if (voidedPeriods.contains(new Period(terms.from(), terms.to()))) throw new SettlementIsVoided();
            if (lines.isEmpty()) throw new NothingToSettle("No collections found");
            return settle(command.settlementId(), command.recalculatedOn(), terms, command.advanceId(), lines);
        }
        Settlement before = found.get();
        boolean gained = !lines.isEmpty();
        lines.putAll(before.lines().toMap());
        long returned = before.figures().advanceDeductedPaise();
        long owed = Math.addExact(advanceBalancePaise, returned);
        SettlementFigures figures = figures(terms, lines, owed);
        if (gained || !figures.equals(before.figures())) {
            apply(new SettlementRecalculated(
                    vendorId,
                    farmerId,
                    before.settlementId(),
                    command.recalculatedOn(),
                    figures,
                    settledEntries(lines),
                    idUnlessNothing(returned, command.returnId()),
                    returned,
                    idUnlessNothing(figures.advanceDeductedPaise(), command.advanceId()),
                    owed - figures.advanceDeductedPaise()));
        }
        return new Settled(before.settlementId(), false, figures, lines.size(), advanceBalancePaise);
    }

    @CommandHandler
    Settled handle(VoidSettlement command) {
        requireOpen(command.vendorId());
        Settlement settlement = settlements.get(command.settlementId());
        if (settlement == null) throw new Unknown("Active settlement not found");
        long returned = settlement.figures().advanceDeductedPaise();
        apply(new SettlementVoided(
                vendorId,
                farmerId,
                settlement.settlementId(),
                command.voidedOn(),
                command.reason(),
                List.copyOf(settlement.lines().toMap().keySet()),
                idUnlessNothing(returned, command.returnId()),
                returned,
                Math.addExact(advanceBalancePaise, returned)));
        return new Settled(
                settlement.settlementId(),
                false,
                settlement.figures(),
                settlement.lines().size(),
                advanceBalancePaise);
    }

    @CommandHandler
    long handle(GiveAdvance command) {
        requireOpen(command.vendorId());
        long balance = Math.addExact(advanceBalancePaise, command.amountPaise());
        apply(new AdvanceGiven(
                vendorId,
                farmerId,
                command.advanceId(),
                command.givenOn(),
                command.amountPaise(),
                balance,
                command.remarks()));
        return balance;
    }

    @CommandHandler
    long handle(DeductAdvance command) {
        requireOpen(command.vendorId());
        long balance = Math.subtractExact(advanceBalancePaise, command.amountPaise());
        if (balance < 0 && !command.overdrawAllowed()) throw new AdvanceExceedsBalance(advanceBalancePaise);
        apply(new AdvanceDeducted(
                vendorId,
                farmerId,
                command.advanceId(),
                command.deductedOn(),
                command.amountPaise(),
                balance,
                command.remarks()));
        return balance;
    }

    @CommandHandler
    void handle(CloseFarmerAccount command) {
        requireOpen(command.vendorId());
        if (lent || !entries.isEmpty() || !settlements.isEmpty() || !voidedPeriods.isEmpty())
            throw new FarmerHasHistory();
        apply(new FarmerAccountClosed(vendorId, farmerId));
    }

    private Settled settle(
            long settlementId, LocalDate on, SettlementTerms terms, long advanceId, Map<Long, EntryLine> lines) {
        SettlementFigures figures = figures(terms, lines, advanceBalancePaise);
        long deducted = figures.advanceDeductedPaise();
        apply(new SettlementMade(
                vendorId,
                farmerId,
                settlementId,
                on,
                figures,
                settledEntries(lines),
                idUnlessNothing(deducted, advanceId),
                advanceBalancePaise - deducted));
        return new Settled(settlementId, true, figures, lines.size(), advanceBalancePaise);
    }

    private static SettlementFigures figures(SettlementTerms terms, Map<Long, EntryLine> lines, long owedPaise) {
        if (lines.size() > SETTLEMENT_ENTRIES_MAX) throw new SettlementTooLarge(lines.size(), SETTLEMENT_ENTRIES_MAX);
        SettlementFigures figures = terms.figures(lines.values(), owedPaise);
        if (figures.payablePaise() < 0) throw new InvalidSettlement(figures.payablePaise());
        return figures;
    }

    private static List<SettledEntry> settledEntries(Map<Long, EntryLine> lines) {
        return lines.entrySet().stream()
                .map(entry -> new SettledEntry(
                        entry.getKey(),
                        entry.getValue().collectedOn(),
                        entry.getValue().lineTotalPaise()))
                .toList();
    }

    private static OptionalLong idUnlessNothing(long amountPaise, long advanceId) {
        return amountPaise == 0 ? OptionalLong.empty() : OptionalLong.of(advanceId);
    }

    /// Those of the days that no settlement holds.
    private Map<Long, EntryLine> unsettled(SettlementTerms terms) {
        return entries.where(line -> terms.covers(line.collectedOn()));
    }

    /// Days that were settled once may be settled again, for the entries that came later.
    private Optional<Settlement> newestOf(SettlementTerms terms) {
        return settlements.values().stream()
                .filter(settlement -> terms.areOfPeriodOf(settlement.figures()))
                .reduce((_, later) -> later);
    }

    private Optional<Entry> entry(long entryId) {
        return entries.find(entryId)
                .map(open -> new Entry(entryId, version(entryId), open))
                .or(() -> settlements.values().stream()
                        .flatMap(settlement -> settlement.lines().find(entryId).stream()
                                .map(line -> settled(settlement, entryId, line)))
                        .findFirst());
    }

    private Entry settled(Settlement settlement, long entryId, EntryLine line) {
        return new Entry(entryId, version(entryId), line, OptionalLong.of(settlement.settlementId()));
    }

    private int version(long entryId) {
        return 1 + corrections.getOrDefault(entryId, 0);
    }

    /// Settled ones first: of entries that say the same, those that cannot go are matched before the others.
    private List<Entry> entriesOf(Set<LocalDate> days) {
        List<Entry> ofDays = new ArrayList<>();
        for (Settlement settlement : settlements.values()) {
            SettlementFigures of = settlement.figures();
            if (days.stream().allMatch(day -> day.isBefore(of.from()) || day.isAfter(of.to()))) continue;
            settlement.lines().forEach((entryId, line) -> {
                if (days.contains(line.collectedOn())) ofDays.add(settled(settlement, entryId, line));
            });
        }
        entries.forEach((entryId, line) -> {
            if (days.contains(line.collectedOn())) ofDays.add(new Entry(entryId, version(entryId), line));
        });
        return ofDays;
    }

    /// The existing entry that each row stands for: the one it names, else one that already says the same. No
    /// entry stands for two rows.
    private Map<ReplaceDay.Row, Entry> matches(List<ReplaceDay.Row> rows, List<Entry> ofDays) {
        Map<ReplaceDay.Row, Entry> matches = new LinkedHashMap<>();
        Set<Long> taken = new HashSet<>();
        for (ReplaceDay.Row row : rows) {
            if (row.entryId().isEmpty()) continue;
            entry(row.entryId().getAsLong())
                    .filter(entry -> taken.add(entry.entryId()))
                    .ifPresent(entry -> matches.put(row, entry));
        }
        for (ReplaceDay.Row row : rows) {
            if (matches.containsKey(row)) continue;
            ofDays.stream()
                    .filter(entry ->
                            !taken.contains(entry.entryId()) && row.entry().says(entry.line()))
                    .findFirst()
                    .ifPresent(entry -> {
                        taken.add(entry.entryId());
                        matches.put(row, entry);
                    });
        }
        return matches;
    }

    /// Another vendor must not learn that the account exists; a closed one is gone for everybody.
    private void requireOpen(long asking) {
        if (asking != vendorId || closed) throw new Unknown("Farmer not found");
    }

    @EventSourcingHandler
    void on(FarmerAccountEvent event) {
        switch (event) {
            case FarmerAccountOpened(var vendor, var farmer) -> {
                id = Accounts.id(farmer);
                vendorId = vendor;
                farmerId = farmer;
            }
            case EntryRecorded recorded -> entries.put(recorded.entryId(), recorded.line());
            case EntryCorrected corrected -> {
                entries.put(corrected.entryId(), corrected.after());
                corrections.merge(corrected.entryId(), 1, Integer::sum);
            }
            case EntryRemoved removed -> {
                entries.remove(removed.entryId());
                corrections.remove(removed.entryId());
            }
            case AdvanceGiven given -> {
                advanceBalancePaise = given.balancePaise();
                lent = true;
            }
            case AdvanceDeducted deducted -> {
                advanceBalancePaise = deducted.balancePaise();
                lent = true;
            }
            case SettlementMade made -> {
                hold(made.settlementId(), made.figures(), made.entries(), new EntryLines());
                advanceBalancePaise = made.advanceBalancePaise();
            }
            case SettlementRecalculated again -> {
                EntryLines held = settlements.get(again.settlementId()).lines();
                hold(again.settlementId(), again.figures(), again.entries(), held);
                advanceBalancePaise = again.advanceBalancePaise();
            }
            case SettlementVoided voided -> {
                Settlement settlement = settlements.remove(voided.settlementId());
                entries.putAll(settlement.lines());
                voidedPeriods.add(new Period(
                        settlement.figures().from(), settlement.figures().to()));
                advanceBalancePaise = voided.advanceBalancePaise();
            }
            case FarmerAccountClosed _ -> closed = true;
        }
    }

    /// Moves entries into a settlement, beside those that it holds already.
    private void hold(long settlementId, SettlementFigures figures, List<SettledEntry> settled, EntryLines held) {
        EntryLines lines = new EntryLines(held);
        for (SettledEntry entry : settled) {
            entries.remove(entry.entryId()).ifPresent(line -> lines.put(entry.entryId(), line));
        }
        settlements.put(settlementId, new Settlement(settlementId, figures, lines));
    }
}
