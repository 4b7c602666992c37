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
            String timeZone,
            int defaultCommissionBasisPoints,
            String settlementBase,
            boolean deductPaid,
            boolean allowAdvanceOverdraw) {}

    static final Table<Settings> SETTINGS = Table.of("vendor_settings", Settings.class, "vendor_id");

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
                                registered.timeZone(),
                                registered.defaultCommissionBasisPoints(),
                                registered.settlementBase().name(),
                                registered.deductPaid(),
                                registered.allowAdvanceOverdraw()));
            case VendorLetterheadChanged changed ->
                change(
                        rows,
                        changed.vendorId(),
                        now -> new Settings(
                                now.vendorId(),
                                changed.name(),
                                changed.ownerName(),
                                changed.phone(),
                                changed.address(),
                                now.timeZone(),
                                now.defaultCommissionBasisPoints(),
                                now.settlementBase(),
                                now.deductPaid(),
                                now.allowAdvanceOverdraw()));
            case VendorLogoChanged _ -> {}
            case VendorTimeZoneChanged changed ->
                change(
                        rows,
                        changed.vendorId(),
                        now -> new Settings(
                                now.vendorId(),
                                now.name(),
                                now.ownerName(),
                                now.phone(),
                                now.address(),
                                changed.timeZone(),
                                now.defaultCommissionBasisPoints(),
                                now.settlementBase(),
                                now.deductPaid(),
                                now.allowAdvanceOverdraw()));
            case VendorMoneyRulesChanged changed ->
                change(
                        rows,
                        changed.vendorId(),
                        now -> new Settings(
                                now.vendorId(),
                                now.name(),
                                now.ownerName(),
                                now.phone(),
                                now.address(),
                                now.timeZone(),
                                changed.defaultCommissionBasisPoints(),
                                changed.settlementBase().name(),
                                changed.deductPaid(),
                                changed.allowAdvanceOverdraw()));
            case VendorUserAdded _, VendorUserPasswordReset _ -> {}
        }
    }

    private static void change(Rows rows, long vendorId, UnaryOperator<Settings> change) {
        rows.find(SETTINGS, Key.of(vendorId)).ifPresent(now -> rows.put(SETTINGS, change.apply(now)));
    }
}
