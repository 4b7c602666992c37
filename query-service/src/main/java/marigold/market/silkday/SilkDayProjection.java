package marigold.market.silkday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import marigold.market.events.CatalogItemEvent;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerEvent;
import marigold.market.events.FarmerGroupEvent;
import marigold.market.events.MarketEvent;
import marigold.market.events.SaalaAccountEvent;
import marigold.market.events.SilkDayEvent;
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import marigold.market.events.VehicleEvent;
import marigold.market.events.VendorEvent;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class SilkDayProjection implements MarketReadModel {
    static final String NAME = "silk_day";

    /// @param changed whether it was counted more than once, which is when `changedAt` tells anything
    record Count(
            long vendorId,
            LocalDate day,
            long recordId,
            long cashPaise,
            long upiPaise,
            Instant createdAt,
            Instant changedAt,
            boolean changed) {}

    record Reconciliation(
            long vendorId,
            LocalDate day,
            long recordId,
            long creditPaise,
            long cashPaise,
            long upiPaise,
            long enteredPaise,
            long ledgerPaise,
            long differencePaise,
            boolean matched,
            Instant createdAt,
            Instant changedAt,
            boolean changed) {}

    record Split(
            long vendorId,
            LocalDate day,
            long recordId,
            long physicalGrams,
            long physicalRatePaisePerKg,
            long physicalPaise,
            long digitalGrams,
            long digitalRatePaisePerKg,
            long digitalPaise,
            Instant createdAt,
            Instant changedAt,
            boolean changed) {}

    static final Table<Count> COUNTS = Table.of("silk_day", Count.class, "vendor_id", "day");
    static final Table<Reconciliation> RECONCILIATIONS =
            Table.of("silk_day_reconciliation", Reconciliation.class, "vendor_id", "day");
    static final Table<Split> SPLITS = Table.of("silk_day_split", Split.class, "vendor_id", "day");

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
        return List.of(COUNTS, RECONCILIATIONS, SPLITS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case SilkDayEvent silkEvent -> evolve(rows, silkEvent, occurrence.occurredAt());
            case VendorEvent _,
                    FarmerGroupEvent _,
                    FarmerEvent _,
                    FarmerAccountEvent _,
                    CatalogItemEvent _,
                    VehicleEvent _,
                    SaalaAccountEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, SilkDayEvent event, Instant at) {
        Key key = Key.of(event.vendorId(), event.day());
        switch (event) {
            case SilkMoneyCounted now -> {
                Optional<Count> before = rows.find(COUNTS, key);
                rows.put(
                        COUNTS,
                        new Count(
                                now.vendorId(),
                                now.day(),
                                now.recordId(),
                                now.cashPaise(),
                                now.upiPaise(),
                                before.map(Count::createdAt).orElse(at),
                                at,
                                before.isPresent()));
            }
            case SilkDayReconciled now -> {
                Optional<Reconciliation> before = rows.find(RECONCILIATIONS, key);
                rows.put(
                        RECONCILIATIONS,
                        new Reconciliation(
                                now.vendorId(),
                                now.day(),
                                now.recordId(),
                                now.creditPaise(),
                                now.cashPaise(),
                                now.upiPaise(),
                                now.enteredPaise(),
                                now.ledgerPaise(),
                                now.differencePaise(),
                                now.matched(),
                                before.map(Reconciliation::createdAt).orElse(at),
                                at,
                                before.isPresent()));
            }
            case SilkSalesSplit now -> {
                Optional<Split> before = rows.find(SPLITS, key);
                rows.put(
                        SPLITS,
                        new Split(
                                now.vendorId(),
                                now.day(),
                                now.recordId(),
                                now.physicalGrams(),
                                now.physicalRatePaisePerKg(),
                                now.physicalPaise(),
                                now.digitalGrams(),
                                now.digitalRatePaisePerKg(),
                                now.digitalPaise(),
                                before.map(Split::createdAt).orElse(at),
                                at,
                                before.isPresent()));
            }
        }
    }
}
