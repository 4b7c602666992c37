package marigold.market.reports;

import marigold.reads.Query;

/// A question for a report, which may have every line of a long period.
interface ReportQuery extends Query {
    @Override
    default boolean isLong() {
        return true;
    }
}
