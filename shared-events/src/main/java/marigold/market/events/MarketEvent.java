package marigold.market.events;

/// Everything that can happen in the market context. Each event names its vendor, the tenant, in its payload.
///
/// Conventions of every event: ids are positive; absent text is `""`; money is in paise, rates are in basis
/// points (1 % = 100), weights are in grams; a component is never renamed or retyped.
public sealed interface MarketEvent
        permits VendorEvent,
                FarmerGroupEvent,
                FarmerEvent,
                CatalogItemEvent,
                VehicleEvent,
                FarmerAccountEvent,
                SaalaAccountEvent,
                SilkDayEvent {
    long vendorId();
}
