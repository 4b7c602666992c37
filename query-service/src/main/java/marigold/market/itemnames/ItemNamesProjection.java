package marigold.market.itemnames;

import java.util.List;
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
import marigold.market.events.MarketEvent;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class ItemNamesProjection implements MarketReadModel {
    static final String NAME = "item_names";

    record ItemName(long vendorId, String name, long entryCount) {}

    static final Table<ItemName> NAMES = Table.of("item_names", ItemName.class, "vendor_id", "name");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(NAMES);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        if (event instanceof FarmerAccountEvent accountEvent) evolve(rows, accountEvent);
    }

    private static void evolve(Rows rows, FarmerAccountEvent event) {
        switch (event) {
            case EntryRecorded recorded -> count(rows, event.vendorId(), recorded.line(), 1);
            case EntryCorrected corrected -> {
                if (corrected.before().itemName().equals(corrected.after().itemName())) return;
                count(rows, event.vendorId(), corrected.before(), -1);
                count(rows, event.vendorId(), corrected.after(), 1);
            }
            case EntryRemoved removed -> count(rows, event.vendorId(), removed.line(), -1);
            case FarmerAccountOpened _,
                    FarmerAccountClosed _,
                    AdvanceGiven _,
                    AdvanceDeducted _,
                    SettlementMade _,
                    SettlementRecalculated _,
                    SettlementVoided _ -> {}
        }
    }

    /// A name that no line carries any more has no row.
    private static void count(Rows rows, long vendorId, EntryLine line, int difference) {
        if (line.itemName().isBlank()) return;
        Key key = Key.of(vendorId, line.itemName());
        long entries = rows.find(NAMES, key).map(ItemName::entryCount).orElse(0L) + difference;
        if (entries == 0) {
            rows.remove(NAMES, key);
        } else {
            rows.put(NAMES, new ItemName(vendorId, line.itemName(), entries));
        }
    }
}
