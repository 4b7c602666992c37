package marigold.market.item;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import marigold.market.events.CatalogItemEvent;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.CatalogItemEvent.CatalogItemRenamed;
import marigold.market.events.CatalogItemEvent.CatalogItemRepriced;
import marigold.market.events.CatalogItemEvent.CatalogItemWithdrawn;
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A flower in a vendor's price list.
@AggregateRoot(type = CatalogItem.TYPE)
final class CatalogItem {
    static final String TYPE = "catalog-item";

    @AggregateIdentifier
    private String id;

    private long vendorId;
    private long itemId;
    private String code;
    private String name;
    private long ratePaisePerKg;
    private boolean withdrawn;

    CatalogItem() {}

    static String aggregateId(long itemId) {
        return TYPE + "-" + itemId;
    }

    /// What a screen shows of an item.
    record State(String code, String name, long ratePaisePerKg) {}

    @CommandHandler
    CatalogItem(AddCatalogItem command) {
        apply(new CatalogItemAdded(
                command.vendorId(), command.itemId(), command.code(), command.name(), command.ratePaisePerKg()));
    }

    @CommandHandler
    State handle(ChangeCatalogItem command) {
        requireOffered(command.vendorId());
        command.name()
                .filter(to -> !to.equals(name))
                .ifPresent(to -> apply(new CatalogItemRenamed(vendorId, itemId, to)));
        long rate = command.ratePaisePerKg().orElse(ratePaisePerKg);
        if (rate != ratePaisePerKg) apply(new CatalogItemRepriced(vendorId, itemId, rate));
        return new State(code, name, ratePaisePerKg);
    }

    @CommandHandler
    void handle(WithdrawCatalogItem command) {
        requireOffered(command.vendorId());
        apply(new CatalogItemWithdrawn(vendorId, itemId));
    }

    private void requireOffered(long asking) {
        if (asking != vendorId || withdrawn) throw new Unknown("Item not found");
    }

    @EventSourcingHandler
    void on(CatalogItemEvent event) {
        switch (event) {
            case CatalogItemAdded added -> {
                vendorId = added.vendorId();
                itemId = added.itemId();
                id = aggregateId(itemId);
                code = added.code();
                name = added.name();
                ratePaisePerKg = added.ratePaisePerKg();
            }
            case CatalogItemRenamed renamed -> name = renamed.name();
            case CatalogItemRepriced repriced -> ratePaisePerKg = repriced.ratePaisePerKg();
            case CatalogItemWithdrawn _ -> withdrawn = true;
        }
    }
}
