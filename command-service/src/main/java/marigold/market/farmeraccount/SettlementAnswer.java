package marigold.market.farmeraccount;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import marigold.market.Units;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.market.farmer.Farmers.Farmer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A settlement as screens read it, the same to the byte as query-service lists it: sums and commission under
/// the names of the predecessor's route and of its table.
///
/// @param advanceBalance what the farmer owed of his advances after what was last done to the settlement
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SettlementAnswer(
        long id,
        long farmerId,
        String farmerName,
        LocalDate dateFrom,
        LocalDate dateTo,
        BigDecimal grossAmount,
        BigDecimal totalAmount,
        BigDecimal totalQty,
        BigDecimal totalLabour,
        BigDecimal totalCoolie,
        BigDecimal totalTransport,
        BigDecimal totalPaid,
        BigDecimal commissionPercent,
        BigDecimal commissionAmount,
        BigDecimal totalCommission,
        BigDecimal advanceDeducted,
        BigDecimal netPayable,
        BigDecimal advanceBalance,
        String status,
        SettlementBase settlementBase,
        boolean deductPaid,
        BigDecimal advanceDeductionPercent,
        Instant createdAt,
        Optional<Instant> voidedAt,
        Optional<String> voidReason,
        int itemCount) {

    static SettlementAnswer active(Farmer farmer, Settled settled, Instant createdAt) {
        return of(farmer, settled, "ACTIVE", createdAt, Optional.empty(), Optional.empty());
    }

    static SettlementAnswer voided(Farmer farmer, Settled settled, Instant createdAt, Instant at, String reason) {
        return of(farmer, settled, "VOIDED", createdAt, Optional.of(at), Optional.of(reason));
    }

    private static SettlementAnswer of(
            Farmer farmer,
            Settled settled,
            String status,
            Instant createdAt,
            Optional<Instant> voidedAt,
            Optional<String> voidReason) {
        SettlementFigures figures = settled.figures();
        BigDecimal gross = Units.rupees(figures.grossPaise());
        BigDecimal commission = Units.rupees(figures.commissionPaise());
        return new SettlementAnswer(
                settled.settlementId(),
                farmer.farmerId(),
                farmer.name(),
                figures.from(),
                figures.to(),
                gross,
                gross,
                Units.kilograms(figures.quantityGrams()),
                Units.rupees(figures.labourPaise()),
                Units.rupees(figures.cooliePaise()),
                Units.rupees(figures.transportPaise()),
                Units.rupees(figures.paidPaise()),
                Units.percent(figures.commissionBasisPoints()),
                commission,
                commission,
                Units.rupees(figures.advanceDeductedPaise()),
                Units.rupees(figures.payablePaise()),
                Units.rupees(settled.advanceBalancePaise()),
                status,
                figures.settlementBase(),
                figures.deductPaid(),
                Units.percent(figures.advanceBasisPoints()),
                createdAt,
                voidedAt,
                voidReason,
                settled.entryCount());
    }
}
