package marigold.market.saala;

import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what is given.
record ChangeSaalaCustomer(
        long vendorId, long customerId, Optional<String> name, Optional<String> contact, Optional<String> address) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
