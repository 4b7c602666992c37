package marigold.garden.recommendations;

import java.time.Month;
import java.util.OptionalInt;
import java.util.Set;

/// A candidate that suits the request without preferences in December; a test names what is different.
final class PlantBuilder {
    private final long id;
    private String name;
    private String scientificName;
    private String category = "herb";
    private SowingMonths sownIn = SowingMonths.of(Month.DECEMBER);
    private Set<Sunlight> sunlight = Set.of(Sunlight.PART_SUN);
    private boolean indoorOk;
    private boolean containerOk = true;
    private boolean edible;
    private boolean fragrant;
    private boolean feedsPollinators;
    private int maintainability = 60;
    private OptionalInt days = OptionalInt.of(60);
    private String habit = "unknown";
    private String colours = "";

    private PlantBuilder(long id) {
        this.id = id;
        this.name = "Plant %03d".formatted(id);
        this.scientificName = "Species %d".formatted(id);
    }

    static PlantBuilder plant(long id) {
        return new PlantBuilder(id);
    }

    PlantBuilder named(String name) {
        this.name = name;
        return this;
    }

    PlantBuilder species(String scientificName) {
        this.scientificName = scientificName;
        return this;
    }

    PlantBuilder category(String category) {
        this.category = category;
        return this;
    }

    PlantBuilder sownIn(Month... months) {
        this.sownIn = SowingMonths.of(months);
        return this;
    }

    PlantBuilder sun(Sunlight... levels) {
        this.sunlight = Set.of(levels);
        return this;
    }

    PlantBuilder indoors() {
        this.indoorOk = true;
        return this;
    }

    PlantBuilder notInContainers() {
        this.containerOk = false;
        return this;
    }

    PlantBuilder edible() {
        this.edible = true;
        return this;
    }

    PlantBuilder fragrant() {
        this.fragrant = true;
        return this;
    }

    PlantBuilder feedsPollinators() {
        this.feedsPollinators = true;
        return this;
    }

    PlantBuilder maintainability(int hundredths) {
        this.maintainability = hundredths;
        return this;
    }

    PlantBuilder days(int days) {
        this.days = OptionalInt.of(days);
        return this;
    }

    PlantBuilder daysUnknown() {
        this.days = OptionalInt.empty();
        return this;
    }

    PlantBuilder habit(String habit) {
        this.habit = habit;
        return this;
    }

    PlantBuilder colours(String... colours) {
        this.colours = String.join(";", colours);
        return this;
    }

    /// As December sees it.
    Candidate build() {
        return in(Month.DECEMBER);
    }

    Candidate in(Month month) {
        return new Candidate(
                "cool",
                month.getValue(),
                id,
                sownIn.seasonTenths(month),
                sownIn.bits(),
                name,
                category,
                Plant.speciesKey(id, name, scientificName),
                Sunlight.bits(sunlight),
                indoorOk,
                containerOk,
                edible,
                fragrant,
                feedsPollinators,
                maintainability,
                days,
                habit,
                colours);
    }
}
