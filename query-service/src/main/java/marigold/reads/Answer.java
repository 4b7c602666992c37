package marigold.reads;

import java.util.List;
import java.util.OptionalLong;

/// What a query found, before it is written as JSON.
///
/// @param body  a record, or a list of records
/// @param total how many rows there are on all pages; empty when the answer has no pages
public record Answer(Object body, OptionalLong total) {
    public static Answer of(Object body) {
        return new Answer(body, OptionalLong.empty());
    }

    /// One page of a list.
    public static Answer page(List<?> rows, long total) {
        return new Answer(rows, OptionalLong.of(total));
    }
}
