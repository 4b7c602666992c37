package marigold.garden.suburbclimate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import marigold.garden.Measures;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.SuburbEvent;
import marigold.garden.events.SuburbEvent.ClimateReading;
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
final class SuburbClimateProjection implements GardenReadModel {
    static final String NAME = "suburb_climate";

    record Day(
            long suburbId,
            LocalDate recordedOn,
            OptionalInt temperatureHundredths,
            OptionalInt temperatureMaxHundredths,
            OptionalInt temperatureMinHundredths,
            OptionalInt humidityPercent,
            OptionalInt rainfallHundredths,
            OptionalInt windSpeedHundredths,
            OptionalInt weatherCode,
            OptionalInt uvIndexHundredths,
            OptionalInt airQualityIndex,
            OptionalInt pm25Hundredths,
            OptionalInt pm10Hundredths,
            OptionalInt ozoneHundredths,
            OptionalInt nitrogenDioxideHundredths,
            OptionalInt sulfurDioxideHundredths,
            OptionalInt carbonMonoxideHundredths,
            String weatherSource,
            String uvSource,
            String airQualitySource,
            Instant firstAt) {
        static Day of(SuburbClimateRecorded recorded, Instant firstAt) {
            ClimateReading reading = recorded.reading();
            return new Day(
                    recorded.suburbId(),
                    recorded.recordedOn(),
                    reading.temperatureHundredths(),
                    reading.temperatureMaxHundredths(),
                    reading.temperatureMinHundredths(),
                    reading.humidityPercent(),
                    reading.rainfallHundredths(),
                    reading.windSpeedHundredths(),
                    reading.weatherCode(),
                    reading.uvIndexHundredths(),
                    reading.airQualityIndex(),
                    reading.pm25Hundredths(),
                    reading.pm10Hundredths(),
                    reading.ozoneHundredths(),
                    reading.nitrogenDioxideHundredths(),
                    reading.sulfurDioxideHundredths(),
                    reading.carbonMonoxideHundredths(),
                    reading.weatherSource(),
                    reading.uvSource(),
                    reading.airQualitySource(),
                    firstAt);
        }

        /// What each feed says of the day.
        private List<Object> of(String feed) {
            return switch (feed) {
                case "weather" ->
                    List.of(
                            temperatureHundredths,
                            temperatureMaxHundredths,
                            temperatureMinHundredths,
                            humidityPercent,
                            rainfallHundredths,
                            windSpeedHundredths,
                            weatherCode);
                case "uv" -> List.of(uvIndexHundredths);
                default ->
                    List.of(
                            airQualityIndex,
                            pm25Hundredths,
                            pm10Hundredths,
                            ozoneHundredths,
                            nitrogenDioxideHundredths,
                            sulfurDioxideHundredths,
                            carbonMonoxideHundredths);
            };
        }

        private boolean has(String feed) {
            return of(feed).stream().anyMatch(measure -> !measure.equals(OptionalInt.empty()));
        }
    }

    record Latest(long suburbId, LocalDate recordedOn, Instant changedAt) {}

    record Feed(String feed, Instant changedAt) {}

    record Suburb(
            long suburbId,
            String nameKey,
            String name,
            String postcode,
            int latitudeMillionths,
            int longitudeMillionths) {}

    static final Table<Day> DAYS = Table.of("suburb_climate", Day.class, "suburb_id", "recorded_on");
    static final Table<Latest> LATEST = Table.of("suburb_climate_latest", Latest.class, "suburb_id");
    static final Table<Feed> FEEDS = Table.of("suburb_climate_feed", Feed.class, "feed");
    static final Table<Suburb> SUBURBS = Table.of("suburb_climate_suburb", Suburb.class, "suburb_id");

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
        return List.of(DAYS, LATEST, FEEDS, SUBURBS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (!(event instanceof SuburbEvent suburbEvent)) return;
        switch (suburbEvent) {
            case SuburbListed listed -> rows.put(SUBURBS, suburb(listed.suburbId(), listed.facts()));
            case SuburbRevised revised -> rows.put(SUBURBS, suburb(revised.suburbId(), revised.facts()));
            case SuburbClimateRecorded recorded -> record(rows, recorded, occurrence.occurredAt());
            case SuburbHeatMeasured _ -> {}
        }
    }

    private static void record(Rows rows, SuburbClimateRecorded recorded, Instant at) {
        Optional<Day> before = rows.find(DAYS, Key.of(recorded.suburbId(), recorded.recordedOn()));
        Optional<Latest> latest = rows.find(LATEST, Key.of(recorded.suburbId()));
        Day day = Day.of(recorded, before.map(Day::firstAt).orElse(at));
        rows.put(DAYS, day);
        boolean older = latest.isPresent() && latest.get().recordedOn().isAfter(recorded.recordedOn());
        if (!older) rows.put(LATEST, new Latest(recorded.suburbId(), recorded.recordedOn(), at));
        Stream.of("weather", "uv", "air_quality")
                .filter(day::has)
                .filter(feed -> before.isEmpty() || !before.get().of(feed).equals(day.of(feed)))
                .forEach(feed -> rows.put(FEEDS, new Feed(feed, at)));
    }

    private static Suburb suburb(long suburbId, SuburbFacts facts) {
        return new Suburb(
                suburbId,
                nameKey(facts.name()),
                facts.name(),
                facts.postcode(),
                Measures.millionths(facts.latitude()),
                Measures.millionths(facts.longitude()));
    }

    static String nameKey(String suburb) {
        return suburb.strip().toLowerCase(Locale.ROOT);
    }
}
