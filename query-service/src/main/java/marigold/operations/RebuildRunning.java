package marigold.operations;

import marigold.refusal.Refusal;

/// A read model is rebuilt or verified once at a time.
final class RebuildRunning extends Refusal {
    RebuildRunning(String readModel) {
        super(409, "rebuild-running", "A rebuild of %s is not finished".formatted(readModel));
    }
}
