package marigold.operations;

import java.util.Map;
import marigold.refusal.Refusal;

/// Another process applies the events; this one would change read models behind its back.
final class ProjectingElsewhere extends Refusal {
    ProjectingElsewhere() {
        super(503, "projecting-elsewhere", "Another process applies events at present; ask that one");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "5");
    }
}
