package marigold.reads;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is written to a caller.
///
/// @param headers of [#OF_ANSWER]
/// @param body    to be released when it is written; empty when the caller has it already
record Reply(List<Header> headers, Optional<Content> body) {
    static final String STALE = "Stale";
    static final String TOTAL = "X-Total-Count";
    static final String NOTE = "Note";

    /// Headers that are another answer's with another question, in lower case. All others are the same for
    /// every answer to a caller at an address.
    static final Set<String> OF_ANSWER =
            Set.of("content-encoding", "content-type", "etag", "link", "note", "stale", "x-total-count");

    record Header(String name, String value) {}
}
