package marigold.reads;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a query found, before it is written.
///
/// @param body  a record, or a list of records
/// @param total how many rows there are on all pages; empty when the answer has no numbered pages
/// @param next  cursor of the next page, where pages have cursors and this is not the last one
/// @param note  what a person should know of the answer and its body has no place for
public record Answer(Object body, OptionalLong total, Optional<String> next, Optional<String> note) {
    public Answer(Object body, OptionalLong total, Optional<String> next) {
        this(body, total, next, Optional.empty());
    }

    public static Answer of(Object body) {
        return new Answer(body, OptionalLong.empty(), Optional.empty());
    }

    /// One page of a list.
    public static Answer page(List<?> rows, long total) {
        return new Answer(rows, OptionalLong.of(total), Optional.empty());
    }

    /// One page of a list that goes on behind a cursor.
    public static Answer before(List<?> rows, String next) {
        return new Answer(rows, OptionalLong.empty(), Optional.of(next));
    }

    /// @param note a sentence in ASCII; it becomes a header
    public static Answer noted(Object body, String note) {
        return new Answer(body, OptionalLong.empty(), Optional.empty(), Optional.of(note));
    }
}
