package marigold.garden.gardener;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.gardener.Gardeners.Times;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A gardener with his profile, as screens get him.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record GardenerAnswer(boolean success, String message, User user, Profile profile) {
    /// @param lastLogin always null: signing in keeps nothing
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record User(
            long id,
            String email,
            String name,
            Long suburbId,
            Instant createdAt,
            Instant updatedAt,
            Instant lastLogin) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Profile(
            long id,
            long userId,
            String experienceLevel,
            String gardenType,
            String climateGoals,
            @JsonProperty("available_space_m2") BigDecimal availableSpace,
            String sunExposure,
            boolean hasContainers,
            boolean organicPreference,
            String budgetLevel,
            @JsonRawValue String notificationPreferences,
            Instant createdAt,
            Instant updatedAt) {}

    static GardenerAnswer of(String message, GardenerState gardener, Times times) {
        return new GardenerAnswer(
                true,
                message,
                new User(
                        gardener.gardenerId(),
                        gardener.email(),
                        orNull(gardener.name()),
                        orNull(gardener.profile()
                                .map(profile -> profile.suburbId())
                                .orElse(OptionalLong.empty())),
                        times.registeredAt(),
                        times.changedAt(),
                        null),
                profile(gardener, times).orElse(null));
    }

    private static Optional<Profile> profile(GardenerState gardener, Times times) {
        return gardener.profile()
                .map(profile -> new Profile(
                        gardener.gardenerId(),
                        gardener.gardenerId(),
                        orNull(profile.experienceLevel()),
                        orNull(profile.gardenType()),
                        orNull(profile.climateGoals()),
                        squareMetres(profile.availableSpaceSquareDecimetres()),
                        orNull(profile.sunExposure()),
                        profile.hasContainers(),
                        profile.organicPreference(),
                        orNull(profile.budgetLevel()),
                        orNull(profile.notificationPreferences()),
                        times.profileFirstAt().orElse(null),
                        times.profileChangedAt().orElse(null)));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Long orNull(OptionalLong id) {
        return id.isPresent() ? id.getAsLong() : null;
    }

    private static BigDecimal squareMetres(OptionalInt squareDecimetres) {
        return squareDecimetres.isPresent() ? BigDecimal.valueOf(squareDecimetres.getAsInt(), 2) : null;
    }
}
