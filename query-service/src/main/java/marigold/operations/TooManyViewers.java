package marigold.operations;

import java.util.Map;
import marigold.refusal.Refusal;

/// As many streams as may be open at once are open.
final class TooManyViewers extends Refusal {
    TooManyViewers() {
        super(503, "too-many-viewers", "Too many people watch the read models. Please try again in a moment.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "10");
    }
}
