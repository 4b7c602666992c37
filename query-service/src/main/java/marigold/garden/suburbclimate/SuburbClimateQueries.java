package marigold.garden.suburbclimate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.garden.Measures;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class SuburbClimateQueries {
    private static final String NOTHING = "No climate readings of this suburb";

    private final JdbcClient jdbc;

    SuburbClimateQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param nameKey the suburb's name in lower case
    record FindLatest(String nameKey) implements Query {}

    /// @param days from today back
    record FindHistory(String nameKey, int days, LocalDate today) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(new DateRange(today.minusDays(days), today, true));
        }
    }

    record FindStatus(LocalDate today) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(new DateRange(today, today, true));
        }
    }

    record Climate(
            Place suburb,
            Weather weather,
            Ultraviolet uv,
            AirQuality airQuality,
            LocalDate recordedDate,
            Source dataSource,
            Instant createdAt) {}

    record Place(String name, String postcode, BigDecimal latitude, BigDecimal longitude) {}

    record Weather(
            Optional<BigDecimal> temperatureCurrent,
            Optional<BigDecimal> temperatureMax,
            Optional<BigDecimal> temperatureMin,
            OptionalInt humidity,
            Optional<BigDecimal> rainfall,
            Optional<BigDecimal> windSpeed,
            OptionalInt weatherCode) {}

    record Ultraviolet(Optional<BigDecimal> index, Optional<String> category, Optional<String> protectionRequired) {}

    record AirQuality(
            OptionalInt aqi,
            Optional<String> category,
            Optional<BigDecimal> pm25,
            Optional<BigDecimal> pm10,
            Optional<BigDecimal> ozone,
            Optional<BigDecimal> nitrogenDioxide,
            Optional<BigDecimal> sulfurDioxide,
            Optional<BigDecimal> carbonMonoxide) {}

    record Source(Optional<String> weather, Optional<String> uv, Optional<String> airQuality) {}

    record History(String suburb, int days, List<Climate> history) {}

    Answer latest(FindLatest query) {
        return Answer.of(jdbc.sql("""
            select suburb.name, suburb.postcode, suburb.latitude_millionths, suburb.longitude_millionths, day.*
              from (select * from read.suburb_climate_suburb where name_key = :nameKey order by suburb_id limit 1) suburb
              join read.suburb_climate_latest latest on latest.suburb_id = suburb.suburb_id
              join read.suburb_climate day on day.suburb_id = suburb.suburb_id and day.recorded_on = latest.recorded_on
            """)
                .param("nameKey", query.nameKey())
                .query((row, _) -> climate(row))
                .optional()
                .orElseThrow(() -> new Unknown(NOTHING)));
    }

    Answer history(FindHistory query) {
        List<Climate> days = jdbc.sql("""
            select suburb.name, suburb.postcode, suburb.latitude_millionths, suburb.longitude_millionths, day.*
              from (select * from read.suburb_climate_suburb where name_key = :nameKey order by suburb_id limit 1) suburb
              join read.suburb_climate day on day.suburb_id = suburb.suburb_id
             where day.recorded_on between :from and :today
             order by day.recorded_on desc
            """)
                .param("nameKey", query.nameKey())
                .param("from", query.today().minusDays(query.days()))
                .param("today", query.today())
                .query((row, _) -> climate(row))
                .list();
        if (days.isEmpty()) throw new Unknown(NOTHING);
        return Answer.of(new History(days.getFirst().suburb().name(), query.days(), days));
    }

    private static Climate climate(ResultSet row) throws SQLException {
        OptionalInt uv = Sql.optionalInt(row, "uv_index_hundredths");
        OptionalInt air = Sql.optionalInt(row, "air_quality_index");
        return new Climate(
                new Place(
                        row.getString("name"),
                        row.getString("postcode"),
                        Measures.degrees(row.getInt("latitude_millionths")),
                        Measures.degrees(row.getInt("longitude_millionths"))),
                new Weather(
                        Measures.hundredths(row, "temperature_hundredths"),
                        Measures.hundredths(row, "temperature_max_hundredths"),
                        Measures.hundredths(row, "temperature_min_hundredths"),
                        Sql.optionalInt(row, "humidity_percent"),
                        Measures.hundredths(row, "rainfall_hundredths"),
                        Measures.hundredths(row, "wind_speed_hundredths"),
                        Sql.optionalInt(row, "weather_code")),
                new Ultraviolet(
                        Measures.hundredths(row, "uv_index_hundredths"),
                        uv.isPresent() ? Optional.of(ClimateScales.uv(uv.getAsInt())) : Optional.empty(),
                        uv.isPresent()
                                ? Optional.of(ClimateScales.uvProtectionRequired(uv.getAsInt()))
                                : Optional.empty()),
                new AirQuality(
                        air,
                        air.isPresent() ? Optional.of(ClimateScales.airQuality(air.getAsInt())) : Optional.empty(),
                        Measures.hundredths(row, "pm25_hundredths"),
                        Measures.hundredths(row, "pm10_hundredths"),
                        Measures.hundredths(row, "ozone_hundredths"),
                        Measures.hundredths(row, "nitrogen_dioxide_hundredths"),
                        Measures.hundredths(row, "sulfur_dioxide_hundredths"),
                        Measures.hundredths(row, "carbon_monoxide_hundredths")),
                Sql.date(row, "recorded_on"),
                new Source(source(row, "weather_source"), source(row, "uv_source"), source(row, "air_quality_source")),
                Sql.instant(row, "first_at"));
    }

    private static Optional<String> source(ResultSet row, String column) throws SQLException {
        return Optional.of(row.getString(column)).filter(source -> !source.isEmpty());
    }

    /// @param updateInProgress never: readings come from outside, and are recorded when their request answers
    record Status(
            List<Feed> apiStatus,
            long suburbsTotal,
            long suburbsCurrent,
            long suburbsOutdated,
            Optional<Instant> lastUpdate,
            boolean updateInProgress) {}

    record Feed(String apiName, String status, Instant lastUpdate, Instant lastSuccess) {}

    /// One statement, whatever the number of suburbs.
    Answer status(FindStatus query) {
        List<Feed> feeds = new ArrayList<>();
        long[] counts = new long[2];
        Instant[] last = new Instant[1];
        jdbc.sql("""
            select counted.*, feed.feed, feed.changed_at
              from (select (select count(*) from read.suburb_climate_suburb) as total,
                           count(*) filter (where latest.recorded_on = :today) as up_to_date,
                           max(latest.changed_at) as last_update
                      from read.suburb_climate_latest latest) counted
              left join read.suburb_climate_feed feed on true
             order by feed.feed
            """).param("today", query.today()).query(row -> {
            counts[0] = row.getLong("total");
            counts[1] = row.getLong("up_to_date");
            if (row.getObject("last_update") != null) last[0] = Sql.instant(row, "last_update");
            if (row.getString("feed") == null) return;
            Instant changedAt = Sql.instant(row, "changed_at");
            feeds.add(new Feed(row.getString("feed"), "success", changedAt, changedAt));
        });
        return Answer.of(
                new Status(feeds, counts[0], counts[1], counts[0] - counts[1], Optional.ofNullable(last[0]), false));
    }
}
