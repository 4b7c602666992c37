package marigold.idempotency;

import java.util.Map;
import marigold.refusal.Refusal;

/// Other requests kept changing the same things; nothing was stored, and the same request may be sent again.
final class WriteConflict extends Refusal {
    WriteConflict() {
        super(409, "conflict", "Others are changing the same records at this moment; please try again.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "1");
    }
}
