package marigold.operations;

import marigold.refusal.Refusal;

/// The read model has no tables to go back to, or they are of another shape than the live ones by now.
final class NothingKept extends Refusal {
    NothingKept(String readModel) {
        super(409, "nothing-kept", "There are no tables of %s to go back to".formatted(readModel));
    }
}
