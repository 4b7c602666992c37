package marigold.garden.recommendations;

import java.util.Map;
import marigold.refusal.Refusal;

/// More plants were asked for at once than one answer has figures on.
final class TooManyPlants extends Refusal {
    static final int PLANTS_MAX = 20;

    TooManyPlants(int plants) {
        super(
                400,
                "too-many-plants",
                "At most %d plants can be quantified at once.".formatted(PLANTS_MAX),
                Map.of("plants", plants, "plantsMax", PLANTS_MAX));
    }
}
