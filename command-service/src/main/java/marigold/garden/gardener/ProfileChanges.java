package marigold.garden.gardener;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.GardenerEvent.Profile;

/// What is to change in a profile. What is empty stays; `""`, or an optional that is there and empty itself,
/// clears.
record ProfileChanges(
        Optional<OptionalLong> suburbId,
        Optional<String> experienceLevel,
        Optional<String> gardenType,
        Optional<String> climateGoals,
        Optional<OptionalInt> availableSpaceSquareDecimetres,
        Optional<String> sunExposure,
        Optional<Boolean> hasContainers,
        Optional<Boolean> organicPreference,
        Optional<String> budgetLevel,
        Optional<String> notificationPreferences) {
    static final boolean HAS_CONTAINERS_AT_FIRST = false;
    static final boolean ORGANIC_PREFERENCE_AT_FIRST = true;

    /// The profile of a gardener who has not said anything.
    static final Profile BLANK = new Profile(
            OptionalLong.empty(),
            "",
            "",
            "",
            OptionalInt.empty(),
            "",
            HAS_CONTAINERS_AT_FIRST,
            ORGANIC_PREFERENCE_AT_FIRST,
            "",
            "");

    ProfileChanges into(long suburb) {
        return new ProfileChanges(
                Optional.of(OptionalLong.of(suburb)),
                experienceLevel,
                gardenType,
                climateGoals,
                availableSpaceSquareDecimetres,
                sunExposure,
                hasContainers,
                organicPreference,
                budgetLevel,
                notificationPreferences);
    }

    Profile onto(Profile before) {
        return new Profile(
                suburbId.orElse(before.suburbId()),
                experienceLevel.orElse(before.experienceLevel()),
                gardenType.orElse(before.gardenType()),
                climateGoals.orElse(before.climateGoals()),
                availableSpaceSquareDecimetres.orElse(before.availableSpaceSquareDecimetres()),
                sunExposure.orElse(before.sunExposure()),
                hasContainers.orElse(before.hasContainers()),
                organicPreference.orElse(before.organicPreference()),
                budgetLevel.orElse(before.budgetLevel()),
                notificationPreferences.orElse(before.notificationPreferences()));
    }
}
