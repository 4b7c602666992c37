package marigold.garden.plantinstance;

import marigold.refusal.Refusal;

/// A plant that was completed or archived does not grow any more.
final class InstanceIsOver extends Refusal {
    InstanceIsOver() {
        super(409, "instance-is-over", "This plant has been completed or archived");
    }
}
