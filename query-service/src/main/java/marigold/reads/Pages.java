package marigold.reads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/// Counts the rows of all pages with the page's own statement, by `count(*) over () as total`.
public final class Pages {
    private Pages() {}

    /// The total that the rows of one statement carry.
    public static final class Counted {
        private long total = -1;

        /// Notes the row's total and gives the row back.
        public ResultSet of(ResultSet row) throws SQLException {
            // The same in every row.
            if (total < 0) total = row.getLong("total");
            return row;
        }

        /// Whether there was no row.
        public boolean isEmpty() {
            return total < 0;
        }

        /// The total that the rows carried; there was at least one.
        public long total() {
            return total;
        }

        /// The total. A page behind the last one has no row to carry it: then a second statement counts.
        public long total(Page page, LongSupplier count) {
            if (total >= 0) return total;
            return page.number() == 1 ? 0 : count.getAsLong();
        }
    }
}
