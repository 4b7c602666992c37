package marigold.idempotency;

import java.util.Optional;
import java.util.stream.Stream;

/// What a caller wants to be true of a thing before it is changed: that it still has the version that he saw.
///
/// @param ifMatch the request's `If-Match`; without one, every version will do
public record Precondition(Optional<String> ifMatch) {
    public static final Precondition NONE = new Precondition(Optional.empty());

    /// Throws [VersionMismatch] unless the version is one of those that the caller named. A weak tag is none
    /// of ours.
    public void require(int version) {
        if (ifMatch.isEmpty()) return;
        String tag = tag(version);
        if (Stream.of(ifMatch.get().split(",", -1))
                .map(String::strip)
                .noneMatch(named -> named.equals("*") || named.equals(tag))) {
            throw new VersionMismatch(version);
        }
    }

    /// The version as an entity tag.
    static String tag(int version) {
        return "\"" + version + "\"";
    }
}
