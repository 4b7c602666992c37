package marigold.garden.instances;

import marigold.garden.checklist.Completion;

/// The step of the journal that a screen opens with: 1 the checklist, 2 the setup, 3 the growing. None of
/// them has to be done for the next.
final class JournalStep {
    private JournalStep() {}

    static int of(boolean growing, boolean setupCompleted, Completion checklist) {
        if (growing) return 3;
        return setupCompleted || checklist.meetsThreshold() ? 2 : 1;
    }
}
