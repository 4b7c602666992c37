package marigold.projection;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A rebuild of a read model beside its live tables, as it is stored.
///
/// @param version            of the fold that builds
/// @param verifyPercent      part of the rows that is compared with the live ones; 0 is none
/// @param eventsPerSecondMax that it may apply; absent is without limit
/// @param swaps              whether it puts its tables in place by itself when they do not differ
/// @param rowsCompared       of both sides; absent before
/// @param rowsDifferent      that differ or are on one side only; absent before
/// @param differences        the first of them, each a JSON object with table, key and both rows
/// @param problem            why it does not go on; `""` when it does
public record Rebuild(
        long id,
        String readModel,
        Purpose purpose,
        State state,
        int version,
        int verifyPercent,
        OptionalInt eventsPerSecondMax,
        boolean swaps,
        String askedBy,
        String reason,
        Instant askedAt,
        Instant changedAt,
        OptionalLong rowsCompared,
        OptionalLong rowsDifferent,
        List<String> differences,
        String problem) {

    /// What for: to put the new tables in place, or only to compare them.
    public enum Purpose {
        REBUILD,
        VERIFY
    }

    /// How far it is. `SWAPPED` lasts as long as the tables before it are kept.
    public enum State {
        PLANNED,
        BUILDING,
        CATCHING_UP,
        VERIFYING,
        READY,
        SWAPPED,
        ROLLED_BACK,
        RETIRED;

        /// Whether new tables stand beside the live ones.
        public boolean isAside() {
            return compareTo(SWAPPED) < 0;
        }
    }

    /// What an operator asks for.
    public record Order(
            String readModel,
            Purpose purpose,
            int verifyPercent,
            OptionalInt eventsPerSecondMax,
            boolean swaps,
            String askedBy,
            String reason) {}

    /// Whether the new tables wait for an operator's word.
    public boolean isWaiting() {
        return state == State.READY && !(swaps && rowsDifferent.orElse(0) == 0);
    }
}
