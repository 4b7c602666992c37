package marigold.reads;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;

/// What an answer is written as.
///
/// @param contentSecurityPolicy what a browser may do with it, where that differs from every other answer
/// @param edition               of the texts around the rows, `""` for none; the `ETag` has it
/// @param writer                from what the query found to bytes
public record Medium(
        MediaType type, Optional<String> contentSecurityPolicy, String edition, Function<Object, byte[]> writer) {
    /// The type, written once.
    String contentType() {
        return type.toString();
    }

    static final Medium JSON = json("");

    /// One list as a file, for those that are nothing else in any request; others are exported when asked.
    public static final Medium CSV = new Medium(
            MediaType.parseMediaType("text/csv;charset=utf-8;header=present"), Optional.empty(), "", Export::bytes);

    /// JSON that has texts of an edition in it.
    public static Medium json(String edition) {
        return new Medium(MediaType.APPLICATION_JSON, Optional.empty(), edition, Json::write);
    }
}
