package marigold.market.vendordirectory;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import marigold.eventstore.UnknownEvent;
import marigold.market.events.MarketEvent;
import marigold.market.events.VendorEvent;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import marigold.market.events.VendorEvent.VendorRegistered;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.market.events.VendorEvent.VendorUserPasswordReset;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class VendorDirectoryProjection implements MarketReadModel {
    static final String NAME = "vendor_directory";

    /// Its reader is the platform itself, whichever vendor changed.
    static final long PLATFORM = 0;

    record Vendor(long vendorId, String name, String ownerName, String email, String phone, Instant registeredAt) {}

    record User(long vendorId, long userId, String name, String email, String role, boolean active, Instant addedAt) {}

    static final Table<Vendor> VENDORS = Table.of("vendor_directory", Vendor.class, "vendor_id");
    static final Table<User> USERS = Table.of("vendor_directory_user", User.class, "vendor_id", "user_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public long tenant(MarketEvent event) {
        return PLATFORM;
    }

    /// One sequence, since all vendors share the platform's watermark: it must not pass an event that is
    /// still to be applied.
    @Override
    public long sequence(MarketEvent event) {
        return PLATFORM;
    }

    @Override
    public OptionalLong sequence(UnknownEvent event) {
        return OptionalLong.of(PLATFORM);
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(VENDORS, USERS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        if (event instanceof VendorEvent vendorEvent) evolve(rows, vendorEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, VendorEvent event, Instant at) {
        switch (event) {
            case VendorRegistered registered ->
                rows.put(
                        VENDORS,
                        new Vendor(
                                registered.vendorId(),
                                registered.name(),
                                registered.ownerName(),
                                registered.email(),
                                "",
                                at));
            case VendorUserAdded added ->
                rows.put(
                        USERS,
                        new User(
                                added.vendorId(), added.userId(), added.name(), added.email(), added.role(), true, at));
            case VendorLetterheadChanged changed ->
                rows.find(VENDORS, Key.of(changed.vendorId()))
                        .ifPresent(vendor -> rows.put(
                                VENDORS,
                                new Vendor(
                                        vendor.vendorId(),
                                        changed.name(),
                                        changed.ownerName(),
                                        vendor.email(),
                                        changed.phone(),
                                        vendor.registeredAt())));
            case VendorUserPasswordReset _,
                    VendorLogoChanged _,
                    VendorTimeZoneChanged _,
                    VendorMoneyRulesChanged _ -> {}
        }
    }
}
