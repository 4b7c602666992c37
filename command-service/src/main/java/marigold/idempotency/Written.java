package marigold.idempotency;

import java.util.Optional;
import marigold.web.ConsistencyToken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The outcome of a write that was committed, now or by an earlier request with the same key.
///
/// @param position the event store's position after it; empty when no event was appended
/// @param replayed whether an earlier request did it
/// @param seen     what the caller has seen since, if that request did it: his cookie never goes back
public record Written(
        int status, String contentType, byte[] body, Optional<Long> position, boolean replayed, long seen) {
    /// For a caller who has seen nothing yet.
    public Written(int status, String contentType, byte[] body, Optional<Long> position, boolean replayed) {
        this(status, contentType, body, position, replayed, 0);
    }

    /// The same, committed at that position.
    Written at(long committed) {
        return new Written(status, contentType, body, Optional.of(committed), replayed, seen);
    }

    private static final String IDEMPOTENT_REPLAYED = "Idempotent-Replayed";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The HTTP answer, with a consistency token as header and as a session cookie: a browser's next read
    /// sees this write.
    public ResponseEntity<byte[]> answer() {
        return answer(Optional.empty());
    }

    /// The same, with the `version` of the answer's thing as its entity tag, for the next change's
    /// `If-Match`.
    public ResponseEntity<byte[]> versionedAnswer() {
        return answer(
                Optional.of(Precondition.tag(JSON.readTree(body).get("version").asInt())));
    }

    private ResponseEntity<byte[]> answer(Optional<String> tag) {
        var answer = ResponseEntity.status(status).contentType(MediaType.parseMediaType(contentType));
        if (replayed) answer.header(IDEMPOTENT_REPLAYED, "true");
        position.ifPresent(after -> answer.header(ConsistencyToken.NAME, Long.toString(after))
                .header(HttpHeaders.SET_COOKIE, cookie(Math.max(after, seen))));
        tag.ifPresent(answer::eTag);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }

    /// A whole number of the answer, also of a replayed one.
    public long number(String member) {
        return JSON.readTree(body).get(member).asLong();
    }

    private static String cookie(long position) {
        return ResponseCookie.from(ConsistencyToken.NAME, Long.toString(position))
                .path("/")
                .sameSite("Lax")
                .httpOnly(true)
                .build()
                .toString();
    }

    /// The same with one more member, which is sent but never stored.
    public Written with(String member, String value) {
        ObjectNode object = (ObjectNode) JSON.readTree(body);
        object.put(member, value);
        return new Written(status, contentType, JSON.writeValueAsBytes(object), position, replayed, seen);
    }
}
