package marigold.garden.plantrow;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import marigold.garden.images.PlantImages;
import marigold.reads.Sql;

/// A plant with every name that front ends know its facts by. `sun_need` is the best of the tolerated levels;
/// `position`, `season` and the like are the file's own words.
public record PlantAnswer(
        long id,
        String plantName,
        Optional<String> scientificName,
        String plantCategory,
        Optional<String> plantSubcategory,
        Optional<String> plantType,
        Optional<String> description,
        Optional<String> characteristics,
        Optional<String> additionalInformation,
        Optional<String> position,
        Optional<String> season,
        Optional<String> germination,
        Optional<String> germinationPeriod,
        Optional<String> daysToMaturity,
        Optional<String> plantSpacing,
        Optional<String> sowingDepth,
        Optional<String> sowingMethod,
        Optional<String> hardinessLifeCycle,
        Optional<String> seedType,
        Optional<String> sunNeed,
        List<String> sunLevels,
        boolean indoorOk,
        boolean containerOk,
        boolean edible,
        boolean fragrant,
        String habit,
        List<String> flowerColors,
        BigDecimal maintainabilityScore,
        OptionalInt timeToMaturityDays,
        OptionalInt spacingCm,
        OptionalInt sowingDepthMm,
        ByZone<List<String>> sowingMonthsByClimate,
        ByZone<String> climateSpecificSowing,
        List<String> beneficialCompanions,
        List<String> harmfulCompanions,
        List<String> neutralCompanions,
        String imageUrl,
        Media media,
        Instant createdAt,
        Instant updatedAt,
        @JsonUnwrapped NeverKnown neverKnown) {

    /// Something for each climate zone.
    public record ByZone<T>(T cool, T temperate, T subtropical, T tropical, T arid) {}

    /// The picture to show first. Older answers held the picture itself; nobody looks whether it exists.
    public record Media(String imageUrl, String imagePath, Optional<String> imageBase64, boolean hasImage) {}

    /// Columns of the predecessor that no file has ever filled.
    public record NeverKnown(
            Optional<String> waterRequirements,
            Optional<String> sunlightRequirements,
            Optional<String> growthTime,
            Optional<String> climateZone,
            Optional<String> matureHeight,
            Optional<String> matureWidth,
            Optional<String> soilType,
            Optional<String> flowerColor,
            Optional<String> floweringSeason,
            Optional<String> maintenanceLevel,
            Optional<String> plantingTips,
            Optional<String> careInstructions,
            Optional<String> companionPlants) {
        private static final Optional<String> NO = Optional.empty();
        private static final NeverKnown NOTHING = new NeverKnown(NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO);
    }

    /// Reads a row whose columns are those of [PlantRow].
    public static PlantAnswer of(ResultSet row, PlantImages images) throws SQLException {
        String name = row.getString("name");
        String scientificName = row.getString("scientific_name");
        String category = row.getString("category");
        List<String> sunLevels = parts(row.getString("sun_levels"), ",");
        String imageUrl = images.primary(category, name, scientificName);
        return new PlantAnswer(
                row.getLong("plant_id"),
                name,
                some(scientificName),
                category,
                text(row, "subcategory"),
                text(row, "plant_type"),
                text(row, "description"),
                text(row, "characteristics"),
                text(row, "additional_information"),
                text(row, "site"),
                text(row, "season"),
                text(row, "germination"),
                text(row, "germination"),
                text(row, "days_to_maturity"),
                text(row, "plant_spacing"),
                text(row, "sowing_depth"),
                text(row, "sowing_method"),
                text(row, "hardiness_life_cycle"),
                text(row, "seed_type"),
                sunLevels.stream().findFirst(),
                sunLevels,
                row.getBoolean("indoor"),
                row.getBoolean("container"),
                row.getBoolean("edible"),
                row.getBoolean("fragrant"),
                row.getString("habit"),
                parts(row.getString("flower_colours"), ","),
                BigDecimal.valueOf(row.getInt("maintainability_hundredths"), 2),
                Sql.optionalInt(row, "maturity_days"),
                Sql.optionalInt(row, "spacing_centimetres"),
                Sql.optionalInt(row, "sowing_depth_millimetres"),
                new ByZone<>(
                        months(row.getInt("cool_months")),
                        months(row.getInt("temperate_months")),
                        months(row.getInt("subtropical_months")),
                        months(row.getInt("tropical_months")),
                        months(row.getInt("arid_months"))),
                new ByZone<>(
                        row.getString("cool_sowing"),
                        row.getString("temperate_sowing"),
                        row.getString("subtropical_sowing"),
                        row.getString("tropical_sowing"),
                        row.getString("arid_sowing")),
                companions(row.getString("beneficial_companions")),
                companions(row.getString("harmful_companions")),
                companions(row.getString("neutral_companions")),
                imageUrl,
                new Media(imageUrl, images.path(category, name, scientificName), Optional.empty(), true),
                Sql.instant(row, "listed_at"),
                Sql.instant(row, "revised_at"),
                NeverKnown.NOTHING);
    }

    /// Names with commas between them, as the file has them.
    public static List<String> companions(String names) {
        return parts(names, ",");
    }

    /// English names of the months whose bits are set, in their order.
    private static List<String> months(int bits) {
        return Stream.of(Month.values())
                .filter(month -> (bits & 1 << month.ordinal()) != 0)
                .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .toList();
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return some(row.getString(column));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(known -> !known.isEmpty());
    }
}
