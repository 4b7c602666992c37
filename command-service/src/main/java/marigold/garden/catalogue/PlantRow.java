package marigold.garden.catalogue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import marigold.garden.catalogue.PlantNormalisation.Sowing;
import marigold.garden.csv.BadRow;
import marigold.garden.csv.CsvFile;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.Traits;
import marigold.request.JsonFields;

/// What one row of the file says about a plant: its texts within their limits, and its traits, each derived
/// from the texts unless its own column overrules that. Throws [BadRow] at the first thing that is wrong.
final class PlantRow {
    /// The predecessor's columns were as wide.
    private static final int NAME_MAX = 255;

    private static final int PHRASE_MAX = 100;
    private static final int LONG_PHRASE_MAX = 200;

    /// Some pages of prose; the predecessor set no limit.
    private static final int TEXT_MAX = 10_000;

    private static final int IMAGES_MAX = 20;
    private static final int IMAGES_TEXT_MAX = 4_000;
    private static final int MATURITY_DAYS_MAX = 36_500;

    /// What a decoder puts in place of bytes that are no UTF-8.
    private static final char NOT_UTF_8 = '\uFFFD';

    private static final Set<String> CATEGORIES = Set.of("flower", "herb", "vegetable");
    private static final List<String> SUN_LEVELS =
            List.of(PlantNormalisation.FULL_SUN, PlantNormalisation.PART_SUN, PlantNormalisation.BRIGHT_SHADE);
    private static final Set<String> HABITS = Set.of(
            "climber", "vine", "dwarf", "compact", "bush", "groundcover", "upright", PlantNormalisation.UNKNOWN_HABIT);
    private static final Set<String> COLOURS =
            Set.of("white", "yellow", "orange", "pink", "red", "purple", "blue", "magenta");

    private final CsvFile.Row row;

    private PlantRow(CsvFile.Row row) {
        this.row = row;
    }

    static PlantFacts facts(CsvFile.Row row) {
        if (!row.isComplete()) {
            throw new BadRow(
                    "",
                    "has %d cells where the first line names %d columns"
                            .formatted(row.cells().size(), row.columns()));
        }
        return new PlantRow(row).facts();
    }

    private PlantFacts facts() {
        String name = text("plant_name", NAME_MAX);
        if (name.isEmpty()) throw new BadRow("plant_name", "is required");
        String scientificName = text("scientific_name", NAME_MAX);
        String typed = text("plant_category", PHRASE_MAX).toLowerCase(Locale.ROOT);
        boolean sprouts = typed.equals(PlantNormalisation.SPROUTS);
        String category = sprouts ? "vegetable" : typed;
        if (!CATEGORIES.contains(category)) {
            throw new BadRow("plant_category", "must be flower, herb, vegetable or " + PlantNormalisation.SPROUTS);
        }
        String subcategory = sprouts ? PlantNormalisation.SPROUTS : "";
        String plantType = text("plant_type", TEXT_MAX);
        String daysToMaturity = text("days_to_maturity", PHRASE_MAX);
        String spacing = text("plant_spacing", PHRASE_MAX);
        String depth = text("sowing_depth", PHRASE_MAX);
        String position = text("position", TEXT_MAX);
        String season = text("season", PHRASE_MAX);
        String hardiness = text("hardiness_life_cycle", LONG_PHRASE_MAX);
        String characteristics = text("characteristics", TEXT_MAX);
        String description = text("description", TEXT_MAX);
        String cool = text("cool_climate_sowing_period", LONG_PHRASE_MAX);
        String temperate = text("temperate_climate_sowing_period", LONG_PHRASE_MAX);
        String subtropical = text("subtropical_climate_sowing_period", LONG_PHRASE_MAX);
        String tropical = text("tropical_climate_sowing_period", LONG_PHRASE_MAX);
        String arid = text("arid_climate_sowing_period", LONG_PHRASE_MAX);

        List<String> sunLevels =
                oneOrMore("sun_need", SUN_LEVELS).orElseGet(() -> PlantNormalisation.sunLevels(position));
        boolean container = flag("container_ok")
                .orElseGet(() -> PlantNormalisation.container(characteristics, description, plantType));
        Sowing sowing = PlantNormalisation.sowing(cool, temperate, subtropical, tropical, arid, season);
        Traits traits = new Traits(
                sunLevels,
                flag("indoor_ok")
                        .orElseGet(() -> PlantNormalisation.indoor(
                                container, sunLevels, characteristics, description, plantType, position)),
                container,
                flag("edible")
                        .orElseGet(
                                () -> PlantNormalisation.edible(category, subcategory, characteristics, description)),
                flag("fragrant").orElseGet(() -> PlantNormalisation.fragrant(characteristics, description, plantType)),
                oneOf("habit", HABITS)
                        .orElseGet(() -> PlantNormalisation.habit(plantType, description, characteristics)),
                oneOrMore("flower_colors", COLOURS)
                        .orElseGet(() ->
                                PlantNormalisation.flowerColours(category, characteristics, description, plantType)),
                score("maintainability_score")
                        .orElseGet(() ->
                                PlantNormalisation.maintainabilityHundredths(hardiness, characteristics, description)),
                days("time_to_maturity_days").orElseGet(() -> PlantNormalisation.maturityDays(daysToMaturity)),
                PlantNormalisation.spacingCentimetres(spacing),
                PlantNormalisation.sowingDepthMillimetres(depth),
                sowing.months(),
                sowing.fromSeason());
        return new PlantFacts(
                name,
                scientificName,
                category,
                subcategory,
                plantType,
                daysToMaturity,
                spacing,
                depth,
                position,
                season,
                text("germination", LONG_PHRASE_MAX),
                text("sowing_method", TEXT_MAX),
                hardiness,
                characteristics,
                description,
                text("additional_information", TEXT_MAX),
                text("seed_type", PHRASE_MAX),
                imagePaths(),
                cool,
                temperate,
                subtropical,
                tropical,
                arid,
                text("beneficial_companions", TEXT_MAX),
                text("harmful_companions", TEXT_MAX),
                text("neutral_companions", TEXT_MAX),
                traits);
    }

    private String text(String column, int max) {
        String cell =
                PlantNormalisation.text(row.cell(column).replace("\r\n", "\n").replace('\r', '\n'));
        if (cell.length() > max) throw new BadRow(column, "may have at most %d characters".formatted(max));
        if (cell.indexOf(NOT_UTF_8) >= 0) throw new BadRow(column, "has bytes that are not UTF-8");
        if (!JsonFields.isStorable(cell)) throw new BadRow(column, "has a character that cannot be stored");
        return cell;
    }

    private List<String> imagePaths() {
        List<String> paths = parts(text("image_filename", IMAGES_TEXT_MAX));
        if (paths.size() > IMAGES_MAX) {
            throw new BadRow("image_filename", "may name at most %d images".formatted(IMAGES_MAX));
        }
        return paths;
    }

    private Optional<String> overruling(String column) {
        return Optional.of(text(column, LONG_PHRASE_MAX).toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty());
    }

    private Optional<Boolean> flag(String column) {
        return overruling(column).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRow(column, "must be true or false");
        });
    }

    private Optional<String> oneOf(String column, Set<String> known) {
        return overruling(column).map(value -> {
            if (known.contains(value)) return value;
            throw new BadRow(
                    column,
                    "must be one of "
                            + String.join(", ", known.stream().sorted().toList()));
        });
    }

    private Optional<List<String>> oneOrMore(String column, Collection<String> known) {
        return overruling(column).map(value -> {
            List<String> parts = parts(value).stream().distinct().toList();
            if (!parts.isEmpty() && known.containsAll(parts)) return parts;
            throw new BadRow(
                    column,
                    "must be some of %s, with ; between them"
                            .formatted(String.join(", ", known.stream().sorted().toList())));
        });
    }

    /// In hundredths.
    private Optional<Integer> score(String column) {
        return overruling(column).map(value -> {
            Optional<BigDecimal> score = number(value)
                    .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0)
                    .filter(number -> number.stripTrailingZeros().scale() <= 2);
            return score.orElseThrow(() -> new BadRow(column, "must be a number from 0 to 1 with at most two decimals"))
                    .movePointRight(2)
                    .intValueExact();
        });
    }

    private Optional<OptionalInt> days(String column) {
        return overruling(column).map(value -> {
            Optional<BigDecimal> days = number(value)
                    .filter(number -> number.signum() > 0
                            && number.compareTo(BigDecimal.valueOf(MATURITY_DAYS_MAX)) <= 0
                            && number.stripTrailingZeros().scale() <= 0);
            return OptionalInt.of(days.orElseThrow(() ->
                            new BadRow(column, "must be a whole number from 1 to %d".formatted(MATURITY_DAYS_MAX)))
                    .intValueExact());
        });
    }

    /// Digits and a point, as people write numbers: exponents could stand for more than memory holds.
    private static Optional<BigDecimal> number(String value) {
        return value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
