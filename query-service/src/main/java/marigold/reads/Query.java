package marigold.reads;

import java.util.Optional;

/// A record of everything that an answer depends on besides the read models' rows. Its tenant comes from the
/// session, never from the request.
public interface Query {
    /// The page, for lists that have pages: its answer carries `X-Total-Count` and `Link`.
    default Optional<Page> paging() {
        return Optional.empty();
    }

    /// The dates, where today decided about them: tomorrow the same address has another answer.
    default Optional<DateRange> dates() {
        return Optional.empty();
    }

    /// Whether the answer may have thousands of rows.
    default boolean isLong() {
        return false;
    }

    default Medium medium() {
        return Medium.JSON;
    }
}
