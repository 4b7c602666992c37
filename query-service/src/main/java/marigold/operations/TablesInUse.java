package marigold.operations;

import java.util.Map;
import marigold.refusal.Refusal;

/// Somebody reads the live tables for so long that they cannot be moved now.
final class TablesInUse extends Refusal {
    TablesInUse(String readModel) {
        super(409, "tables-in-use", "A long query reads the tables of %s".formatted(readModel));
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "5");
    }
}
