package marigold.projection;

import java.util.OptionalLong;
import marigold.eventstore.UnknownEvent;
import marigold.market.events.MarketEvent;

/// A read model of the market: the tenant is the vendor.
public interface MarketReadModel extends ReadModel<MarketEvent> {
    @Override
    default Class<MarketEvent> family() {
        return MarketEvent.class;
    }

    @Override
    default long tenant(MarketEvent event) {
        return event.vendorId();
    }

    @Override
    default long sequence(MarketEvent event) {
        return event.vendorId();
    }

    @Override
    default OptionalLong sequence(UnknownEvent event) {
        return event.number("vendorId");
    }
}
