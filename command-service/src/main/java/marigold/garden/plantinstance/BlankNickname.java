package marigold.garden.plantinstance;

import marigold.refusal.Refusal;

/// An instance without a name cannot be told from another of the same plant.
final class BlankNickname extends Refusal {
    BlankNickname() {
        super(400, "blank-nickname", "Plant nickname cannot be empty");
    }
}
