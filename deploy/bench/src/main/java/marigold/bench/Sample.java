package marigold.bench;

import java.util.OptionalDouble;

/// What one run of one side came to.
///
/// @param perSecond what was done in a second
/// @param p99Millis where the tool says it
/// @param failures  requests that failed or were answered with an error
record Sample(double perSecond, long done, OptionalDouble p99Millis, long failures) {
    static Sample of(long done, double seconds) {
        return new Sample(done / seconds, done, OptionalDouble.empty(), 0);
    }
}
