package marigold.garden.plantcards;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import marigold.garden.events.CataloguePlantEvent;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.GardenEvent;
import marigold.garden.plantrow.PlantRow;
import marigold.projection.GardenReadModel;
import marigold.projection.Key;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class PlantCardsProjection implements GardenReadModel {
    static final String NAME = "plant_cards";

    record Search(long plantId, String category, String name, String searchText) {}

    record Count(String category, int plants) {}

    static final Table<PlantRow> CARDS = Table.of("plant_cards", PlantRow.class, "plant_id");
    static final Table<Search> SEARCH = Table.of("plant_cards_search", Search.class, "plant_id");
    static final Table<Count> COUNTS = Table.of("plant_cards_count", Count.class, "category");

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
        return List.of(CARDS, SEARCH, COUNTS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof CataloguePlantEvent plantEvent) evolve(rows, plantEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, CataloguePlantEvent event, Instant at) {
        switch (event) {
            case PlantListed listed -> {
                put(rows, PlantRow.of(listed.plantId(), listed.facts(), at, at), listed.facts());
                String category = listed.facts().category();
                int before =
                        rows.find(COUNTS, Key.of(category)).map(Count::plants).orElse(0);
                rows.put(COUNTS, new Count(category, before + 1));
            }
            // A plant never changes its category, which is part of what makes it this plant.
            case PlantRevised revised -> {
                Instant listedAt = rows.find(CARDS, Key.of(revised.plantId()))
                        .map(PlantRow::listedAt)
                        .orElse(at);
                put(rows, PlantRow.of(revised.plantId(), revised.facts(), listedAt, at), revised.facts());
            }
        }
    }

    private static void put(Rows rows, PlantRow card, PlantFacts facts) {
        rows.put(CARDS, card);
        String searchText = String.join("\n", facts.name(), facts.scientificName(), facts.description());
        rows.put(SEARCH, new Search(card.plantId(), card.category(), card.name(), searchText.toLowerCase(Locale.ROOT)));
    }
}
