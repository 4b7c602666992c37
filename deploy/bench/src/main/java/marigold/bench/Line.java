package marigold.bench;

import java.io.IOException;
import java.util.List;

/// One line of the benchmark: one kind of work and what is expected of it. Its class says what is measured,
/// beside whom, and the targets.
interface Line {
    /// Stays the line's number for ever.
    int id();

    String name();

    /// Warms up and measures; [Arena#fight] runs the rounds of duels.
    List<Part> measure(Arena arena) throws IOException;
}
