package marigold.garden.suburbheat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import marigold.garden.Measures;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.SuburbEvent;
import marigold.garden.events.SuburbEvent.HeatFacts;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.events.SuburbEvent.SuburbRevised;
import marigold.projection.GardenReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class SuburbHeatProjection implements GardenReadModel {
    static final String NAME = "suburb_heat";

    record Heat(
            long suburbId,
            String slug,
            String council,
            String category,
            String categoryKey,
            int intensityHundredths,
            OptionalInt minHundredths,
            OptionalInt maxHundredths,
            OptionalInt standardDeviationHundredths,
            OptionalInt vegetationHundredths,
            OptionalInt treesHundredths,
            OptionalInt shrubsHundredths,
            OptionalInt grassHundredths,
            OptionalInt smallTreesHundredths,
            OptionalInt mediumTreesHundredths,
            OptionalInt largeTreesHundredths,
            OptionalInt areaHundredths,
            OptionalInt meshBlocks) {}

    record Suburb(long suburbId, String nameKey, String name, int latitudeMillionths, int longitudeMillionths) {}

    static final Table<Heat> HEAT = Table.of("suburb_heat", Heat.class, "suburb_id");
    static final Table<Suburb> SUBURBS = Table.of("suburb_heat_suburb", Suburb.class, "suburb_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(HEAT, SUBURBS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (!(event instanceof SuburbEvent suburbEvent)) return;
        switch (suburbEvent) {
            case SuburbListed listed -> rows.put(SUBURBS, suburb(listed.suburbId(), listed.facts()));
            case SuburbRevised revised -> rows.put(SUBURBS, suburb(revised.suburbId(), revised.facts()));
            case SuburbHeatMeasured measured -> rows.put(HEAT, heat(measured.suburbId(), measured.heat()));
            case SuburbClimateRecorded _ -> {}
        }
    }

    private static Suburb suburb(long suburbId, SuburbFacts facts) {
        return new Suburb(
                suburbId,
                facts.name().toLowerCase(Locale.ROOT),
                facts.name(),
                Measures.millionths(facts.latitude()),
                Measures.millionths(facts.longitude()));
    }

    private static Heat heat(long suburbId, HeatFacts heat) {
        return new Heat(
                suburbId,
                heat.slug(),
                heat.council(),
                heat.category(),
                categoryKey(heat.category()),
                heat.intensityHundredths(),
                heat.minHundredths(),
                heat.maxHundredths(),
                heat.standardDeviationHundredths(),
                heat.vegetationHundredths(),
                heat.treesHundredths(),
                heat.shrubsHundredths(),
                heat.grassHundredths(),
                heat.smallTreesHundredths(),
                heat.mediumTreesHundredths(),
                heat.largeTreesHundredths(),
                heat.areaHundredths(),
                heat.meshBlocks());
    }

    /// The first word of a category: `low` for both `Low` and `low heat`.
    static String categoryKey(String category) {
        String key = category.strip().toLowerCase(Locale.ROOT).replaceAll(" +", " ");
        return key.endsWith(" heat") ? key.substring(0, key.length() - " heat".length()) : key;
    }
}
