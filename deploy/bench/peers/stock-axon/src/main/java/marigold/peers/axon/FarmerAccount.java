package marigold.peers.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// What one farmer brought in.
@Aggregate
class FarmerAccount {
    private static final long GRAMS_PER_KG = 1_000;

    @AggregateIdentifier
    private String account;

    private long vendorId;
    private long farmerId;

    /// Settlements decide over them.
    private final Map<String, EntryRecorded> entries = new HashMap<>();

    protected FarmerAccount() {}

    @CommandHandler
    FarmerAccount(OpenFarmerAccount command) {
        apply(new FarmerAccountOpened(command.account(), command.vendorId(), command.farmerId()));
    }

    @CommandHandler
    EntryRecorded handle(RecordEntry command) {
        if (command.vendorId() != vendorId) throw new Unknown("Farmer");
        long gross = paise(command.quantityGrams(), command.ratePaisePerKg());
        long labour = paise(command.quantityGrams(), command.labourPaisePerKg());
        long lineTotal = gross - labour - command.cooliePaise() - command.transportPaise();
        if (lineTotal < 0) throw new ImpossibleLine();
        var recorded = new EntryRecorded(farmerId, command, gross, labour, lineTotal);
        apply(recorded);
        return recorded;
    }

    /// Rounded half up.
    private static long paise(long grams, long paisePerKg) {
        return (Math.multiplyExact(grams, paisePerKg) + GRAMS_PER_KG / 2) / GRAMS_PER_KG;
    }

    @EventSourcingHandler
    void on(FarmerAccountOpened event) {
        account = event.account;
        vendorId = event.vendorId;
        farmerId = event.farmerId;
    }

    @EventSourcingHandler
    void on(EntryRecorded event) {
        entries.put(event.entryId, event);
    }
}
