package marigold.idempotency;

import java.util.Optional;
import java.util.OptionalLong;
import marigold.security.Session;

/// A path that vendors' users post to again and again, one id in its middle, of which most requests are
/// decided quickly. Whoever has written there before comes in before the filters ([KnownWriters]).
public interface QuickRoute {
    /// The path's part before the id.
    String before();

    /// The path's part after the id.
    String after();

    /// Does the same as the controller, but only what is done at once or not at all: see [Writes#quickly].
    Optional<Written> write(Session session, long id, WriteRequest request);

    /// The id in a path of this route as clients usually send it, with or without the slash at its end.
    default OptionalLong idIn(String path) {
        int end = path.length() - (path.endsWith("/") ? 1 : 0) - after().length();
        int begin = before().length();
        // Eighteen digits always fit.
        boolean isOurs = begin < end && end - begin <= 18 && path.startsWith(before()) && path.startsWith(after(), end);
        if (!isOurs || path.charAt(begin) == '0') return OptionalLong.empty();
        long id = 0;
        for (int at = begin; at < end; at++) {
            char digit = path.charAt(at);
            if (digit < '0' || digit > '9') return OptionalLong.empty();
            id = 10 * id + digit - '0';
        }
        return OptionalLong.of(id);
    }

    /// The path as controllers see it.
    default String path(long id) {
        return before() + id + after();
    }
}
