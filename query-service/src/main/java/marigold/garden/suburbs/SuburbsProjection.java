package marigold.garden.suburbs;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import marigold.garden.Measures;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.SuburbEvent;
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
final class SuburbsProjection implements GardenReadModel {
    static final String NAME = "suburbs";

    record Suburb(
            long suburbId,
            String nameKey,
            String name,
            String postcode,
            int latitudeMillionths,
            int longitudeMillionths,
            String state,
            String climateZone,
            String heatCategory,
            OptionalInt heatHundredths) {}

    static final Table<Suburb> SUBURBS = Table.of("suburbs", Suburb.class, "suburb_id");

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
        return List.of(SUBURBS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (!(event instanceof SuburbEvent suburbEvent)) return;
        switch (suburbEvent) {
            case SuburbListed listed -> rows.put(SUBURBS, suburb(listed.suburbId(), listed.facts()));
            case SuburbRevised revised -> rows.put(SUBURBS, suburb(revised.suburbId(), revised.facts()));
            case SuburbHeatMeasured _, SuburbClimateRecorded _ -> {}
        }
    }

    private static Suburb suburb(long suburbId, SuburbFacts facts) {
        return new Suburb(
                suburbId,
                facts.name().toLowerCase(Locale.ROOT),
                facts.name(),
                facts.postcode(),
                Measures.millionths(facts.latitude()),
                Measures.millionths(facts.longitude()),
                facts.state(),
                facts.climateZone(),
                facts.heatCategory(),
                hundredths(facts.heatIntensityCelsius()));
    }

    private static OptionalInt hundredths(OptionalDouble degrees) {
        return degrees.isPresent()
                ? OptionalInt.of(Math.toIntExact(Math.round(degrees.getAsDouble() * 100)))
                : OptionalInt.empty();
    }
}
