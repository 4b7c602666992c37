package marigold.garden.recommendations;

import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The months in which a plant is sown in one climate zone.
///
/// @param bits one a month, January the lowest
record SowingMonths(int bits) {
    static final int IN_SEASON = 10;
    static final int BESIDE_SEASON = 7;

    private static final List<Month> ALL = List.of(Month.values());

    static final SowingMonths NONE = new SowingMonths(0);

    static SowingMonths of(Month... months) {
        return new SowingMonths(
                Arrays.stream(months).mapToInt(SowingMonths::bit).reduce(0, (all, bit) -> all | bit));
    }

    boolean contains(Month month) {
        return (bits & bit(month)) != 0;
    }

    /// How well the month suits the plant, in tenths: fully in a sowing month, less in a month beside one,
    /// not at all in any other. December and January are beside each other.
    int seasonTenths(Month month) {
        if (contains(month)) return IN_SEASON;
        return contains(month.minus(1)) || contains(month.plus(1)) ? BESIDE_SEASON : 0;
    }

    /// English names in the order of the calendar.
    List<String> names() {
        List<String> names = new ArrayList<>(ALL.size());
        for (Month month : ALL) if (contains(month)) names.add(PlantAnswers.name(month));
        return names;
    }

    private static int bit(Month month) {
        return 1 << month.ordinal();
    }
}
