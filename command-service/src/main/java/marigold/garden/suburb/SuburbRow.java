package marigold.garden.suburb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import marigold.garden.csv.BadRow;
import marigold.garden.csv.CsvFile;
import marigold.garden.events.SuburbEvent.HeatFacts;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.request.JsonFields;

/// What one row of the file says about a suburb. Throws [BadRow] at the first thing that is wrong.
final class SuburbRow {
    private static final int NAME_MAX = 100;
    private static final int WORD_MAX = 50;
    private static final List<String> ZONES = List.of("cool", "temperate", "subtropical", "tropical", "arid");

    /// Beyond these nobody gardens: a typing error.
    private static final int HEAT_MAX = 50;

    private static final int PER_CENT_MAX = 100;
    private static final int AREA_MAX = 10_000_000;

    /// What a decoder puts in place of bytes that are no UTF-8.
    private static final char NOT_UTF_8 = '\uFFFD';

    private final CsvFile.Row row;

    private SuburbRow(CsvFile.Row row) {
        this.row = row;
    }

    static DescribedSuburb described(CsvFile.Row row) {
        if (!row.isComplete()) {
            throw new BadRow(
                    "",
                    "has %d cells where the first line names %d columns"
                            .formatted(row.cells().size(), row.columns()));
        }
        return new SuburbRow(row).described();
    }

    private DescribedSuburb described() {
        String name = text("name", NAME_MAX);
        if (name.isEmpty()) throw new BadRow("name", "is required");
        String zone = text("climate_zone", WORD_MAX).toLowerCase(Locale.ROOT);
        if (!ZONES.contains(zone)) throw new BadRow("climate_zone", "must be one of " + String.join(", ", ZONES));
        Optional<BigDecimal> intensity = number(SuburbFile.HEAT_INTENSITY, -HEAT_MAX, HEAT_MAX);
        String category = category(intensity);
        String state = text("state", WORD_MAX);
        SuburbFacts facts = new SuburbFacts(
                name,
                text("postcode", 10),
                coordinate("latitude", 90),
                coordinate("longitude", 180),
                state.isEmpty() ? "VIC" : state,
                zone,
                category,
                intensity
                        .map(degrees -> OptionalDouble.of(degrees.doubleValue()))
                        .orElseGet(OptionalDouble::empty));
        boolean saysHeat = row.has(SuburbFile.HEAT_INTENSITY) || row.has("suburb_heat_category");
        return new DescribedSuburb(facts, saysHeat, intensity.map(degrees -> heat(name, category, degrees)));
    }

    private String category(Optional<BigDecimal> intensity) {
        String named = text("suburb_heat_category", WORD_MAX);
        if (named.isEmpty()) {
            return intensity
                    .map(SuburbRow::hundredths)
                    .map(HeatCategory::of)
                    .map(HeatCategory::label)
                    .orElse("");
        }
        return HeatCategory.named(named)
                .map(HeatCategory::label)
                .orElseThrow(() -> new BadRow(
                        "suburb_heat_category", "must be Extreme Heat, High Heat, Moderate Heat, Low Heat or Cool"));
    }

    private HeatFacts heat(String name, String category, BigDecimal intensity) {
        String slug = text("slug", NAME_MAX).toLowerCase(Locale.ROOT);
        return new HeatFacts(
                slug.isEmpty() ? slug(name) : slug,
                text("council", NAME_MAX),
                category,
                hundredths(intensity),
                measure("heat_min", -HEAT_MAX, HEAT_MAX),
                measure("heat_max", -HEAT_MAX, HEAT_MAX),
                measure("heat_std_dev", 0, HEAT_MAX),
                measure("vegetation_total", 0, PER_CENT_MAX),
                measure("vegetation_trees", 0, PER_CENT_MAX),
                measure("vegetation_shrubs", 0, PER_CENT_MAX),
                measure("vegetation_grass", 0, PER_CENT_MAX),
                measure("trees_small_3_10m", 0, PER_CENT_MAX),
                measure("trees_medium_10_15m", 0, PER_CENT_MAX),
                measure("trees_large_15m_plus", 0, PER_CENT_MAX),
                measure("area_hectares", 0, AREA_MAX),
                count("mesh_blocks"));
    }

    /// A name as addresses have it: letters and digits with one dash between words.
    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private String text(String column, int max) {
        String cell = row.cell(column).strip();
        if (cell.length() > max) throw new BadRow(column, "may have at most %d characters".formatted(max));
        if (cell.indexOf(NOT_UTF_8) >= 0) throw new BadRow(column, "has bytes that are not UTF-8");
        if (!JsonFields.isStorable(cell)) throw new BadRow(column, "has a character that cannot be stored");
        return cell;
    }

    private double coordinate(String column, int max) {
        return number(column, -max, max)
                .orElseThrow(() -> new BadRow(column, "is required"))
                .setScale(6, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private OptionalInt measure(String column, int min, int max) {
        Optional<BigDecimal> number = number(column, min, max);
        return number.isPresent() ? OptionalInt.of(hundredths(number.get())) : OptionalInt.empty();
    }

    private OptionalInt count(String column) {
        Optional<BigDecimal> number = number(column, 0, AREA_MAX);
        if (number.isEmpty()) return OptionalInt.empty();
        if (number.get().stripTrailingZeros().scale() > 0) throw new BadRow(column, "must be a whole number");
        return OptionalInt.of(number.get().intValueExact());
    }

    private static int hundredths(BigDecimal number) {
        return number.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    /// Digits, a point and a sign, as people write numbers: exponents could stand for more than memory holds.
    private Optional<BigDecimal> number(String column, int min, int max) {
        String cell = text(column, WORD_MAX);
        if (cell.isEmpty()) return Optional.empty();
        Optional<BigDecimal> number = Optional.of(cell)
                .filter(value -> value.matches("-?[0-9]{1,9}(\\.[0-9]{1,15})?"))
                .map(BigDecimal::new)
                .filter(value ->
                        value.compareTo(BigDecimal.valueOf(min)) >= 0 && value.compareTo(BigDecimal.valueOf(max)) <= 0);
        if (number.isEmpty()) throw new BadRow(column, "must be a number from %d to %d".formatted(min, max));
        return number;
    }
}
