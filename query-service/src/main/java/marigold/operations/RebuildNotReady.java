package marigold.operations;

import marigold.refusal.Refusal;

/// The read model has no tables beside the live ones that could be put in their place.
final class RebuildNotReady extends Refusal {
    RebuildNotReady(String readModel) {
        super(409, "rebuild-not-ready", "There is no rebuild of %s that is ready".formatted(readModel));
    }
}
