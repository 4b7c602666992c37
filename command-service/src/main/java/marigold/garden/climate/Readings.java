package marigold.garden.climate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import marigold.garden.events.SuburbEvent.ClimateReading;
import marigold.request.JsonFields;

/// Reads readings of requests, and lays one over another.
final class Readings {
    private static final int SOURCE_MAX = 100;

    /// No thermometer of a suburb has shown more, nor less.
    private static final int DEGREES_MAX = 70;

    /// Far beyond what rain, wind and air have ever been; a typing error of some digits is above.
    private static final int MEASURE_MAX = 100_000;

    private static final int UV_MAX = 50;
    private static final int WMO_CODE_MAX = 99;
    private static final int AIR_QUALITY_MAX = 2_000;

    private Readings() {}

    /// The measures under the predecessor's names. Notes a mistake when there is none.
    static ClimateReading of(JsonFields fields) {
        JsonFields sources = fields.object("data_source");
        ClimateReading reading = new ClimateReading(
                measure(fields, -DEGREES_MAX, DEGREES_MAX, "temperature_current"),
                measure(fields, -DEGREES_MAX, DEGREES_MAX, "temperature_max"),
                measure(fields, -DEGREES_MAX, DEGREES_MAX, "temperature_min"),
                fields.optionalCount(0, 100, "humidity"),
                measure(fields, 0, MEASURE_MAX, "rainfall"),
                measure(fields, 0, MEASURE_MAX, "wind_speed"),
                fields.optionalCount(0, WMO_CODE_MAX, "weather_code"),
                measure(fields, 0, UV_MAX, "uv_index"),
                fields.optionalCount(0, AIR_QUALITY_MAX, "air_quality_index", "aqi"),
                measure(fields, 0, MEASURE_MAX, "pm25"),
                measure(fields, 0, MEASURE_MAX, "pm10"),
                measure(fields, 0, MEASURE_MAX, "ozone"),
                measure(fields, 0, MEASURE_MAX, "nitrogen_dioxide"),
                measure(fields, 0, MEASURE_MAX, "sulfur_dioxide"),
                measure(fields, 0, MEASURE_MAX, "carbon_monoxide"),
                source(sources, "weather"),
                source(sources, "uv"),
                source(sources, "air_quality"));
        if (measures(reading).allMatch(OptionalInt::isEmpty)) {
            fields.mistake("temperature_current", "or another measure is required");
        }
        return reading;
    }

    /// The later reading, with the measures of the earlier one that it does not speak of.
    static ClimateReading over(ClimateReading earlier, ClimateReading later) {
        return new ClimateReading(
                last(earlier.temperatureHundredths(), later.temperatureHundredths()),
                last(earlier.temperatureMaxHundredths(), later.temperatureMaxHundredths()),
                last(earlier.temperatureMinHundredths(), later.temperatureMinHundredths()),
                last(earlier.humidityPercent(), later.humidityPercent()),
                last(earlier.rainfallHundredths(), later.rainfallHundredths()),
                last(earlier.windSpeedHundredths(), later.windSpeedHundredths()),
                last(earlier.weatherCode(), later.weatherCode()),
                last(earlier.uvIndexHundredths(), later.uvIndexHundredths()),
                last(earlier.airQualityIndex(), later.airQualityIndex()),
                last(earlier.pm25Hundredths(), later.pm25Hundredths()),
                last(earlier.pm10Hundredths(), later.pm10Hundredths()),
                last(earlier.ozoneHundredths(), later.ozoneHundredths()),
                last(earlier.nitrogenDioxideHundredths(), later.nitrogenDioxideHundredths()),
                last(earlier.sulfurDioxideHundredths(), later.sulfurDioxideHundredths()),
                last(earlier.carbonMonoxideHundredths(), later.carbonMonoxideHundredths()),
                last(earlier.weatherSource(), later.weatherSource()),
                last(earlier.uvSource(), later.uvSource()),
                last(earlier.airQualitySource(), later.airQualitySource()));
    }

    private static Stream<OptionalInt> measures(ClimateReading reading) {
        return Stream.of(
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
                reading.carbonMonoxideHundredths());
    }

    /// Feeds have more decimals than their instruments; two are kept.
    private static OptionalInt measure(JsonFields fields, int min, int max, String name) {
        Optional<BigDecimal> number = fields.optionalNumber(name);
        if (number.isEmpty()) return OptionalInt.empty();
        BigDecimal measured = number.get();
        if (measured.compareTo(BigDecimal.valueOf(min)) < 0 || measured.compareTo(BigDecimal.valueOf(max)) > 0) {
            fields.mistake(name, "must be a number from %d to %d".formatted(min, max));
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                measured.setScale(2, RoundingMode.HALF_UP).movePointRight(2).intValueExact());
    }

    private static String source(JsonFields sources, String name) {
        return sources.optionalText(0, SOURCE_MAX, name).orElse("");
    }

    private static OptionalInt last(OptionalInt earlier, OptionalInt later) {
        return later.isPresent() ? later : earlier;
    }

    private static String last(String earlier, String later) {
        return later.isEmpty() ? earlier : later;
    }
}
