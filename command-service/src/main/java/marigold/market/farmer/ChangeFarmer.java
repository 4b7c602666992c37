package marigold.market.farmer;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what is given. An empty value inside an optional takes the group or the own commission away.
record ChangeFarmer(
        long vendorId,
        long farmerId,
        Optional<String> farmerCode,
        Optional<String> name,
        Optional<OptionalLong> groupId,
        Optional<String> phone,
        Optional<String> address,
        Optional<OptionalInt> commissionBasisPoints) {
    @TargetAggregateIdentifier
    String farmer() {
        return Farmers.aggregateId(farmerId);
    }
}
