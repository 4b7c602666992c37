package marigold.operations;

import marigold.refusal.Refusal;

/// Rows that a parked event concerns have gone further, so applying it now would be wrong.
final class OnlyRebuild extends Refusal {
    OnlyRebuild(String readModel) {
        super(
                409,
                "only-rebuild",
                "Rows that the event concerns have gone further; only a rebuild of %s is right".formatted(readModel));
    }
}
