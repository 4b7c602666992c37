package marigold.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.GardenerEvent.FavouriteGuideAdded;
import marigold.garden.events.GardenerEvent.FavouriteGuideRemoved;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import marigold.garden.events.GardenerEvent.FavouritePlantNoted;
import marigold.garden.events.GardenerEvent.FavouritePlantRemoved;
import marigold.garden.events.GardenerEvent.GardenerProfileChanged;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.events.GardenerEvent.GardenerRenamed;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.events.GuideEvent.GuidePublished;
import marigold.garden.events.GuideEvent.GuideRevised;
import marigold.garden.events.GuideEvent.GuideWithdrawn;
import marigold.garden.events.PlantInstanceEvent.ChecklistOpened;
import marigold.garden.events.PlantInstanceEvent.GrowingBegun;
import marigold.garden.events.PlantInstanceEvent.InstanceAligned;
import marigold.garden.events.PlantInstanceEvent.InstanceArchived;
import marigold.garden.events.PlantInstanceEvent.InstanceCompleted;
import marigold.garden.events.PlantInstanceEvent.InstanceMoved;
import marigold.garden.events.PlantInstanceEvent.InstanceNoted;
import marigold.garden.events.PlantInstanceEvent.InstanceRemoved;
import marigold.garden.events.PlantInstanceEvent.InstanceRenamed;
import marigold.garden.events.PlantInstanceEvent.InstanceStarted;
import marigold.garden.events.PlantInstanceEvent.ItemNoted;
import marigold.garden.events.PlantInstanceEvent.ItemTicked;
import marigold.garden.events.PlantInstanceEvent.ItemUnticked;
import marigold.garden.events.PlantInstanceEvent.SetupCompleted;
import marigold.garden.events.PlantInstanceEvent.StageChanged;
import marigold.garden.events.RecommendationEvent.RecommendationRecorded;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.events.SuburbEvent.SuburbRevised;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.CatalogItemEvent.CatalogItemRenamed;
import marigold.market.events.CatalogItemEvent.CatalogItemRepriced;
import marigold.market.events.CatalogItemEvent.CatalogItemWithdrawn;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.FarmerEvent.FarmerCodeChanged;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRegistered;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
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
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import marigold.market.events.VehicleEvent.VehicleDriverChanged;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRenumbered;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import marigold.market.events.VendorEvent.VendorRegistered;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.market.events.VendorEvent.VendorUserPasswordReset;

/// The one place that maps an event's class to the name under which the store keeps it. A name is for ever; a
/// class may move.
public final class EventTypes {
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(VendorRegistered.class, "market.vendor-registered"),
            Map.entry(VendorUserAdded.class, "market.vendor-user-added"),
            Map.entry(VendorUserPasswordReset.class, "market.vendor-user-password-reset"),
            Map.entry(VendorLetterheadChanged.class, "market.vendor-letterhead-changed"),
            Map.entry(VendorLogoChanged.class, "market.vendor-logo-changed"),
            Map.entry(VendorTimeZoneChanged.class, "market.vendor-time-zone-changed"),
            Map.entry(VendorMoneyRulesChanged.class, "market.vendor-money-rules-changed"),
            Map.entry(FarmerGroupOpened.class, "market.farmer-group-opened"),
            Map.entry(FarmerGroupRenamed.class, "market.farmer-group-renamed"),
            Map.entry(FarmerGroupCommissionSet.class, "market.farmer-group-commission-set"),
            Map.entry(FarmerGroupClosed.class, "market.farmer-group-closed"),
            Map.entry(FarmerRegistered.class, "market.farmer-registered"),
            Map.entry(FarmerRenamed.class, "market.farmer-renamed"),
            Map.entry(FarmerCodeChanged.class, "market.farmer-code-changed"),
            Map.entry(FarmerContactChanged.class, "market.farmer-contact-changed"),
            Map.entry(FarmerMovedToGroup.class, "market.farmer-moved-to-group"),
            Map.entry(FarmerCommissionSet.class, "market.farmer-commission-set"),
            Map.entry(FarmerDeactivated.class, "market.farmer-deactivated"),
            Map.entry(CatalogItemAdded.class, "market.catalog-item-added"),
            Map.entry(CatalogItemRenamed.class, "market.catalog-item-renamed"),
            Map.entry(CatalogItemRepriced.class, "market.catalog-item-repriced"),
            Map.entry(CatalogItemWithdrawn.class, "market.catalog-item-withdrawn"),
            Map.entry(VehicleRegistered.class, "market.vehicle-registered"),
            Map.entry(VehicleRenumbered.class, "market.vehicle-renumbered"),
            Map.entry(VehicleRenamed.class, "market.vehicle-renamed"),
            Map.entry(VehicleDriverChanged.class, "market.vehicle-driver-changed"),
            Map.entry(VehicleRetired.class, "market.vehicle-retired"),
            Map.entry(FarmerAccountOpened.class, "market.farmer-account-opened"),
            Map.entry(EntryRecorded.class, "market.entry-recorded"),
            Map.entry(EntryCorrected.class, "market.entry-corrected"),
            Map.entry(EntryRemoved.class, "market.entry-removed"),
            Map.entry(AdvanceGiven.class, "market.advance-given"),
            Map.entry(AdvanceDeducted.class, "market.advance-deducted"),
            Map.entry(SettlementMade.class, "market.settlement-made"),
            Map.entry(SettlementRecalculated.class, "market.settlement-recalculated"),
            Map.entry(SettlementVoided.class, "market.settlement-voided"),
            Map.entry(FarmerAccountClosed.class, "market.farmer-account-closed"),
            Map.entry(SaalaAccountOpened.class, "market.saala-account-opened"),
            Map.entry(SaalaCustomerRenamed.class, "market.saala-customer-renamed"),
            Map.entry(SaalaCustomerContactChanged.class, "market.saala-customer-contact-changed"),
            Map.entry(SaalaSaleRecorded.class, "market.saala-sale-recorded"),
            Map.entry(SaalaSaleCorrected.class, "market.saala-sale-corrected"),
            Map.entry(SaalaSaleRemoved.class, "market.saala-sale-removed"),
            Map.entry(SaalaPaymentReceived.class, "market.saala-payment-received"),
            Map.entry(SaalaPaymentCorrected.class, "market.saala-payment-corrected"),
            Map.entry(SaalaPaymentRemoved.class, "market.saala-payment-removed"),
            Map.entry(SaalaAccountClosed.class, "market.saala-account-closed"),
            Map.entry(SilkMoneyCounted.class, "market.silk-money-counted"),
            Map.entry(SilkDayReconciled.class, "market.silk-day-reconciled"),
            Map.entry(SilkSalesSplit.class, "market.silk-sales-split"),
            Map.entry(PlantListed.class, "garden.plant-listed"),
            Map.entry(PlantRevised.class, "garden.plant-revised"),
            Map.entry(GrowthPlanPublished.class, "garden.growth-plan-published"),
            Map.entry(GuidePublished.class, "garden.guide-published"),
            Map.entry(GuideRevised.class, "garden.guide-revised"),
            Map.entry(GuideWithdrawn.class, "garden.guide-withdrawn"),
            Map.entry(SuburbListed.class, "garden.suburb-listed"),
            Map.entry(SuburbHeatMeasured.class, "garden.suburb-heat-measured"),
            Map.entry(SuburbClimateRecorded.class, "garden.suburb-climate-recorded"),
            Map.entry(SuburbRevised.class, "garden.suburb-revised"),
            Map.entry(GardenerRegistered.class, "garden.gardener-registered"),
            Map.entry(GardenerRenamed.class, "garden.gardener-renamed"),
            Map.entry(GardenerProfileChanged.class, "garden.gardener-profile-changed"),
            Map.entry(FavouritePlantAdded.class, "garden.favourite-plant-added"),
            Map.entry(FavouritePlantNoted.class, "garden.favourite-plant-noted"),
            Map.entry(FavouritePlantRemoved.class, "garden.favourite-plant-removed"),
            Map.entry(FavouriteGuideAdded.class, "garden.favourite-guide-added"),
            Map.entry(FavouriteGuideRemoved.class, "garden.favourite-guide-removed"),
            Map.entry(InstanceStarted.class, "garden.instance-started"),
            Map.entry(ChecklistOpened.class, "garden.checklist-opened"),
            Map.entry(ItemTicked.class, "garden.item-ticked"),
            Map.entry(ItemUnticked.class, "garden.item-unticked"),
            Map.entry(ItemNoted.class, "garden.item-noted"),
            Map.entry(SetupCompleted.class, "garden.setup-completed"),
            Map.entry(GrowingBegun.class, "garden.growing-begun"),
            Map.entry(RecommendationRecorded.class, "garden.recommendation-recorded"),
            Map.entry(StageChanged.class, "garden.stage-changed"),
            Map.entry(InstanceAligned.class, "garden.instance-aligned"),
            Map.entry(InstanceNoted.class, "garden.instance-noted"),
            Map.entry(InstanceMoved.class, "garden.instance-moved"),
            Map.entry(InstanceRenamed.class, "garden.instance-renamed"),
            Map.entry(InstanceCompleted.class, "garden.instance-completed"),
            Map.entry(InstanceArchived.class, "garden.instance-archived"),
            Map.entry(InstanceRemoved.class, "garden.instance-removed"));

    private static final Map<String, Class<?>> CLASSES = new HashMap<>();

    static {
        NAMES.forEach((type, name) -> {
            if (CLASSES.put(name, type) != null) throw new IllegalStateException("Two events are named " + name);
        });
    }

    private EventTypes() {}

    /// The stored name of an event's class. Throws `IllegalArgumentException` for a class that is not an
    /// event.
    public static String nameOf(Class<?> eventClass) {
        String name = NAMES.get(eventClass);
        if (name == null) throw new IllegalArgumentException(eventClass.getName() + " has no stored event type");
        return name;
    }

    /// The class of a stored name; empty when this release does not know it.
    public static Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name));
    }

    /// Whether a type, known to this release or not, is of the family: types begin with the name of their
    /// context.
    public static boolean isOf(Class<?> family, String name) {
        return NAMES.entrySet().stream()
                .filter(known -> family.isAssignableFrom(known.getKey()))
                .anyMatch(known -> context(known.getValue()).equals(context(name)));
    }

    private static String context(String name) {
        return name.substring(0, name.indexOf('.') + 1);
    }

    /// Every event class of this release.
    public static Set<Class<?>> all() {
        return NAMES.keySet();
    }
}
