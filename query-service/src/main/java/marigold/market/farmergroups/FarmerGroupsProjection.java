package marigold.market.farmergroups;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import marigold.market.events.FarmerGroupEvent;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.market.events.MarketEvent;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class FarmerGroupsProjection implements MarketReadModel {
    static final String NAME = "farmer_groups";

    record Group(long vendorId, long groupId, String name, OptionalInt commissionBasisPoints, Instant openedAt) {}

    static final Table<Group> GROUPS = Table.of("farmer_groups", Group.class, "vendor_id", "group_id");

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
        return List.of(GROUPS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        if (event instanceof FarmerGroupEvent groupEvent) evolve(rows, groupEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, FarmerGroupEvent event, Instant at) {
        Key key = Key.of(event.vendorId(), event.groupId());
        switch (event) {
            case FarmerGroupOpened opened ->
                rows.put(
                        GROUPS,
                        new Group(
                                opened.vendorId(),
                                opened.groupId(),
                                opened.name(),
                                opened.commissionBasisPoints(),
                                at));
            case FarmerGroupRenamed renamed ->
                rows.find(GROUPS, key)
                        .ifPresent(now -> rows.put(
                                GROUPS,
                                new Group(
                                        now.vendorId(),
                                        now.groupId(),
                                        renamed.name(),
                                        now.commissionBasisPoints(),
                                        now.openedAt())));
            case FarmerGroupCommissionSet set ->
                rows.find(GROUPS, key)
                        .ifPresent(now -> rows.put(
                                GROUPS,
                                new Group(
                                        now.vendorId(),
                                        now.groupId(),
                                        now.name(),
                                        set.commissionBasisPoints(),
                                        now.openedAt())));
            case FarmerGroupClosed _ -> rows.remove(GROUPS, key);
        }
    }
}
