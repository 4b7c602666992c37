package marigold.garden.recommendations;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.eventstore.UnknownEvent;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.GardenerEvent;
import marigold.garden.events.GardenerEvent.FavouriteGuideAdded;
import marigold.garden.events.GardenerEvent.FavouriteGuideRemoved;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import marigold.garden.events.GardenerEvent.FavouritePlantNoted;
import marigold.garden.events.GardenerEvent.FavouritePlantRemoved;
import marigold.garden.events.GardenerEvent.GardenerProfileChanged;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.events.GardenerEvent.GardenerRenamed;
import marigold.garden.events.GardenerEvent.Profile;
import marigold.garden.events.GrowthPlanEvent;
import marigold.garden.events.GuideEvent;
import marigold.garden.events.PlantInstanceEvent;
import marigold.garden.events.RecommendationEvent;
import marigold.garden.events.SuburbEvent;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.events.SuburbEvent.SuburbRevised;
import marigold.projection.GardenReadModel;
import marigold.projection.Key;
import marigold.projection.Lookup;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

/// Gardens that are alike share their rows, so a change of the catalogue costs a look at no more than twelve
/// months of 96 kinds in each zone, however many gardeners there are; and nearly all of these can tell that
/// they are not touched (docs/decisions/0077-my-recommendations.md).
///
/// Every row is made from other rows, never from an event's own facts: an event that is delivered again finds
/// everything as it is.
@Component
final class MyRecommendationsProjection implements GardenReadModel {
    static final String NAME = "my_recommendations";

    /// The zone of most of Victoria.
    private static final String ZONE_UNKNOWN = "cool";

    private static final Profile NOTHING_SAID =
            new Profile(OptionalLong.empty(), "", "", "", OptionalInt.empty(), "", false, true, "", "");

    /// @param suburbId 0 when unknown
    /// @param garden   [GardenKind#words]
    record Garden(long gardenerId, long suburbId, String suburbName, String climateZone, String garden) {}

    record Kind(String climateZone, String garden, int gardeners) {}

    record Suburb(long suburbId, String name, String climateZone) {
        private static final Suburb UNKNOWN = new Suburb(0, "", ZONE_UNKNOWN);
    }

    static final Table<Garden> GARDENS = Table.of("my_recommendations", Garden.class, "gardener_id");
    static final Lookup<Garden> GARDENS_OF_SUBURB = GARDENS.lookup("suburb_id");
    static final Table<Kind> KINDS = Table.of("my_recommendations_kind", Kind.class, "climate_zone", "garden");
    static final Table<GardenMonth> MONTHS =
            Table.of("my_recommendations_month", GardenMonth.class, "climate_zone", "garden", "month");
    static final Lookup<GardenMonth> MONTHS_OF_ZONE = MONTHS.lookup("climate_zone");
    static final Table<Contender> PLANTS = Table.of("my_recommendations_plant", Contender.class, "plant_id");
    static final Lookup<Contender> PLANTS_OF_CATEGORY = PLANTS.lookup("category");
    static final Lookup<Contender> PLANTS_OF_SPECIES = PLANTS.lookup("species_key");
    static final Table<Suburb> SUBURBS = Table.of("my_recommendations_suburb", Suburb.class, "suburb_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    /// Gardeners share rows, and a catalogue that belongs to nobody: one order for all events.
    @Override
    public long tenant(GardenEvent event) {
        return 0;
    }

    @Override
    public OptionalLong sequence(UnknownEvent event) {
        return OptionalLong.of(0);
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(GARDENS, KINDS, MONTHS, PLANTS, SUBURBS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        switch (event) {
            case GardenerEvent gardener -> evolve(rows, gardener);
            case SuburbEvent suburb -> evolve(rows, suburb);
            case PlantListed listed -> change(rows, Contender.of(Plant.of(listed.plantId(), listed.facts())));
            case PlantRevised revised -> change(rows, Contender.of(Plant.of(revised.plantId(), revised.facts())));
            case GrowthPlanEvent _, GuideEvent _, PlantInstanceEvent _, RecommendationEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, GardenerEvent event) {
        switch (event) {
            case GardenerRegistered registered -> describe(rows, registered.gardenerId(), NOTHING_SAID);
            case GardenerProfileChanged changed -> describe(rows, changed.gardenerId(), changed.profile());
            case GardenerRenamed _,
                    FavouritePlantAdded _,
                    FavouritePlantNoted _,
                    FavouritePlantRemoved _,
                    FavouriteGuideAdded _,
                    FavouriteGuideRemoved _ -> {}
        }
    }

    private static void evolve(Rows rows, SuburbEvent event) {
        switch (event) {
            case SuburbListed listed -> settle(rows, listed.suburbId(), listed.facts());
            case SuburbRevised revised -> settle(rows, revised.suburbId(), revised.facts());
            case SuburbHeatMeasured _, SuburbClimateRecorded _ -> {}
        }
    }

    private static void describe(Rows rows, long gardenerId, Profile profile) {
        long suburbId = profile.suburbId().orElse(0);
        Optional<Garden> before = rows.find(GARDENS, Key.of(gardenerId));
        Suburb suburb = rows.find(SUBURBS, Key.of(suburbId)).orElse(Suburb.UNKNOWN);
        rows.put(
                GARDENS,
                new Garden(
                        gardenerId,
                        suburbId,
                        suburb.name(),
                        suburb.climateZone(),
                        GardenKind.of(profile).words()));
        moved(rows, before, rows.find(GARDENS, Key.of(gardenerId)));
    }

    private static void settle(Rows rows, long suburbId, SuburbFacts facts) {
        rows.put(SUBURBS, new Suburb(suburbId, facts.name(), facts.climateZone()));
        Suburb suburb = rows.find(SUBURBS, Key.of(suburbId)).orElse(Suburb.UNKNOWN);
        for (Garden garden : rows.findAll(GARDENS_OF_SUBURB, suburbId)) {
            rows.put(
                    GARDENS,
                    new Garden(garden.gardenerId(), suburbId, suburb.name(), suburb.climateZone(), garden.garden()));
            moved(rows, Optional.of(garden), rows.find(GARDENS, Key.of(garden.gardenerId())));
        }
    }

    /// Counts the gardens of each kind; the first of a kind gets it its rows, the last takes them away.
    private static void moved(Rows rows, Optional<Garden> before, Optional<Garden> after) {
        Optional<Kind> from = before.map(MyRecommendationsProjection::noneOf);
        Optional<Kind> to = after.map(MyRecommendationsProjection::noneOf);
        if (from.equals(to)) return;
        to.ifPresent(kind -> count(rows, kind, 1));
        from.ifPresent(kind -> count(rows, kind, -1));
    }

    private static Kind noneOf(Garden garden) {
        return new Kind(garden.climateZone(), garden.garden(), 0);
    }

    private static void count(Rows rows, Kind kind, int more) {
        Key key = Key.of(kind.climateZone(), kind.garden());
        int gardeners = rows.find(KINDS, key).map(Kind::gardeners).orElse(0) + more;
        if (gardeners > 0) {
            rows.put(KINDS, new Kind(kind.climateZone(), kind.garden(), gardeners));
        } else {
            rows.remove(KINDS, key);
        }
        if (gardeners == 1 && more == 1) {
            List<Contender> plants = plants(rows);
            for (Month month : Month.values()) fill(rows, kind.climateZone(), kind.garden(), month, plants);
        }
        if (gardeners == 0) {
            for (Month month : Month.values()) {
                rows.remove(MONTHS, Key.of(kind.climateZone(), kind.garden(), month.getValue()));
            }
        }
    }

    private static void change(Rows rows, Contender revised) {
        Optional<Contender> before = rows.find(PLANTS, Key.of(revised.plantId()));
        List<List<GardenMonth>> zones = new ArrayList<>();
        for (ClimateZone zone : ClimateZone.values()) zones.add(rows.findAll(MONTHS_OF_ZONE, zone.word()));
        rows.findAll(PLANTS_OF_SPECIES, revised.speciesKey());
        rows.put(PLANTS, revised);
        // The row as it is now; the event's own where nothing is known, as when the engine asks for keys.
        Contender now = rows.find(PLANTS, Key.of(revised.plantId())).orElse(revised);
        if (before.equals(Optional.of(now))) return;
        for (ClimateZone zone : ClimateZone.values()) {
            for (GardenMonth row : zones.get(zone.ordinal())) {
                Month month = Month.of(row.month());
                GardenKind kind = GardenKind.of(row.garden());
                Candidate candidate = now.in(zone, month);
                switch (row.effectOf(before.map(plant -> plant.in(zone, month)), candidate, kind.preferences())) {
                    case NONE -> {}
                    case UNKNOWN -> fill(rows, zone.word(), row.garden(), month, plants(rows));
                    case ENTERS ->
                        row.with(candidate, shown(rows, row, zone), siblings(rows, now, zone, month), kind)
                                .ifPresentOrElse(
                                        entered -> rows.put(MONTHS, entered),
                                        () -> fill(rows, zone.word(), row.garden(), month, plants(rows)));
                }
            }
        }
    }

    private static List<Candidate> shown(Rows rows, GardenMonth row, ClimateZone zone) {
        return row.plants().stream()
                .flatMap(plantId -> rows.find(PLANTS, Key.of(plantId)).stream())
                .map(plant -> plant.in(zone, Month.of(row.month())))
                .toList();
    }

    private static List<Candidate> siblings(Rows rows, Contender of, ClimateZone zone, Month month) {
        return rows.findAll(PLANTS_OF_SPECIES, of.speciesKey()).stream()
                .filter(plant -> plant.plantId() != of.plantId())
                .map(plant -> plant.in(zone, month))
                .toList();
    }

    /// All of them, which a batch loads once, and only when it needs them.
    private static List<Contender> plants(Rows rows) {
        List<Contender> plants = new ArrayList<>();
        for (String category : GardenMonth.CATEGORIES) plants.addAll(rows.findAll(PLANTS_OF_CATEGORY, category));
        return plants;
    }

    private static void fill(Rows rows, String zoneWord, String garden, Month month, List<Contender> plants) {
        ClimateZone zone = ClimateZone.of(zoneWord);
        List<Candidate> sownAround = plants.stream()
                .filter(plant -> plant.sownIn(zone).seasonTenths(month) > 0)
                .map(plant -> plant.in(zone, month))
                .toList();
        rows.put(MONTHS, GardenMonth.of(zoneWord, GardenKind.of(garden), month.getValue(), sownAround));
    }
}
