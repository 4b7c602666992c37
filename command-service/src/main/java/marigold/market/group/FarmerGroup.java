package marigold.market.group;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.OptionalInt;
import marigold.market.events.FarmerGroupEvent;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A group of farmers. That its name is unique is the business of the reservation in [GroupRow].
@AggregateRoot(type = Groups.TYPE)
final class FarmerGroup {
    @AggregateIdentifier
    private String id;

    private long vendorId;
    private long groupId;
    private String name;
    private OptionalInt commissionBasisPoints;
    private boolean closed;

    FarmerGroup() {}

    /// What a screen shows of a group.
    record State(String name, OptionalInt commissionBasisPoints) {}

    @CommandHandler
    FarmerGroup(OpenFarmerGroup command) {
        apply(new FarmerGroupOpened(
                command.vendorId(), command.groupId(), command.name(), command.commissionBasisPoints()));
    }

    @CommandHandler
    State handle(ChangeFarmerGroup command) {
        requireOpen(command.vendorId());
        command.name()
                .filter(to -> !to.equals(name))
                .ifPresent(to -> apply(new FarmerGroupRenamed(vendorId, groupId, to)));
        command.commissionBasisPoints()
                .filter(rate -> !rate.equals(commissionBasisPoints))
                .ifPresent(rate -> apply(new FarmerGroupCommissionSet(vendorId, groupId, rate)));
        return new State(name, commissionBasisPoints);
    }

    @CommandHandler
    void handle(CloseFarmerGroup command) {
        requireOpen(command.vendorId());
        apply(new FarmerGroupClosed(vendorId, groupId));
    }

    private void requireOpen(long asking) {
        if (asking != vendorId || closed) throw new Unknown("Farmer group not found");
    }

    @EventSourcingHandler
    void on(FarmerGroupEvent event) {
        switch (event) {
            case FarmerGroupOpened opened -> {
                vendorId = opened.vendorId();
                groupId = opened.groupId();
                id = Groups.aggregateId(groupId);
                name = opened.name();
                commissionBasisPoints = opened.commissionBasisPoints();
            }
            case FarmerGroupRenamed renamed -> name = renamed.name();
            case FarmerGroupCommissionSet set -> commissionBasisPoints = set.commissionBasisPoints();
            case FarmerGroupClosed _ -> closed = true;
        }
    }
}
