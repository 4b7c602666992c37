package marigold.reads;

import marigold.refusal.Refusal;

/// As many exports as may run at once are running.
public final class TooManyExports extends Refusal {
    public TooManyExports() {
        super(503, "too-many-exports", "Too many exports are running. Please try again in a moment.");
    }
}
