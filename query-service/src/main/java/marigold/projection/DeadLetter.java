package marigold.projection;

import java.time.Instant;

/// An event that a read model has not applied.
///
/// @param sequence    position of the event that could not be taken: its own, or that of the one before it
/// @param failure     why it could not be taken; `""` when it only waits
/// @param fingerprint the same for failures of the same kind
/// @param whole       whether all rows of the tenant wait, because nobody can say which ones it concerns
/// @param tries       how often it was tried
public record DeadLetter(
        String readModel,
        long position,
        long sequence,
        long tenant,
        String eventType,
        String failure,
        String fingerprint,
        boolean whole,
        Instant parkedAt,
        int tries) {}
