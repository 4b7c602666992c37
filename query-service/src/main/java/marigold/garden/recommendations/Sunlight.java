package marigold.garden.recommendations;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How much sun a place gives or a plant wants, from little to much: the distance of two is that of their
/// places in this order.
enum Sunlight {
    BRIGHT_SHADE,
    PART_SUN,
    FULL_SUN;

    private static final List<Set<Sunlight>> SETS =
            IntStream.range(0, 1 << values().length).mapToObj(Sunlight::levels).toList();

    /// Empty for a word that is none of them, such as `low_light`.
    static Optional<Sunlight> of(String word) {
        return switch (word) {
            case "bright_shade" -> Optional.of(BRIGHT_SHADE);
            case "part_sun" -> Optional.of(PART_SUN);
            case "full_sun" -> Optional.of(FULL_SUN);
            default -> Optional.empty();
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The distance to the nearest of the levels that a plant tolerates; empty when the place's or the
    /// plant's are unknown.
    static OptionalInt distance(Optional<Sunlight> place, Set<Sunlight> tolerated) {
        if (place.isEmpty() || tolerated.isEmpty()) return OptionalInt.empty();
        int nearest = Integer.MAX_VALUE;
        for (Sunlight light : tolerated) {
            nearest = Math.min(nearest, Math.abs(light.ordinal() - place.get().ordinal()));
        }
        return OptionalInt.of(nearest);
    }

    /// A set as a number, one bit a level, the lowest for bright shade.
    static int bits(Collection<Sunlight> levels) {
        return levels.stream().mapToInt(Sunlight::bit).reduce(0, (all, bit) -> all | bit);
    }

    /// The set that [#bits] made a number of.
    static Set<Sunlight> setOf(int bits) {
        return SETS.get(bits);
    }

    private static Set<Sunlight> levels(int bits) {
        return Arrays.stream(values())
                .filter(light -> (bits & light.bit()) != 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    private int bit() {
        return 1 << ordinal();
    }
}
