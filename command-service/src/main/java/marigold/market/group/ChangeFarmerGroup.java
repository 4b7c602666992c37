package marigold.market.group;

import java.util.Optional;
import java.util.OptionalInt;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what is given. An empty commission inside the optional means that the vendor's default applies
/// (D1).
record ChangeFarmerGroup(
        long vendorId, long groupId, Optional<String> name, Optional<OptionalInt> commissionBasisPoints) {
    @TargetAggregateIdentifier
    String group() {
        return Groups.aggregateId(groupId);
    }
}
