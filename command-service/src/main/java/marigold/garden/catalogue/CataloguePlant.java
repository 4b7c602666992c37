package marigold.garden.catalogue;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import marigold.garden.events.CataloguePlantEvent;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A variety in the catalogue.
@AggregateRoot(type = CataloguePlant.TYPE)
final class CataloguePlant {
    static final String TYPE = "catalogue-plant";

    @AggregateIdentifier
    private String id;

    private long plantId;
    private PlantFacts facts;

    CataloguePlant() {}

    static String id(long plantId) {
        return TYPE + "-" + plantId;
    }

    @CommandHandler
    CataloguePlant(ListPlant command) {
        apply(new PlantListed(command.plantId(), command.facts()));
    }

    /// Answers whether that was news.
    @CommandHandler
    boolean handle(RevisePlant command) {
        if (command.facts().equals(facts)) return false;
        apply(new PlantRevised(plantId, command.facts()));
        return true;
    }

    @EventSourcingHandler
    void on(CataloguePlantEvent event) {
        switch (event) {
            case PlantListed listed -> {
                id = id(listed.plantId());
                plantId = listed.plantId();
                facts = listed.facts();
            }
            case PlantRevised revised -> facts = revised.facts();
        }
    }
}
