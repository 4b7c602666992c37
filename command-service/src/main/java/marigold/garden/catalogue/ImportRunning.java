package marigold.garden.catalogue;

import java.util.Map;
import marigold.refusal.Refusal;

/// Somebody else is importing; two files at once would take turns at revising the same plants.
final class ImportRunning extends Refusal {
    ImportRunning() {
        super(409, "import-running", "Another import is running; its progress says how far it has come.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "10");
    }
}
