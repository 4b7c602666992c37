package marigold.market.farmer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import marigold.market.events.FarmerEvent;
import marigold.market.events.FarmerEvent.FarmerCodeChanged;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRegistered;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A farmer in a vendor's books. What he is owed is in his account, another aggregate.
@AggregateRoot(type = Farmers.TYPE)
final class Farmer {
    @AggregateIdentifier
    private String id;

    private long vendorId;
    private long farmerId;
    private FarmerDetails details;
    private boolean deactivated;

    Farmer() {}

    @CommandHandler
    Farmer(RegisterFarmer command) {
        FarmerDetails registered = command.details();
        apply(new FarmerRegistered(
                command.vendorId(),
                command.farmerId(),
                registered.farmerCode(),
                registered.name(),
                registered.groupId(),
                registered.phone(),
                registered.address(),
                registered.commissionBasisPoints()));
    }

    /// One event for each kind of change. Answers with everything as it then is.
    @CommandHandler
    FarmerDetails handle(ChangeFarmer command) {
        requireActive(command.vendorId());
        String name = command.name().orElse(details.name());
        if (!name.equals(details.name())) apply(new FarmerRenamed(vendorId, farmerId, name));
        String code = command.farmerCode().orElse(details.farmerCode());
        if (!code.equals(details.farmerCode())) apply(new FarmerCodeChanged(vendorId, farmerId, code));
        String phone = command.phone().orElse(details.phone());
        String address = command.address().orElse(details.address());
        if (!phone.equals(details.phone()) || !address.equals(details.address())) {
            apply(new FarmerContactChanged(vendorId, farmerId, phone, address));
        }
        var groupId = command.groupId().orElse(details.groupId());
        if (!groupId.equals(details.groupId())) apply(new FarmerMovedToGroup(vendorId, farmerId, groupId));
        var commission = command.commissionBasisPoints().orElse(details.commissionBasisPoints());
        if (!commission.equals(details.commissionBasisPoints())) {
            apply(new FarmerCommissionSet(vendorId, farmerId, commission));
        }
        return details;
    }

    @CommandHandler
    void handle(DeactivateFarmer command) {
        requireActive(command.vendorId());
        apply(new FarmerDeactivated(vendorId, farmerId));
    }

    private void requireActive(long asking) {
        if (asking != vendorId || deactivated) throw new Unknown("Farmer not found");
    }

    @EventSourcingHandler
    void on(FarmerEvent event) {
        switch (event) {
            case FarmerRegistered registered -> {
                vendorId = registered.vendorId();
                farmerId = registered.farmerId();
                id = Farmers.aggregateId(farmerId);
                details = new FarmerDetails(
                        registered.farmerCode(),
                        registered.name(),
                        registered.groupId(),
                        registered.phone(),
                        registered.address(),
                        registered.commissionBasisPoints());
            }
            case FarmerRenamed renamed ->
                details = new FarmerDetails(
                        details.farmerCode(),
                        renamed.name(),
                        details.groupId(),
                        details.phone(),
                        details.address(),
                        details.commissionBasisPoints());
            case FarmerCodeChanged changed ->
                details = new FarmerDetails(
                        changed.farmerCode(),
                        details.name(),
                        details.groupId(),
                        details.phone(),
                        details.address(),
                        details.commissionBasisPoints());
            case FarmerContactChanged changed ->
                details = new FarmerDetails(
                        details.farmerCode(),
                        details.name(),
                        details.groupId(),
                        changed.phone(),
                        changed.address(),
                        details.commissionBasisPoints());
            case FarmerMovedToGroup moved ->
                details = new FarmerDetails(
                        details.farmerCode(),
                        details.name(),
                        moved.groupId(),
                        details.phone(),
                        details.address(),
                        details.commissionBasisPoints());
            case FarmerCommissionSet set ->
                details = new FarmerDetails(
                        details.farmerCode(),
                        details.name(),
                        details.groupId(),
                        details.phone(),
                        details.address(),
                        set.commissionBasisPoints());
            case FarmerDeactivated _ -> deactivated = true;
        }
    }
}
