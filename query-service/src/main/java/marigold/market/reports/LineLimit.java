package marigold.market.reports;

import marigold.refusal.InvalidRequest;

/// How many lines one report may list: a year of a large stall. More would be tens of megabytes that nobody
/// reads, and a way to use up the memory.
final class LineLimit {
    static final int LINES_MAX = 50_000;

    private LineLimit() {}

    /// @param lines as many as the statement found, which looks for one more than the limit
    static void check(int lines) {
        if (lines > LINES_MAX) {
            throw new InvalidRequest(
                    "from_date", "must be later: the period has more than %d lines".formatted(LINES_MAX));
        }
    }
}
