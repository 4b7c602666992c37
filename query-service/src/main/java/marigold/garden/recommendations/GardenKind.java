package marigold.garden.recommendations;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marigold.garden.events.GardenerEvent.Profile;
import marigold.garden.recommendations.Preferences.Care;
import marigold.request.JsonBody;

/// What a score reads of a saved profile; gardens that are alike are equal, and there are 96 kinds of them.
/// All that a profile does not ask for is as in a request that does not speak of it.
record GardenKind(boolean indoors, boolean smallSpace, Optional<Sunlight> sunlight, boolean containers, Care care) {
    private static final Preferences UNSAID = Preferences.of(JsonBody.object("{}".getBytes(StandardCharsets.UTF_8)));

    /// By their words: a fold asks for the same few a million times.
    private static final Map<String, GardenKind> ALL = new ConcurrentHashMap<>();

    private static final String BALCONY = "balcony";
    private static final String INDOOR = "indoor";

    /// Where nothing grows but in a pot.
    private static final Set<String> WITHOUT_SOIL = Set.of(BALCONY, INDOOR);

    private static final Set<String> SPACIOUS = Set.of("backyard", "community_garden");

    /// 3 m², as for requests.
    private static final int SMALL_BELOW_SQUARE_DECIMETRES = 300;

    static GardenKind of(Profile profile) {
        String type = profile.gardenType().isEmpty() ? BALCONY : profile.gardenType();
        OptionalInt space = profile.availableSpaceSquareDecimetres();
        return new GardenKind(
                type.equals(INDOOR),
                space.isPresent() ? space.getAsInt() < SMALL_BELOW_SQUARE_DECIMETRES : !SPACIOUS.contains(type),
                profile.sunExposure().isEmpty() ? UNSAID.sunlight() : Sunlight.of(profile.sunExposure()),
                profile.hasContainers() || WITHOUT_SOIL.contains(type),
                switch (profile.experienceLevel()) {
                    case "intermediate" -> Care.MEDIUM;
                    case "advanced" -> Care.HIGH;
                    default -> Care.LOW;
                });
    }

    /// As rows keep it: five words.
    String words() {
        return String.join(
                " ",
                indoors ? "indoors" : "outdoors",
                smallSpace ? "small" : "spacious",
                sunlight.map(Sunlight::word).orElse("any_sun"),
                containers ? "containers" : "soil",
                care.name().toLowerCase(Locale.ROOT));
    }

    static GardenKind of(String words) {
        return ALL.computeIfAbsent(words, GardenKind::read);
    }

    private static GardenKind read(String words) {
        String[] word = words.split(" ");
        return new GardenKind(
                word[0].equals("indoors"),
                word[1].equals("small"),
                Sunlight.of(word[2]),
                word[3].equals("containers"),
                Care.valueOf(word[4].toUpperCase(Locale.ROOT)));
    }

    Preferences preferences() {
        return new Preferences(
                indoors,
                smallSpace,
                sunlight,
                UNSAID.windy(),
                containers,
                UNSAID.goal(),
                UNSAID.wantsEdible(),
                UNSAID.wantsFlowers(),
                UNSAID.colours(),
                UNSAID.fragrant(),
                care,
                UNSAID.pace());
    }
}
