package marigold.market;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.VendorEvent.SettlementBase;

/// Settlements of Ravi's March with an advance of 1000 before: case 9.50 of the specification.
public record SettlementBook(Market market) {
    public static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    public static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    /// At 12 % of the gross, with what was paid subtracted (S2).
    public static SettlementFigures gross() {
        return new SettlementFigures(
                Market.FIRST,
                LAST,
                SettlementBase.GROSS,
                true,
                1_200,
                2_000,
                14_500,
                954_50,
                21_00,
                15_00,
                0,
                100_00,
                114_54,
                140_79,
                563_17);
    }

    /// At 10 % of what is left after the charges (S1).
    public static SettlementFigures netOfCharges() {
        return new SettlementFigures(
                Market.FIRST,
                LAST,
                SettlementBase.NET_OF_CHARGES,
                false,
                1_000,
                2_000,
                14_500,
                954_50,
                21_00,
                15_00,
                0,
                100_00,
                91_85,
                165_33,
                661_32);
    }

    public List<SettledEntry> entries() {
        return List.of(
                new SettledEntry(market.id(101), Market.FIRST, 436_50),
                new SettledEntry(market.id(102), Market.SECOND, 482_00));
    }

    /// Recovers 140.79 as advance 601.
    public SettlementMade made(long settlementId) {
        return new SettlementMade(
                market.vendorId(),
                market.ravi(),
                settlementId,
                TODAY,
                gross(),
                entries(),
                OptionalLong.of(market.id(601)),
                859_21);
    }

    /// Returns 140.79 as advance 602 and recovers 165.33 as advance 603.
    public SettlementRecalculated recalculated(long settlementId) {
        return new SettlementRecalculated(
                market.vendorId(),
                market.ravi(),
                settlementId,
                TODAY.plusDays(1),
                netOfCharges(),
                entries(),
                OptionalLong.of(market.id(602)),
                140_79,
                OptionalLong.of(market.id(603)),
                834_67);
    }

    /// Returns 140.79 as advance 604.
    public SettlementVoided voided(long settlementId) {
        return new SettlementVoided(
                market.vendorId(),
                market.ravi(),
                settlementId,
                TODAY.plusDays(2),
                "wrong rate",
                entries().stream().map(SettledEntry::entryId).toList(),
                OptionalLong.of(market.id(604)),
                140_79,
                1000_00);
    }
}
