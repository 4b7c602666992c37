package marigold.market.vendorsettings;

import java.util.List;
import java.util.function.UnaryOperator;
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
final class VendorSettingsProjection implements MarketReadModel {
    static final String NAME = "vendor_settings";

    record Settings(
            long vendorId,
            String name,
            String ownerName,
            String phone,
            String address,
            String logo,
            String timeZone,
            int defaultCommissionBasisPoints,
            String settlementBase,
            boolean deductPaid,
            boolean allowAdvanceOverdraw) {

        Settings with(VendorLetterheadChanged letterhead) {
            return new Settings(
                    vendorId,
                    letterhead.name(),
                    letterhead.ownerName(),
                    letterhead.phone(),
                    letterhead.address(),
                    logo,
                    timeZone,
                    defaultCommissionBasisPoints,
                    settlementBase,
                    deductPaid,
                    allowAdvanceOverdraw);
        }

        Settings withLogo(String newLogo) {
            return new Settings(
                    vendorId,
                    name,
                    ownerName,
                    phone,
                    address,
                    newLogo,
                    timeZone,
                    defaultCommissionBasisPoints,
                    settlementBase,
                    deductPaid,
                    allowAdvanceOverdraw);
        }

        Settings in(String newTimeZone) {
            return new Settings(
                    vendorId,
                    name,
                    ownerName,
                    phone,
                    address,
                    logo,
                    newTimeZone,
                    defaultCommissionBasisPoints,
                    settlementBase,
                    deductPaid,
                    allowAdvanceOverdraw);
        }

        Settings with(VendorMoneyRulesChanged rules) {
            return new Settings(
                    vendorId,
                    name,
                    ownerName,
                    phone,
                    address,
                    logo,
                    timeZone,
                    rules.defaultCommissionBasisPoints(),
                    rules.settlementBase().name(),
                    rules.deductPaid(),
                    rules.allowAdvanceOverdraw());
        }
    }

    static final Table<Settings> SETTINGS = Table.of("vendor_settings", Settings.class, "vendor_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(SETTINGS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        if (event instanceof VendorEvent vendorEvent) evolve(rows, vendorEvent);
    }

    private static void evolve(Rows rows, VendorEvent event) {
        switch (event) {
            case VendorRegistered registered ->
                rows.put(
                        SETTINGS,
                        new Settings(
                                registered.vendorId(),
                                registered.name(),
                                registered.ownerName(),
                                "",
                                "",
                                "",
                                registered.timeZone(),
                                registered.defaultCommissionBasisPoints(),
                                registered.settlementBase().name(),
                                registered.deductPaid(),
                                registered.allowAdvanceOverdraw()));
            case VendorLetterheadChanged letterhead -> change(rows, event, now -> now.with(letterhead));
            case VendorLogoChanged changed -> change(rows, event, now -> now.withLogo(changed.logo()));
            case VendorTimeZoneChanged moved -> change(rows, event, now -> now.in(moved.timeZone()));
            case VendorMoneyRulesChanged rules -> change(rows, event, now -> now.with(rules));
            case VendorUserAdded _, VendorUserPasswordReset _ -> {}
        }
    }

    private static void change(Rows rows, VendorEvent event, UnaryOperator<Settings> change) {
        rows.find(SETTINGS, Key.of(event.vendorId())).ifPresent(now -> rows.put(SETTINGS, change.apply(now)));
    }
}
