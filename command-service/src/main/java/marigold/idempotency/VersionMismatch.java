package marigold.idempotency;

import java.util.Map;
import marigold.refusal.Refusal;

/// Somebody else changed the thing after the caller had read it.
final class VersionMismatch extends Refusal {
    VersionMismatch(int version) {
        super(
                412,
                "version-mismatch",
                "Somebody changed this meanwhile; please reload it and try again.",
                Map.of("version", version));
    }
}
