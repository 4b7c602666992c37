package marigold.garden.gardeners;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.reads.Answer;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class GardenersQueries {
    private final JdbcClient jdbc;

    GardenersQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindGardener(long gardenerId) implements Query {}

    record GardenerAnswer(User user, Optional<Profile> profile) {}

    /// @param lastLogin always null: signing in keeps nothing
    record User(
            long id,
            String email,
            Optional<String> name,
            OptionalLong suburbId,
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> lastLogin) {}

    record Profile(
            long id,
            long userId,
            Optional<String> experienceLevel,
            Optional<String> gardenType,
            Optional<String> climateGoals,
            @JsonProperty("available_space_m2") Optional<BigDecimal> availableSpace,
            Optional<String> sunExposure,
            boolean hasContainers,
            boolean organicPreference,
            Optional<String> budgetLevel,
            @JsonRawValue String notificationPreferences,
            Instant createdAt,
            Instant updatedAt) {}

    Answer find(FindGardener query) {
        return Answer.of(jdbc.sql("""
            select gardener.gardener_id, email, name, registered_at, gardener.changed_at,
                   suburb_id, experience_level, garden_type, climate_goals, available_space_square_decimetres,
                   sun_exposure, has_containers, organic_preference, budget_level, notification_preferences,
                   first_at is not null as has_profile, first_at as profile_first_at,
                   profile.changed_at as profile_changed_at
              from read.gardeners gardener
              left join read.gardeners_profile profile on profile.gardener_id = gardener.gardener_id
             where gardener.gardener_id = :gardenerId
            """)
                .param("gardenerId", query.gardenerId())
                .query((row, _) -> gardener(row))
                .optional()
                .orElseThrow(GardenersQueries::unknown));
    }

    /// Whom an address in lower case means.
    long idOf(String email) {
        return jdbc.sql("select gardener_id from read.gardeners where email = :email")
                .param("email", email)
                .query(Long.class)
                .optional()
                .orElseThrow(GardenersQueries::unknown);
    }

    private static Unknown unknown() {
        return new Unknown("User not found");
    }

    private static GardenerAnswer gardener(ResultSet row) throws SQLException {
        User user = new User(
                row.getLong("gardener_id"),
                row.getString("email"),
                text(row, "name"),
                Sql.optionalLong(row, "suburb_id"),
                Sql.instant(row, "registered_at"),
                Sql.instant(row, "changed_at"),
                Optional.empty());
        return new GardenerAnswer(user, row.getBoolean("has_profile") ? Optional.of(profile(row)) : Optional.empty());
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getLong("gardener_id"),
                row.getLong("gardener_id"),
                text(row, "experience_level"),
                text(row, "garden_type"),
                text(row, "climate_goals"),
                squareMetres(Sql.optionalInt(row, "available_space_square_decimetres")),
                text(row, "sun_exposure"),
                row.getBoolean("has_containers"),
                row.getBoolean("organic_preference"),
                text(row, "budget_level"),
                text(row, "notification_preferences").orElse(null),
                Sql.instant(row, "profile_first_at"),
                Sql.instant(row, "profile_changed_at"));
    }

    /// Rows have no null: `""` is nothing.
    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.of(row.getString(column)).filter(text -> !text.isEmpty());
    }

    private static Optional<BigDecimal> squareMetres(OptionalInt squareDecimetres) {
        return squareDecimetres.isPresent()
                ? Optional.of(BigDecimal.valueOf(squareDecimetres.getAsInt(), 2))
                : Optional.empty();
    }
}
