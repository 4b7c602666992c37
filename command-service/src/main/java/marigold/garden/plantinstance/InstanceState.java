package marigold.garden.plantinstance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What the screens show of an instance after a command.
///
/// @param version how many events its life has
record InstanceState(
        String nickname,
        LocalDate startsOn,
        LocalDate maturesOn,
        String stageName,
        boolean growing,
        String notes,
        String location,
        Optional<Instant> setupCompletedAt,
        int itemsCompleted,
        int items,
        int version) {}
