package marigold.market.vendor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import marigold.market.events.VendorEvent;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.market.events.VendorEvent.VendorLogoChanged;
import marigold.market.events.VendorEvent.VendorMoneyRulesChanged;
import marigold.market.events.VendorEvent.VendorRegistered;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.market.events.VendorEvent.VendorUserPasswordReset;
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A shop: one tenant, its rules and the people who work there.
@AggregateRoot(type = Vendors.TYPE)
final class Vendor {
    @AggregateIdentifier
    private String id;

    private long vendorId;
    private String email;
    private VendorSettings settings;
    private final Set<Long> users = new HashSet<>();

    Vendor() {}

    @CommandHandler
    Vendor(RegisterVendor command) {
        VendorSettings settings = command.settings();
        apply(new VendorRegistered(
                command.vendorId(),
                settings.name(),
                settings.ownerName(),
                command.email(),
                settings.timeZone(),
                settings.defaultCommissionBasisPoints(),
                settings.settlementBase(),
                settings.deductPaid(),
                settings.allowAdvanceOverdraw()));
    }

    @CommandHandler
    void handle(AddVendorUser command) {
        apply(new VendorUserAdded(vendorId, command.userId(), command.name(), command.email(), command.role()));
    }

    @CommandHandler
    void handle(ResetVendorUserPassword command) {
        if (!users.contains(command.userId())) throw new Unknown("Admin user for vendor not found");
        apply(new VendorUserPasswordReset(vendorId, command.userId()));
    }

    /// What a screen shows of a vendor.
    record State(String email, VendorSettings settings) {}

    @CommandHandler
    State handle(ChangeVendorSettings command) {
        VendorSettings before = settings;
        VendorSettings after = command.onto(before);
        var letterhead =
                new VendorLetterheadChanged(vendorId, after.name(), after.ownerName(), after.phone(), after.address());
        if (!letterhead.equals(new VendorLetterheadChanged(
                vendorId, before.name(), before.ownerName(), before.phone(), before.address()))) {
            apply(letterhead);
        }
        if (!after.logo().equals(before.logo())) apply(new VendorLogoChanged(vendorId, after.logo()));
        if (!after.timeZone().equals(before.timeZone())) apply(new VendorTimeZoneChanged(vendorId, after.timeZone()));
        var moneyRules = moneyRules(after);
        if (!moneyRules.equals(moneyRules(before))) apply(moneyRules);
        return new State(email, after);
    }

    private VendorMoneyRulesChanged moneyRules(VendorSettings settings) {
        return new VendorMoneyRulesChanged(
                vendorId,
                settings.defaultCommissionBasisPoints(),
                settings.settlementBase(),
                settings.deductPaid(),
                settings.allowAdvanceOverdraw());
    }

    @EventSourcingHandler
    void on(VendorEvent event) {
        switch (event) {
            case VendorRegistered registered -> {
                vendorId = registered.vendorId();
                id = Vendors.aggregateId(vendorId);
                email = registered.email();
                settings = new VendorSettings(
                        registered.name(),
                        registered.ownerName(),
                        "",
                        "",
                        "",
                        registered.timeZone(),
                        registered.defaultCommissionBasisPoints(),
                        registered.settlementBase(),
                        registered.deductPaid(),
                        registered.allowAdvanceOverdraw());
            }
            case VendorUserAdded added -> users.add(added.userId());
            case VendorUserPasswordReset _ -> {}
            case VendorLetterheadChanged letterhead -> settings = settings.with(letterhead);
            case VendorLogoChanged changed -> settings = settings.withLogo(changed.logo());
            case VendorTimeZoneChanged moved -> settings = settings.in(moved.timeZone());
            case VendorMoneyRulesChanged rules -> settings = settings.with(rules);
        }
    }
}
