package marigold.reads;

import marigold.refusal.Refusal;

/// As many exports as may run at once are running.
final class TooManyExports extends Refusal {
    TooManyExports() {
        super(503, "too-many-exports", "Too many exports are running. Please try again in a moment.");
    }
}
