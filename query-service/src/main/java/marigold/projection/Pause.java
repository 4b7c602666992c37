package marigold.projection;

import java.time.Instant;
import java.util.Optional;

/// A read model that an operator has stopped for a while.
///
/// @param onlyRebuild whether only its rebuild rests, and the live rows go on
/// @param until       when it goes on by itself; absent is when an operator says so
public record Pause(
        String readModel, boolean onlyRebuild, String by, String reason, Instant at, Optional<Instant> until) {

    /// What an operator asks for.
    public record Order(String readModel, boolean onlyRebuild, String by, String reason, Optional<Instant> until) {}
}
