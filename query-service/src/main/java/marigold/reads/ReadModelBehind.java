package marigold.reads;

import java.util.Map;
import marigold.refusal.Refusal;

/// A read model has not yet applied the write that the caller wants to see, and the caller's patience is
/// over.
public final class ReadModelBehind extends Refusal {
    public ReadModelBehind(String readModel, long position) {
        super(
                503,
                "read-model-behind",
                "The answer does not contain your last change yet; try again in a second.",
                Map.of("readModel", readModel, "position", position));
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "1");
    }
}
