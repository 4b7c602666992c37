package marigold.idempotency;

import marigold.refusal.Refusal;

/// The key stands for another request, so this one cannot be its repetition.
final class IdempotencyKeyReused extends Refusal {
    IdempotencyKeyReused() {
        super(422, "idempotency-key-reused", "This Idempotency-Key was already used for another request.");
    }
}
