package marigold.market.audits;

import java.util.OptionalLong;
import marigold.market.audits.AuditedChange.Before.Absent;
import marigold.market.audits.AuditedChange.Before.Given;
import marigold.market.audits.AuditedChange.Before.Kept;
import marigold.market.events.CatalogItemEvent;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.CatalogItemEvent.CatalogItemRenamed;
import marigold.market.events.CatalogItemEvent.CatalogItemRepriced;
import marigold.market.events.CatalogItemEvent.CatalogItemWithdrawn;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.FarmerEvent;
import marigold.market.events.FarmerEvent.FarmerCodeChanged;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRegistered;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.market.events.FarmerGroupEvent;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.market.events.MarketEvent;
import marigold.market.events.SaalaAccountEvent;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.events.SaalaAccountEvent.SaalaAccountClosed;
import marigold.market.events.SaalaAccountEvent.SaalaAccountOpened;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerContactChanged;
import marigold.market.events.SaalaAccountEvent.SaalaCustomerRenamed;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentReceived;
import marigold.market.events.SaalaAccountEvent.SaalaPaymentRemoved;
import marigold.market.events.SaalaAccountEvent.SaalaSaleCorrected;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRecorded;
import marigold.market.events.SaalaAccountEvent.SaalaSaleRemoved;
import marigold.market.events.SaalaAccountEvent.SaleLine;
import marigold.market.events.SilkDayEvent;
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import marigold.market.events.VehicleEvent;
import marigold.market.events.VehicleEvent.VehicleDriverChanged;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRenumbered;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.market.events.VendorEvent;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import marigold.market.events.VendorEvent.VendorRegistered;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.market.events.VendorEvent.VendorUserPasswordReset;

/// What an event says to an auditor.
///
/// @param subjectType what changed, such as `farmer`
/// @param farmerId    the farmer whom it concerns, if one
/// @param after       what the event set; nothing when the subject is gone
record AuditedChange(String subjectType, long subjectId, OptionalLong farmerId, Before before, After after) {

    /// What the subject was.
    sealed interface Before {
        /// There was none.
        record Absent() implements Before {}

        /// The event says it.
        record Given(Members members) implements Before {}

        /// The events before said it; there may have been none.
        record Kept() implements Before {}
    }

    /// What the subject became.
    sealed interface After {
        record Gone() implements After {}

        /// @param kept whether later events need it as what was before
        record Changed(Members members, boolean kept) implements After {}
    }

    private static final Before ABSENT = new Absent();
    private static final Before KEPT = new Kept();
    private static final After GONE = new After.Gone();

    private static AuditedChange about(String type, long id, Before before, After after) {
        return new AuditedChange(type, id, OptionalLong.empty(), before, after);
    }

    private static AuditedChange ofFarmer(long farmerId, String type, long id, Before before, After after) {
        return new AuditedChange(type, id, OptionalLong.of(farmerId), before, after);
    }

    private static After kept(Members members) {
        return new After.Changed(members, true);
    }

    private static After told(Members members) {
        return new After.Changed(members, false);
    }

    static AuditedChange of(MarketEvent event) {
        return switch (event) {
            case VendorEvent vendor -> of(vendor);
            case FarmerGroupEvent group -> of(group);
            case FarmerEvent farmer -> of(farmer);
            case CatalogItemEvent item -> of(item);
            case VehicleEvent vehicle -> of(vehicle);
            case FarmerAccountEvent account -> of(account);
            case SaalaAccountEvent account -> of(account);
            case SilkDayEvent day -> of(day);
        };
    }

    private static AuditedChange of(VendorEvent event) {
        return switch (event) {
            case VendorRegistered registered ->
                about(
                        "vendor",
                        event.vendorId(),
                        ABSENT,
                        kept(Members.none()
                                .text("name", registered.name())
                                .text("owner_name", registered.ownerName())
                                .text("email", registered.email())
                                .text("time_zone", registered.timeZone())
                                .percent("default_commission_percent", registered.defaultCommissionBasisPoints())
                                .text(
                                        "settlement_base",
                                        registered.settlementBase().name())
                                .flag("deduct_paid", registered.deductPaid())
                                .flag("allow_advance_overdraw", registered.allowAdvanceOverdraw())));
            case VendorLetterheadChanged letterhead ->
                about(
                        "vendor",
                        event.vendorId(),
                        KEPT,
                        kept(Members.none()
                                .text("name", letterhead.name())
                                .text("owner_name", letterhead.ownerName())
                                .text("phone", letterhead.phone())
                                .text("address", letterhead.address())));
            case VendorLogoChanged changed ->
                about(
                        "vendor",
                        event.vendorId(),
                        KEPT,
                        kept(Members.none().flag("has_logo", !changed.logo().isEmpty())));
            case VendorTimeZoneChanged moved ->
                about("vendor", event.vendorId(), KEPT, kept(Members.none().text("time_zone", moved.timeZone())));
            case VendorMoneyRulesChanged rules ->
                about(
                        "vendor",
                        event.vendorId(),
                        KEPT,
                        kept(Members.none()
                                .percent("default_commission_percent", rules.defaultCommissionBasisPoints())
                                .text("settlement_base", rules.settlementBase().name())
                                .flag("deduct_paid", rules.deductPaid())
                                .flag("allow_advance_overdraw", rules.allowAdvanceOverdraw())));
            case VendorUserAdded added ->
                about(
                        "user",
                        added.userId(),
                        ABSENT,
                        told(Members.none()
                                .text("name", added.name())
                                .text("email", added.email())
                                .text("role", added.role())));
            case VendorUserPasswordReset reset ->
                about("user", reset.userId(), new Given(Members.none()), told(Members.none()));
        };
    }

    private static AuditedChange of(FarmerGroupEvent event) {
        return about(
                "farmer_group",
                event.groupId(),
                event instanceof FarmerGroupOpened ? ABSENT : KEPT,
                switch (event) {
                    case FarmerGroupOpened opened ->
                        kept(Members.none()
                                .text("name", opened.name())
                                .percent("commission_percent", opened.commissionBasisPoints()));
                    case FarmerGroupRenamed renamed -> kept(Members.none().text("name", renamed.name()));
                    case FarmerGroupCommissionSet set ->
                        kept(Members.none().percent("commission_percent", set.commissionBasisPoints()));
                    case FarmerGroupClosed _ -> GONE;
                });
    }

    private static AuditedChange of(FarmerEvent event) {
        return ofFarmer(
                event.farmerId(),
                "farmer",
                event.farmerId(),
                event instanceof FarmerRegistered ? ABSENT : KEPT,
                switch (event) {
                    case FarmerRegistered registered ->
                        kept(Members.none()
                                .text("farmer_code", registered.farmerCode())
                                .text("name", registered.name())
                                .number("group_id", registered.groupId())
                                .text("phone", registered.phone())
                                .text("address", registered.address())
                                .percent("commission_percent", registered.commissionBasisPoints()));
                    case FarmerRenamed renamed -> kept(Members.none().text("name", renamed.name()));
                    case FarmerCodeChanged changed -> kept(Members.none().text("farmer_code", changed.farmerCode()));
                    case FarmerContactChanged changed ->
                        kept(Members.none().text("phone", changed.phone()).text("address", changed.address()));
                    case FarmerMovedToGroup moved -> kept(Members.none().number("group_id", moved.groupId()));
                    case FarmerCommissionSet set ->
                        kept(Members.none().percent("commission_percent", set.commissionBasisPoints()));
                    case FarmerDeactivated _ -> GONE;
                });
    }

    private static AuditedChange of(CatalogItemEvent event) {
        return about(
                "item",
                event.itemId(),
                event instanceof CatalogItemAdded ? ABSENT : KEPT,
                switch (event) {
                    case CatalogItemAdded added ->
                        kept(Members.none()
                                .text("code", added.code())
                                .text("name", added.name())
                                .rupees("rate", added.ratePaisePerKg()));
                    case CatalogItemRenamed renamed -> kept(Members.none().text("name", renamed.name()));
                    case CatalogItemRepriced repriced -> kept(Members.none().rupees("rate", repriced.ratePaisePerKg()));
                    case CatalogItemWithdrawn _ -> GONE;
                });
    }

    private static AuditedChange of(VehicleEvent event) {
        return about(
                "vehicle",
                event.vehicleId(),
                event instanceof VehicleRegistered ? ABSENT : KEPT,
                switch (event) {
                    case VehicleRegistered registered ->
                        kept(Members.none()
                                .text("vehicle_number", registered.vehicleNumber())
                                .text("vehicle_name", registered.vehicleName())
                                .text("driver_name", registered.driverName()));
                    case VehicleRenumbered changed ->
                        kept(Members.none().text("vehicle_number", changed.vehicleNumber()));
                    case VehicleRenamed renamed -> kept(Members.none().text("vehicle_name", renamed.vehicleName()));
                    case VehicleDriverChanged changed -> kept(Members.none().text("driver_name", changed.driverName()));
                    case VehicleRetired _ -> GONE;
                });
    }

    private static AuditedChange of(FarmerAccountEvent event) {
        long farmer = event.farmerId();
        return switch (event) {
            case FarmerAccountOpened _ -> ofFarmer(farmer, "farmer_account", farmer, ABSENT, told(Members.none()));
            case EntryRecorded recorded ->
                ofFarmer(farmer, "entry", recorded.entryId(), ABSENT, told(members(recorded.line())));
            case EntryCorrected corrected ->
                ofFarmer(
                        farmer,
                        "entry",
                        corrected.entryId(),
                        new Given(members(corrected.before())),
                        told(members(corrected.after())));
            case EntryRemoved removed ->
                ofFarmer(farmer, "entry", removed.entryId(), new Given(members(removed.line())), GONE);
            case AdvanceGiven given ->
                ofFarmer(
                        farmer,
                        "advance",
                        given.advanceId(),
                        ABSENT,
                        told(Members.none()
                                .text("type", "give")
                                .date("date", given.givenOn())
                                .rupees("val", given.amountPaise())
                                .rupees("balance", given.balancePaise())
                                .text("remarks", given.remarks())));
            case AdvanceDeducted deducted ->
                ofFarmer(
                        farmer,
                        "advance",
                        deducted.advanceId(),
                        ABSENT,
                        told(Members.none()
                                .text("type", "deduct")
                                .date("date", deducted.deductedOn())
                                .rupees("val", deducted.amountPaise())
                                .rupees("balance", deducted.balancePaise())
                                .text("remarks", deducted.remarks())));
            case SettlementMade made ->
                ofFarmer(
                        farmer,
                        "settlement",
                        made.settlementId(),
                        ABSENT,
                        kept(Members.none()
                                .text("status", "ACTIVE")
                                .date("settled_on", made.settledOn())
                                .with(members(made.figures()))
                                .number("entry_count", made.entries().size())
                                .rupees("advance_balance", made.advanceBalancePaise())));
            case SettlementRecalculated recalculated ->
                ofFarmer(
                        farmer,
                        "settlement",
                        recalculated.settlementId(),
                        KEPT,
                        kept(Members.none()
                                .date("recalculated_on", recalculated.recalculatedOn())
                                .with(members(recalculated.figures()))
                                .number("entry_count", recalculated.entries().size())
                                .rupees("advance_balance", recalculated.advanceBalancePaise())));
            case SettlementVoided voided ->
                ofFarmer(
                        farmer,
                        "settlement",
                        voided.settlementId(),
                        KEPT,
                        kept(Members.none()
                                .text("status", "VOIDED")
                                .date("voided_on", voided.voidedOn())
                                .text("void_reason", voided.reason())
                                .rupees("advance_returned", voided.advanceReturnedPaise())
                                .rupees("advance_balance", voided.advanceBalancePaise())));
            case FarmerAccountClosed _ -> ofFarmer(farmer, "farmer_account", farmer, new Given(Members.none()), GONE);
        };
    }

    private static Members members(EntryLine line) {
        return Members.none()
                .date("date", line.collectedOn())
                .number("group_id", line.groupId())
                .number("vehicle_id", line.vehicleId())
                .text("vehicle", line.vehicleName())
                .text("vehicle_number", line.vehicleNumber())
                .text("item_code", line.itemCode())
                .text("item_name", line.itemName())
                .kilograms("qty", line.quantityGrams())
                .rupees("rate", line.ratePaisePerKg())
                .rupees("luggage", line.labourPaisePerKg())
                .rupees("coolie", line.cooliePaise())
                .rupees("transport", line.transportPaise())
                .rupees("paid_amount", line.paidPaise())
                .text("remarks", line.remarks())
                .rupees("gross", line.grossPaise())
                .rupees("total_labour", line.labourPaise())
                .rupees("line_total", line.lineTotalPaise());
    }

    /// Without the entries: a settlement may have hundreds.
    private static Members members(SettlementFigures figures) {
        return Members.none()
                .date("date_from", figures.from())
                .date("date_to", figures.to())
                .text("settlement_base", figures.settlementBase().name())
                .flag("deduct_paid", figures.deductPaid())
                .percent("commission_percent", figures.commissionBasisPoints())
                .percent("advance_percent", figures.advanceBasisPoints())
                .kilograms("qty", figures.quantityGrams())
                .rupees("gross", figures.grossPaise())
                .rupees("total_labour", figures.labourPaise())
                .rupees("coolie", figures.cooliePaise())
                .rupees("transport", figures.transportPaise())
                .rupees("paid_amount", figures.paidPaise())
                .rupees("commission", figures.commissionPaise())
                .rupees("advance_deducted", figures.advanceDeductedPaise())
                .rupees("payable", figures.payablePaise());
    }

    private static AuditedChange of(SaalaAccountEvent event) {
        return switch (event) {
            case SaalaAccountOpened opened ->
                about(
                        "saala_customer",
                        event.customerId(),
                        ABSENT,
                        kept(Members.none()
                                .text("name", opened.name())
                                .text("contact", opened.contact())
                                .text("address", opened.address())));
            case SaalaCustomerRenamed renamed ->
                about(
                        "saala_customer",
                        event.customerId(),
                        KEPT,
                        kept(Members.none().text("name", renamed.name())));
            case SaalaCustomerContactChanged changed ->
                about(
                        "saala_customer",
                        event.customerId(),
                        KEPT,
                        kept(Members.none().text("contact", changed.contact()).text("address", changed.address())));
            case SaalaSaleRecorded recorded ->
                saalaLine(recorded.lineId(), ABSENT, told(members(event.customerId(), recorded.line())));
            case SaalaSaleCorrected corrected ->
                saalaLine(
                        corrected.lineId(),
                        new Given(members(event.customerId(), corrected.before())),
                        told(members(event.customerId(), corrected.after())));
            case SaalaSaleRemoved removed ->
                saalaLine(removed.lineId(), new Given(members(event.customerId(), removed.line())), GONE);
            case SaalaPaymentReceived received ->
                saalaLine(received.lineId(), ABSENT, told(members(event.customerId(), received.line())));
            case SaalaPaymentCorrected corrected ->
                saalaLine(
                        corrected.lineId(),
                        new Given(members(event.customerId(), corrected.before())),
                        told(members(event.customerId(), corrected.after())));
            case SaalaPaymentRemoved removed ->
                saalaLine(removed.lineId(), new Given(members(event.customerId(), removed.line())), GONE);
            case SaalaAccountClosed _ -> about("saala_customer", event.customerId(), KEPT, GONE);
        };
    }

    /// Sales and payments draw their ids from one sequence, and one path names both.
    private static AuditedChange saalaLine(long lineId, Before before, After after) {
        return about("saala_transaction", lineId, before, after);
    }

    private static Members members(long customerId, SaleLine line) {
        return Members.none()
                .number("customer_id", customerId)
                .date("date", line.soldOn())
                .text("description", line.description())
                .text("item_code", line.itemCode())
                .text("item_name", line.itemName())
                .kilograms("qty", line.quantityGrams())
                .rupees("rate", line.ratePaisePerKg())
                .rupees("total_amount", line.totalPaise())
                .rupees("paid_amount", line.paidPaise());
    }

    private static Members members(long customerId, PaymentLine line) {
        return Members.none()
                .number("customer_id", customerId)
                .date("date", line.receivedOn())
                .text("description", line.description())
                .rupees("paid_amount", line.amountPaise());
    }

    private static AuditedChange of(SilkDayEvent event) {
        return switch (event) {
            case SilkMoneyCounted counted ->
                about(
                        "silk_money",
                        counted.recordId(),
                        KEPT,
                        kept(Members.none()
                                .date("date", counted.day())
                                .rupees("cash", counted.cashPaise())
                                .rupees("upi", counted.upiPaise())));
            case SilkDayReconciled reconciled ->
                about(
                        "silk_reconciliation",
                        reconciled.recordId(),
                        KEPT,
                        kept(Members.none()
                                .date("date", reconciled.day())
                                .rupees("credit", reconciled.creditPaise())
                                .rupees("cash", reconciled.cashPaise())
                                .rupees("upi", reconciled.upiPaise())
                                .rupees("entered", reconciled.enteredPaise())
                                .rupees("ledger", reconciled.ledgerPaise())
                                .rupees("difference", reconciled.differencePaise())
                                .flag("matched", reconciled.matched())));
            case SilkSalesSplit split ->
                about(
                        "silk_split",
                        split.recordId(),
                        KEPT,
                        kept(Members.none()
                                .date("date", split.day())
                                .kilograms("physical_qty", split.physicalGrams())
                                .rupees("physical_rate", split.physicalRatePaisePerKg())
                                .rupees("physical_amount", split.physicalPaise())
                                .kilograms("digital_qty", split.digitalGrams())
                                .rupees("digital_rate", split.digitalRatePaisePerKg())
                                .rupees("digital_amount", split.digitalPaise())));
        };
    }
}
