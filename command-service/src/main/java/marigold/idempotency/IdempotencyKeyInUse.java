package marigold.idempotency;

import java.util.Map;
import marigold.refusal.Refusal;

/// The first request with this key is still being worked on; its answer can be had a moment later.
final class IdempotencyKeyInUse extends Refusal {
    IdempotencyKeyInUse() {
        super(409, "idempotency-key-in-use", "The first request with this Idempotency-Key is still running.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "1");
    }
}
