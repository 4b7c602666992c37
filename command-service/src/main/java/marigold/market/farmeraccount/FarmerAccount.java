package marigold.market.farmeraccount;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// What one farmer brought in and what he was lent. Entries and advances are one aggregate because a
/// settlement ties them together.
@AggregateRoot(type = Accounts.TYPE)
final class FarmerAccount {
    @AggregateIdentifier
    private String id;

    private long vendorId;
    private long farmerId;
    private boolean closed;

    /// In the order of their ids, so that the same rows are always matched with the same entries.
    private final Map<Long, EntryLine> entries = new TreeMap<>();

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
        return new Entry(command.entryId(), line);
    }

    @CommandHandler
    Entry handle(CorrectEntry command) {
        requireOpen(command.vendorId());
        EntryLine before = Optional.ofNullable(entries.get(command.entryId()))
                .orElseThrow(() -> new Unknown("Collection item not found"));
        EntryLine after = command.changes().onto(before).orElseThrow(ImpossibleCorrection::new);
        if (!after.equals(before)) apply(new EntryCorrected(vendorId, farmerId, command.entryId(), before, after));
        return new Entry(command.entryId(), after);
    }

    @CommandHandler
    void handle(RemoveEntry command) {
        requireOpen(command.vendorId());
        EntryLine line = entries.get(command.entryId());
        if (line == null) throw new Unknown("Item not found");
        apply(new EntryRemoved(vendorId, farmerId, command.entryId(), line));
    }

    /// Answers with the rows' entries, in the order of the rows.
    @CommandHandler
    List<Entry> handle(ReplaceDay command) {
        requireOpen(command.vendorId());
        Map<ReplaceDay.Row, Long> matches = matches(command.rows());
        Set<Long> kept = new HashSet<>(matches.values());
        List<Long> leftOver = entries.entrySet().stream()
                .filter(entry -> command.days().contains(entry.getValue().collectedOn()))
                .map(Map.Entry::getKey)
                .filter(entryId -> !kept.contains(entryId))
                .toList();
        for (long entryId : leftOver) apply(new EntryRemoved(vendorId, farmerId, entryId, entries.get(entryId)));
        List<Entry> now = new ArrayList<>();
        for (ReplaceDay.Row row : command.rows()) {
            Long entryId = matches.get(row);
            if (entryId == null) {
                EntryLine line = row.entry().asNew(command.groupId()).orElseThrow(ImpossibleLine::new);
                apply(new EntryRecorded(vendorId, farmerId, row.newEntryId(), line));
                now.add(new Entry(row.newEntryId(), line));
            } else {
                EntryLine before = entries.get(entryId);
                EntryLine after = row.entry().onto(before).orElseThrow(ImpossibleLine::new);
                if (!after.equals(before)) apply(new EntryCorrected(vendorId, farmerId, entryId, before, after));
                now.add(new Entry(entryId, after));
            }
        }
        return now;
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
        if (lent || !entries.isEmpty()) throw new FarmerHasHistory();
        apply(new FarmerAccountClosed(vendorId, farmerId));
    }

    /// The existing entry that each row stands for: the one it names, else one that already says the same. No
    /// entry stands for two rows.
    private Map<ReplaceDay.Row, Long> matches(List<ReplaceDay.Row> rows) {
        Map<ReplaceDay.Row, Long> matches = new LinkedHashMap<>();
        Set<Long> taken = new HashSet<>();
        for (ReplaceDay.Row row : rows) {
            row.entryId().ifPresent(entryId -> {
                if (entries.containsKey(entryId) && taken.add(entryId)) matches.put(row, entryId);
            });
        }
        for (ReplaceDay.Row row : rows) {
            if (matches.containsKey(row)) continue;
            entries.entrySet().stream()
                    .filter(entry ->
                            !taken.contains(entry.getKey()) && row.entry().says(entry.getValue()))
                    .findFirst()
                    .ifPresent(entry -> {
                        taken.add(entry.getKey());
                        matches.put(row, entry.getKey());
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
            case EntryCorrected corrected -> entries.put(corrected.entryId(), corrected.after());
            case EntryRemoved removed -> entries.remove(removed.entryId());
            case AdvanceGiven given -> {
                advanceBalancePaise = given.balancePaise();
                lent = true;
            }
            case AdvanceDeducted deducted -> {
                advanceBalancePaise = deducted.balancePaise();
                lent = true;
            }
            case SettlementMade _, SettlementRecalculated _, SettlementVoided _ -> {}
            case FarmerAccountClosed _ -> closed = true;
        }
    }
}
