package marigold.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What came of a line.
///
/// @param failure why it could not be measured to its end, in a sentence
record Result(int id, String name, List<Part> parts, Optional<String> failure) {
    static Result of(Line line, List<Part> parts) {
        return new Result(line.id(), line.name(), parts, Optional.empty());
    }

    static Result failed(Line line, String sentence) {
        return new Result(line.id(), line.name(), List.of(), Optional.of(sentence));
    }

    /// The part whose figure stands for the line: the one that is nearest to missing its target, or misses it
    /// most; the first where no target is set.
    Optional<Part> weakest() {
        return parts.stream().min(Comparator.comparingDouble(Part::margin));
    }

    /// It was measured, and every target in it is met.
    boolean holds() {
        return failure.isEmpty() && !parts.isEmpty() && parts.stream().allMatch(Part::holds);
    }
}
