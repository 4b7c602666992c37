package marigold.garden.recommendations;

import java.time.Month;
import java.util.List;
import java.util.Locale;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.GrowthPlanEvent;
import marigold.garden.events.GuideEvent;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.events.SuburbEvent.SuburbRevised;
import marigold.projection.GardenReadModel;
import marigold.projection.Key;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class RecommendationCandidatesProjection implements GardenReadModel {
    static final String NAME = "recommendation_candidates";
    static final int VERSION = 1;

    /// @param nameKey the suburb's name in lower case, by which requests find it
    record Suburb(long suburbId, String nameKey, String climateZone, String heatCategory) {}

    static final Table<Candidate> CANDIDATES =
            Table.of("recommendation_candidates", Candidate.class, "climate_zone", "month", "plant_id");
    static final Table<Plant> PLANTS = Table.of("recommendation_plants", Plant.class, "plant_id");
    static final Table<Suburb> SUBURBS = Table.of("recommendation_suburbs", Suburb.class, "suburb_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(CANDIDATES, PLANTS, SUBURBS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        switch (event) {
            case PlantListed listed -> put(rows, Plant.of(listed.plantId(), listed.facts()), false);
            case PlantRevised revised -> put(rows, Plant.of(revised.plantId(), revised.facts()), true);
            case SuburbListed listed -> put(rows, listed.suburbId(), listed.facts());
            case SuburbRevised revised -> put(rows, revised.suburbId(), revised.facts());
            case SuburbHeatMeasured _, SuburbClimateRecorded _ -> {}
            case GrowthPlanEvent _, GuideEvent _, GardenEvent.Personal _ -> {}
        }
    }

    /// @param wasListed whether months in which it is not sown may have rows
    private static void put(Rows rows, Plant plant, boolean wasListed) {
        rows.put(PLANTS, plant);
        for (ClimateZone zone : ClimateZone.values()) {
            for (Month month : Month.values()) {
                Candidate candidate = plant.in(zone.word(), month);
                if (candidate.seasonTenths() > 0) {
                    rows.put(CANDIDATES, candidate);
                } else if (wasListed) {
                    rows.remove(CANDIDATES, Key.of(zone.word(), month.getValue(), plant.plantId()));
                }
            }
        }
    }

    private static void put(Rows rows, long suburbId, SuburbFacts facts) {
        rows.put(SUBURBS, new Suburb(suburbId, nameKey(facts.name()), facts.climateZone(), facts.heatCategory()));
    }

    static String nameKey(String suburb) {
        return suburb.strip().toLowerCase(Locale.ROOT);
    }
}
